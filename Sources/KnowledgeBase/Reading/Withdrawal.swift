public import ContentModel
public import Language

/// An entry that readers knew and that was withdrawn: its address says so, and where to look instead.
public struct Withdrawal: Sendable, Hashable {
    /// What it was.
    public let kind: KindID
    /// Its name in addresses.
    public let slug: String
    /// From which day on it is not said any more.
    public let day: CalendarDate
    /// What replaces it, where the audience sees something that does.
    public let instead: EntryID?

    /// Joins the four.
    public init(kind: KindID, slug: String, day: CalendarDate, instead: EntryID?) {
        (self.kind, self.slug, self.day, self.instead) = (kind, slug, day, instead)
    }
}
