public import Language

/// What a generation of the site says, entry by entry, and what its day makes of it: all that comparing two of them, or
/// going back to one, must know. Kept beside the generation, for the builder's account alone.
public struct GenerationFacts: Sendable, Hashable {
    /// The site.
    public var site: Site
    /// In the order of the model: those that have entries.
    var kinds: [Kind] = []
    /// By kind, then by slug.
    var entries: [Entry] = []
    /// The views that the audience has.
    var views: [View] = []
    /// Whether the audience is told who is late.
    var tellsWhoIsLate = false
    /// The attached files, from the site's root.
    var files: [String] = []

    /// What a generation is, as a whole.
    public struct Site: Sendable, Hashable {
        /// As its pages have it.
        public var title: String
        /// The language of its pages.
        public var language: SiteLanguage
        /// Where it is read, ending with `/`; nil where that is not known.
        public var baseURL: String?
        /// The audience.
        public var edition: String
        /// The day as of which it was read.
        public var date: CalendarDate
        /// Whether that day is a choice and not the day of the build.
        public var isDateFixed: Bool
        /// An IANA name, which decides what day it is.
        public var timeZone: String
    }

    /// A sort of entry, in the model's words.
    struct Kind: Sendable, Hashable {
        var key: String
        var one: String
        var many: String
        /// `m`, `f` or `n`.
        var gender: String
        /// What an entry in force is called; empty for kinds without term.
        var inForce = ""
        /// What the steps of its entries are called; empty for kinds without.
        var steps = ""
        /// The keys of its fields: those that entries fill, and the others.
        var filled: [String] = []
        var empty: [String] = []
    }

    /// A view, by its key, with its title.
    struct View: Sendable, Hashable {
        var key: String
        var title: String
    }

    /// How the day finds an entry.
    enum Standing: String, Sendable, Hashable {
        case inForce = "in-force"
        case notYet = "not-yet"
        case ended, replaced
        case notPublished = "not-published"

        /// Whether it has held and does so no more.
        var isOver: Bool { self == .ended || self == .replaced }
    }

    /// What is said of one entry.
    struct Entry: Sendable, Hashable {
        /// A position in `kinds`.
        var kind: Int
        var slug: String
        var title: String
        /// Where it is read, from the site's root; nil where it has no such place.
        var address: String?
        /// Of all that readers are told: `Edition.shownDigest(of:)`.
        var digest: UInt64
        /// Of its whole text, where this audience reads another version or not all of it; else 0.
        var withheld: UInt64 = 0
        /// Of the values about a person, ascending.
        var personal: [UInt64] = []
        var standing: Standing
        /// The last day on which it holds.
        var until: CalendarDate?
        /// Whether the day on which it was to be read again has passed.
        var isToReview = false
        /// Its steps that are late; empty texts where the entry itself is.
        var late: [String] = []
    }

    /// An entry's name: that of its kind and its slug.
    struct Name: Hashable {
        let kind: String
        let slug: String
    }

    func name(of entry: Entry) -> Name { Name(kind: kinds[entry.kind].key, slug: entry.slug) }

    /// The entries by name.
    var byName: [Name: Entry] {
        Dictionary(entries.map { (name(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    }
}
