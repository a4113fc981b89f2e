public import KnowledgeBase
public import Language

/// A day of an entry, as other programs' calendars are told of it.
public struct DatedEvent: Sendable {
    /// The entry that says it.
    public let entry: EntryID
    /// What tells the day from others of the entry: the path of its field, and the row that it stands in.
    public let name: [String]
    /// The day that counts.
    public let day: CalendarDate
    /// When it begins, in minutes since midnight; nil for a day as a whole.
    public let time: Int?
    /// How long it lasts, in minutes; nil where that is not said.
    public let duration: Int?
    /// What readers see first, typeset.
    public let title: String
    /// What the day is to the entry, and who took it upon himself, typeset.
    public let what: String
    /// Where it takes place; nil where that is not said.
    public let place: String?
    /// Where it is read, from the site's root; nil where there is no page.
    public let path: String?
    /// The last day that the entry itself says and that has come; else the event's own. It is when it was said, as far as
    /// the content tells.
    public let said: CalendarDate
}
