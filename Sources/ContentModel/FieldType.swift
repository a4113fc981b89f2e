/// What the values of a field are.
public indirect enum FieldType: Sendable, Hashable {
    /// One line of text.
    case text
    /// Several lines of text.
    case texts
    /// Formatted text.
    case markdown
    /// A whole number.
    case integer
    /// A number with decimals.
    case decimal
    /// A day.
    case date
    /// Yes or no.
    case boolean
    /// A mail address.
    case mail
    /// A telephone number.
    case telephone
    /// The address of a page elsewhere.
    case url
    /// A length of time, in minutes: `45 min`, `1 h 30`.
    case duration
    /// A time of day, in minutes since midnight: `9 h 30`, `09:30`.
    case time
    /// A file of the content folder, or several.
    case file(many: Bool)
    /// A word of a vocabulary, or several.
    case choice(Vocabulary, many: Bool)
    /// Another entry, or several.
    case reference(ReferenceType)
    /// Rows of fields.
    case records([Field])
    /// The least audience that may see the entry.
    case edition
    /// Former addresses of the entry's page, which lead to it.
    case aliases
    /// Whether search may find the entry.
    case searchable
    /// Draft, submitted, validated, withdrawn.
    case publicationState

    /// Whether an entry may have more than one value.
    public var isMany: Bool {
        switch self {
        case .texts, .records, .aliases: true
        case .choice(_, let many), .file(let many): many
        case .reference(let type): type.isMany
        case .text, .markdown, .integer, .decimal, .date, .boolean, .mail, .telephone, .url, .duration, .time, .edition,
            .searchable, .publicationState:
            false
        }
    }

    /// The word of the model for this type.
    public var name: String { word.rawValue }

    /// The kinds that references lead to, in the order of the model; none for other types.
    public var targets: [KindID] { if case .reference(let type) = self { type.kinds } else { [] } }

    /// The fields of records; none for other types.
    public var recordFields: [Field] { if case .records(let fields) = self { fields } else { [] } }

    /// The words of a choice; none for other types.
    public var words: [Vocabulary.Word] { if case .choice(let vocabulary, _) = self { vocabulary.words } else { [] } }
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
    /// Whether a name that leads nowhere is a warning only: for a base that is being moved here.
    public var isLenient = false

    /// A reference that has no name seen from the other side, unless it is given one.
    public init(
        kinds: [KindID], isMany: Bool, allowsText: Bool, inverse: String? = nil, inverseKey: String? = nil,
        isLenient: Bool = false
    ) {
        (self.kinds, self.isMany, self.allowsText) = (kinds, isMany, allowsText)
        (self.inverse, self.inverseKey, self.isLenient) = (inverse, inverseKey, isLenient)
    }
}
