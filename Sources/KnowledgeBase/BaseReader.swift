public import ContentModel
public import Language

/// The only way in which pages, views and indexes see the base. Every read can be recorded: a page is a function of its
/// reads, which is what incremental builds, `why` and `impact` stand on.
public struct BaseReader {
    private let base: KnowledgeBase
    private let day: CalendarDate
    private let recorder: ReadRecorder?

    /// Reads a base, already cut to its edition, at a date.
    public init(_ base: KnowledgeBase, at date: CalendarDate, recorder: ReadRecorder? = nil) {
        self.base = base
        day = date
        self.recorder = recorder
    }

    /// What entries are. Not recorded: a changed model changes every page.
    public var model: Model { base.model }
    /// The site's language. Not recorded, for the same reason.
    public var language: SiteLanguage { base.language }

    /// All that an entry says.
    public func entry(_ id: EntryID) -> Entry<Linked> {
        recorder?.record(.entry(id))
        return base.entries[id.position]
    }

    /// What an entry says in a field of its kind. Recorded as a read of the entry.
    public func value(of id: EntryID, field: Int) -> FieldValue<Linked>? {
        recorder?.record(.entry(id))
        return base.entries[id.position].values[field]
    }

    /// An entry's text. Recorded as a read of the entry.
    public func body(of id: EntryID) -> LinkedPassage? {
        recorder?.record(.entry(id))
        return base.entries[id.position].body
    }

    /// An entry's first sentences. Recorded as a read of the entry.
    public func summary(of id: EntryID) -> String {
        recorder?.record(.entry(id))
        return base.entries[id.position].summary
    }

    /// An entry's title alone, as links show it.
    public func title(_ id: EntryID) -> String {
        recorder?.record(.title(id))
        return base.entries[id.position].title
    }

    /// Records that an entry's title is read, for those who keep titles in the form in which they are shown.
    public func recordTitle(of id: EntryID) { recorder?.record(.title(id)) }

    /// The position of an entry's kind in `Model.kinds`. It never changes for an entry, so that nothing is recorded.
    public func kind(of id: EntryID) -> Int { base.entries[id.position].kind }

    /// An entry's slug; with its kind, its address. Not recorded, for the same reason.
    public func slug(of id: EntryID) -> String { base.entries[id.position].slug }

    /// An entry's kind and slug, the kind as a whole copy: where only one of its properties is wanted, ask the model
    /// for that one at `kind(of:)`.
    public func identity(_ id: EntryID) -> (kind: Kind, slug: String) {
        (base.model.kinds[kind(of: id)], slug(of: id))
    }

    /// The entries of a kind, by slug.
    public func entries(ofKind kind: Int) -> [EntryID] {
        recorder?.record(.kind(kind))
        return base.ids(ofKind: kind)
    }

    /// How many entries a kind has.
    public func count(ofKind kind: Int) -> Int {
        recorder?.record(.count(kind))
        return base.ranges[kind].count
    }

    /// Who refers to an entry.
    public func backlinks(of id: EntryID) -> [Backlink] {
        recorder?.record(.backlinks(id))
        return base.backlinks[id.position]
    }

    /// Whether an entry holds at the site's date; the answer is what is recorded, not the date.
    public func validity(of id: EntryID) -> ValidityState {
        let state = base.validity(of: id, at: day)
        recorder?.record(.validity(id, state))
        return state
    }

    /// Whether reads are kept: what only serves to record many of them can be passed over otherwise.
    public var isRecording: Bool { recorder != nil }

    /// The site's date itself: only for where it is printed.
    public var date: CalendarDate {
        recorder?.record(.date)
        return day
    }

    /// Whether a day lies before the site's date; the answer is what is recorded, not the date.
    public func isPast(_ other: CalendarDate) -> Bool {
        let answer = other < day
        recorder?.record(.past(other, answer))
        return answer
    }

    /// The entry of that kind and slug.
    public func entry(kind: Int, slug: String) -> EntryID? {
        recorder?.record(.kind(kind))
        return base.id(kind: kind, slug: slug)
    }
}

/// One thing that a page wanted to know.
public enum Read: Hashable, Sendable {
    case entry(EntryID)
    case title(EntryID)
    case kind(Int)
    case count(Int)
    case backlinks(EntryID)
    case validity(EntryID, ValidityState)
    case past(CalendarDate, Bool)
    case date
}

/// What one page has read so far.
public final class ReadRecorder {
    /// The reads, each once.
    public private(set) var reads: Set<Read> = []

    /// A recorder for one page.
    public init() {}

    func record(_ read: Read) { reads.insert(read) }
}
