/// What the index is told of one entry or page. All texts are UTF-8 bytes without markup.
public struct SearchDocument: Sendable, Equatable {
    /// The name of its kind, as people read it ("politique publique"); it can be searched for and is a facet.
    public var kind: [UInt8]
    /// Unique within its kind.
    public var id: [UInt8]
    /// From the root of the site, with an anchor where the entry has no page of its own.
    public var path: [UInt8]
    /// As it is read.
    public var title: [UInt8]
    /// Names of the people that the entry is about.
    public var names: [[UInt8]] = []
    /// What people call it (`aussi appelé`): counts as a title.
    public var aliases: [[UInt8]] = []
    /// Its sigles, dotted or not.
    public var sigles: [[UInt8]] = []
    /// Titles of the rows of a coverage that it belongs to.
    public var rows: [[UInt8]] = []
    /// Titles and other names of the columns that it belongs to.
    public var columns: [[UInt8]] = []
    /// The words with which people ask for it, or for what it says: « numéro », « référent ».
    public var asked: [[UInt8]] = []
    /// Its text, in reading order.
    public var sections: [Section] = []
    /// By what a search can be narrowed, beside the kind.
    public var facets: [FacetValue] = []
    /// Others sink below those in force.
    public var isInForce = true
    /// 0 to 7; 4 is ordinary.
    public var priority: UInt8 = 4
    /// Lines of an answer card, for entries that answer a question by themselves.
    public var card: [CardLine] = []

    /// Takes what every one of them has.
    public init(kind: [UInt8], id: [UInt8], path: [UInt8], title: [UInt8]) {
        self.kind = kind
        self.id = id
        self.path = path
        self.title = title
    }

    /// A heading with the text under it; the first one may have none.
    public struct Section: Sendable, Equatable {
        /// As it is read; empty for the text before the first heading.
        public var heading: [UInt8]
        /// The fragment identifier of the heading, empty at the top of the page.
        public var anchor: [UInt8]
        /// Plain text, UTF-8.
        public var text: [UInt8]
        /// Whether results quote it: values that merely stand side by side are found, not read.
        public var isQuoted: Bool

        /// Takes what every one of them has.
        public init(heading: [UInt8] = [], anchor: [UInt8] = [], text: [UInt8], isQuoted: Bool = true) {
            self.heading = heading
            self.anchor = anchor
            self.text = text
            self.isQuoted = isQuoted
        }
    }

    /// One value of a facet (`house`, `matter`, `audience`); a document may have several of one facet.
    public struct FacetValue: Sendable, Equatable {
        /// The name of the facet.
        public var facet: [UInt8]
        /// One of its values, as it is read.
        public var value: [UInt8]

        /// Takes what every one of them has.
        public init(facet: [UInt8], value: [UInt8]) {
            self.facet = facet
            self.value = value
        }
    }
}

/// A line of an answer card.
public struct CardLine: Sendable, Equatable {
    /// How the value is shown.
    public enum Role: UInt8, Sendable { case text, telephone, mail, link }

    /// What the line is for.
    public var role: Role
    /// What stands before the value.
    public var label: [UInt8]
    /// One of its values, as it is read.
    public var value: [UInt8]

    /// Takes what every one of them has.
    public init(_ role: Role, label: [UInt8], value: [UInt8]) {
        self.role = role
        self.label = label
        self.value = value
    }
}

/// A sigle with everything that it stands for, or words that mean the same: each is found by the others.
public struct Synonym: Sendable {
    /// The short form, or the first of the words.
    public var sigle: [UInt8]
    /// What it stands for, or the others.
    public var phrases: [[UInt8]]
    /// Whether these are words of one meaning, which count less than the word itself; what a sigle stands for is the sigle.
    public var isMeaning: Bool

    /// Takes what every one of them has.
    public init(sigle: [UInt8], phrases: [[UInt8]], isMeaning: Bool = false) {
        self.sigle = sigle
        self.phrases = phrases
        self.isMeaning = isMeaning
    }
}
