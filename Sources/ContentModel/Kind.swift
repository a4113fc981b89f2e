public import Diagnostics
internal import Language

/// One sort of entry: a service, a policy, a person.
///
/// A value that never changes; a class only so that the thousands who ask for one of its properties copy nothing.
public final class Kind: Sendable {
    /// The position in `Model.kinds`.
    public let id: KindID
    /// As the model declares it, for example `bonne pratique`.
    public let name: String
    /// The name in links, templates and exports: `bonne-pratique`.
    public let key: String
    /// How people call it.
    public let names: Names
    /// Where its entries stand in the content folder.
    public let source: Source
    /// The folder of its pages: `bonnes-pratiques`.
    public let path: String
    /// What makes an entry's title.
    public let title: TitlePattern
    /// Whether each entry has a page of its own.
    public let hasPages: Bool
    /// What its entries are in a known vocabulary, for programs elsewhere.
    public let rdf: RDFTerm?
    /// What the kind is for, in the authors' words.
    public let help: String?
    /// In the order of the model.
    public let fields: [Field]
    /// What its fields are to views and cards.
    public let roles: Roles
    /// When an entry holds, for kinds that have a term.
    public let validity: Validity?
    /// When an entry is to be read again, and by whom.
    public let review: Review?
    /// The field that names the entry which this one replaces: a position in `fields`.
    public let succession: FieldID?
    /// The fields of the visa, when the kind needs one before it is published.
    public let visa: Visa?
    /// What pages show of an entry in lists and tables, and in which order.
    public let display: Display
    /// The words with which people ask for its entries: search puts them first then.
    public let askedBy: [String]
    /// Where the model declares the kind.
    public let place: Place

    init(
        id: KindID, name: String, key: String, names: Names, source: Source, path: String, title: TitlePattern,
        hasPages: Bool, rdf: RDFTerm?, help: String?, fields: [Field], roles: Roles, validity: Validity?,
        review: Review?,
        succession: FieldID?, visa: Visa?, display: Display, askedBy: [String], place: Place
    ) {
        (self.id, self.name, self.key, self.names, self.source, self.path) = (id, name, key, names, source, path)
        (self.title, self.hasPages, self.help, self.fields, self.roles) = (title, hasPages, help, fields, roles)
        (self.validity, self.review, self.succession, self.visa) = (validity, review, succession, visa)
        (self.display, self.rdf, self.askedBy, self.place) = (display, rdf, askedBy, place)
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
        /// Masculine.
        case masculine = "m"
        /// Feminine.
        case feminine = "f"
        /// Neither, as in English.
        case neuter = "n"
    }

    /// Where a kind's entries stand.
    public enum Source: Sendable, Hashable {
        /// One Markdown file an entry in this folder.
        case folder(String)
        /// One row an entry in this CSV file; single entries may also stand as Markdown files in the folder of that name.
        case table(String)

        /// The folder of its Markdown files.
        public var folder: String {
            switch self {
            case .folder(let name): name
            case .table(let name): name.hasSuffix(".csv") ? String(name.dropLast(4)) : name
            }
        }
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
        /// Leads to who keeps the entry true: ends in references.
        public var owner: FieldPath?
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

        /// All of them.
        public var fields: [FieldID] { [state, by, on, fingerprint, reason] }
    }

    /// What pages show of an entry; positions in `fields`.
    public struct Display: Sendable, Hashable {
        /// Beside its title in lists.
        public var summary: [FieldID] = []
        /// In the tables of pages to which it refers.
        public var columns: [FieldID] = []
        /// On its own page: these fields first, in this order; the others follow as the model declares them.
        public var order: [FieldID] = []
        /// On its own page: these stand before the text, as parts with a heading of their own.
        public var beforeText: [FieldID] = []
        /// By what lists sort; then by title.
        public var sort: [SortKey] = []
    }
}

/// A field to sort by: numbers as numbers, dates by day, texts folded, what says nothing last.
public struct SortKey: Sendable, Hashable {
    /// A position in the kind's fields.
    public var field: FieldID
    /// Whether the greatest comes first.
    public var isDescending: Bool
}
