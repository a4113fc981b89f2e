public import Diagnostics
internal import Language

/// What the entries of a site are: kinds, their fields, the rules that hold between them, the views drawn from them.
///
/// Read from `content/model.yaml`; nothing in it is known to the program beforehand.
public struct Model: Sendable {
    /// The audiences, from the one that may see least to the one that may see all; never empty.
    public var editions: [String]
    /// In the order of the file.
    public let kinds: [Kind]
    /// In the order of the file.
    public var rules: [Rule]
    /// In the order of the file.
    public var views: [View]

    /// Whether an index view shows the entries of a kind.
    public func hasIndex(ofKind kind: KindID) -> Bool {
        views.contains { if case .index(let index) = $0.body { index.kind == kind } else { false } }
    }

    /// By kind: the relations that lead to it.
    let inversesByKind: [[Inverse]]

    /// Joins the parts of a model.
    public init(editions: [String], kinds: [Kind] = [], rules: [Rule] = [], views: [View] = []) {
        self.editions = editions
        self.kinds = kinds
        self.rules = rules
        self.views = views
        inversesByKind = Model.inverses(of: kinds)
    }

    /// The kind that an author's word names: its name, singular, plural or folder, folded; nil when there is none.
    public func kind(named word: String) -> Kind? {
        let folded = word.folded
        let slug = word.slug
        return kinds.first { $0.key == slug || $0.name.folded == folded }
            ?? kinds.first {
                $0.names.one.folded == folded || $0.names.many.folded == folded || $0.path == slug
            }
    }
}

/// One sort of entry: a service, a policy, a person.
public struct Kind: Sendable {
    /// The position in `Model.kinds`.
    public var id: KindID
    /// As the model declares it, for example `bonne pratique`.
    public var name: String
    /// The name in links, templates and exports: `bonne-pratique`.
    public var key: String
    /// How people call it.
    public var names: Names
    /// Where its entries stand in the content folder.
    public var source: Source
    /// What makes an entry's title.
    public var title: TitlePattern
    /// Whether each entry has a page of its own.
    public var hasPages: Bool
    /// What the kind is for, in the authors' words.
    public var help: String?
    /// In the order of the model.
    public var fields: [Field]
    /// When an entry holds, for kinds that have a term.
    public var validity: Validity?
    /// When an entry is to be read again, and by whom.
    public var review: Review?
    /// The field that names the entry which this one replaces: a position in `fields`.
    public var succession: FieldID?
    /// The fields of the visa, when the kind needs one before it is published.
    public var visa: Visa?
    /// Where the model declares the kind.
    public var place: Place

    /// The folder of its pages: that of its sources, or its table's name without ending.
    public var path: String {
        switch source {
        case .folder(let name): name
        case .table(let name): String(name.prefix { $0 != "." })
        }
    }

    /// The position of the field of that key in `fields`.
    public func fieldIndex(_ key: String) -> FieldID? { fields.firstID { $0.key == key } }

    /// The field that an author's word names, folded.
    public func field(named word: String) -> Field? {
        let key = word.slug
        return fields.first { $0.key == key }
    }

    /// How people call a kind.
    public struct Names: Sendable, Hashable {
        /// For example `politique publique`.
        public var one: String
        /// For example `politiques publiques`.
        public var many: String
        /// The grammatical gender, from which articles and agreement are made.
        public var gender: Gender
        /// The heading of its list and of its part of the site; the plural where the model says nothing.
        public var section: String
    }

    /// A kind's grammatical gender.
    public enum Gender: String, Sendable, Hashable, CaseIterable {
        case masculine = "m"
        case feminine = "f"
        case neuter = "n"
    }

    /// Where a kind's entries stand.
    public enum Source: Sendable, Hashable {
        /// One Markdown file an entry in this folder.
        case folder(String)
        /// One row an entry in this CSV file; single entries may also stand as Markdown files in the folder of that name.
        case table(String)
    }

    /// The fields between which an entry holds, both days included; positions in `fields`.
    public struct Validity: Sendable, Hashable {
        /// The field with the first day.
        public var from: FieldID?
        /// The field with the last day.
        public var until: FieldID?
        /// What an entry in force is called, for example `en vigueur`.
        public var inForce: String
        /// What an entry out of force is called, by gender where the model gives more than one word.
        public var outOfForce: [String]
    }

    /// When an entry is to be read again; positions in `fields`.
    public struct Review: Sendable, Hashable {
        /// A date field.
        public var by: FieldID
        /// Leads to who keeps the entry true: references, straight or through what a reference field leads to.
        public var owner: Rule.FieldPath?
    }

    /// The fields of a visa; positions in `fields`.
    public struct Visa: Sendable, Hashable {
        /// Where the state stands.
        public var state: FieldID
        /// The field that says who gave the visa.
        public var by: FieldID
        /// The field with the day of the visa.
        public var on: FieldID
        /// The fingerprint of the text that was validated.
        public var fingerprint: FieldID
        /// Why an entry was withdrawn.
        public var reason: FieldID

        /// All of them: what is no part of the text that a visa covers.
        public var fields: [FieldID] { [state, by, on, fingerprint, reason] }
    }
}

/// What an entry's title is made of.
public struct TitlePattern: Sendable, Hashable {
    /// A literal text or the field of that position.
    public enum Part: Sendable, Hashable {
        case literal(String)
        case field(FieldID)
    }
    /// In reading order.
    public var parts: [Part]

    /// The field that is the title all by itself; nil for a pattern.
    public var singleField: FieldID? {
        if parts.count == 1, case .field(let index) = parts[0] { index } else { nil }
    }
}
