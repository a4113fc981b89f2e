public import Diagnostics
internal import Language

/// One thing that an entry says of itself.
public struct Field: Sendable, Hashable {
    /// As the model declares it, for example `valable jusqu'au`.
    public var name: String
    /// The name outside YAML: `valable-jusqu-au`.
    public var key: String
    /// What its values are.
    public var type: FieldType
    /// Whether every entry must have it.
    public var isRequired: Bool
    /// Whether no two entries of the kind may share a value.
    public var isUnique: Bool
    /// How many characters each of its texts has; nil for any number.
    public var length: Int?
    /// What an entry without it has.
    public var defaultValue: DefaultValue?
    /// What search makes of it.
    public var search: SearchRole
    /// Whether it is data about a person, which exports leave out unless told otherwise.
    public var isPersonal: Bool
    /// For the author, in the site's language.
    public var help: String?
    /// Where the model declares it.
    public var place: Place

    /// What an entry without a field has.
    public enum DefaultValue: Sendable, Hashable {
        /// This text, read as an author's.
        case text(String)
        /// The value at the end of this path of fields, for example `personne.service`: keys.
        case path([String])
    }

    /// What search makes of a field.
    public enum SearchRole: String, Sendable, Hashable, CaseIterable {
        /// Part of the text.
        case body
        /// Another name of the entry: counts as a title.
        case alias
        /// The name of a person.
        case name
        /// Left out.
        case no
    }
}

/// What the values of a field are.
public indirect enum FieldType: Sendable, Hashable {
    case text
    case texts
    case markdown
    case integer
    case decimal
    case date
    case boolean
    case mail
    case telephone
    case url
    /// A length of time, in minutes: `45 min`, `1 h 30`.
    case duration
    /// A time of day, in minutes since midnight: `9 h 30`, `09:30`.
    case time
    case file(many: Bool)
    case choice(Vocabulary, many: Bool)
    case reference(ReferenceType)
    case records([Field])
    /// The least audience that may see the entry.
    case edition
    /// Former addresses of the entry's page, which lead to it.
    case aliases
    /// Whether search may find the entry.
    case searchable
    /// Draft, submitted, validated, withdrawn.
    case publicationState

    /// Whether a one-line value is its raw text after the colon, whatever YAML would make of it.
    public var isRawText: Bool {
        switch self {
        case .text, .markdown, .date, .telephone, .mail, .url, .duration, .time, .edition, .publicationState, .decimal:
            true
        case .choice(_, let many): !many
        case .reference(let type): !type.isMany
        case .file(let many): !many
        case .texts, .integer, .boolean, .records, .aliases, .searchable: false
        }
    }

    /// Whether an entry may have more than one value.
    public var isMany: Bool {
        switch self {
        case .texts, .records, .aliases: true
        case .choice(_, let many), .file(let many): many
        case .reference(let type): type.isMany
        default: false
        }
    }

    /// The word of the model for this type.
    public var name: String {
        switch self {
        case .text: "text"
        case .texts: "texts"
        case .markdown: "markdown"
        case .integer: "integer"
        case .decimal: "decimal"
        case .date: "date"
        case .boolean: "boolean"
        case .mail: "mail"
        case .telephone: "telephone"
        case .url: "url"
        case .duration: "duration"
        case .time: "time"
        case .file(let many): many ? "files" : "file"
        case .choice: "choice"
        case .reference(let type):
            (type.isMany ? "references" : "reference") + (type.allowsText ? type.isMany ? "-or-texts" : "-or-text" : "")
        case .records: "records"
        case .edition: "edition"
        case .aliases: "aliases"
        case .searchable: "searchable"
        case .publicationState: "publication state"
        }
    }
}

/// The closed list of words of a choice.
public struct Vocabulary: Sendable, Hashable {
    /// A word and what it means to the rules.
    public struct Word: Sendable, Hashable {
        /// As authors write it.
        public var text: String
        /// For example `all` or `open`; nil when the word means just itself.
        public var meaning: Meaning?
    }
    /// In the order of the model, which is also the order of pages.
    public var words: [Word]

    /// The position of the word that an author wrote, folded.
    public func index(of text: String) -> Int? {
        let folded = text.folded
        return words.firstIndex { $0.text.folded == folded }
    }

    /// What a word can mean to rules and views.
    public enum Meaning: String, Sendable, Hashable, CaseIterable {
        /// Stands for every other word of the list.
        case all
        /// Still to do.
        case open
        /// Waiting, not counted as late.
        case paused
        /// Finished.
        case done
        /// Given up.
        case dropped
    }
}

/// What a reference may lead to.
public struct ReferenceType: Sendable, Hashable {
    /// Positions in `Model.kinds`, in the order of the model; never empty.
    public var kinds: [KindID]
    /// Whether there may be several.
    public var isMany: Bool
    /// Whether a text that names no entry is kept as a text.
    public var allowsText: Bool
    /// The name under which the target knows its referrers.
    public var inverse: String?
    /// The key of `inverse`.
    public var inverseKey: String?
}
