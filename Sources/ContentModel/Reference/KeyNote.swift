/// What the reader asks of a key of the model, and what the reference says of it: one description for both.
struct KeyNote: Sendable {
    let takes: Takes
    let isRequired: Bool
    let sentence: Sentence

    /// A key that a part can do without.
    init(_ takes: Takes, _ french: String, _ english: String) {
        (self.takes, isRequired, sentence) = (takes, false, Sentence(french, english))
    }

    private init(required takes: Takes, _ sentence: Sentence) {
        (self.takes, isRequired, self.sentence) = (takes, true, sentence)
    }

    /// A key that a part cannot do without.
    static func required(_ takes: Takes, _ french: String, _ english: String) -> KeyNote {
        KeyNote(required: takes, Sentence(french, english))
    }
}

/// What stands under a key.
enum Takes: Sendable, Hashable {
    case text, texts, yesOrNo, number
    /// One word of a closed list of the program's.
    case word([String])
    /// Words, or the name of a vocabulary.
    case vocabulary
    case kind, kinds, rule, rules, view, edition, inverse, conditions
    /// Fields of the kind at hand.
    case field(FieldSort)
    case fields(FieldSort)
    /// Fields to sort by.
    case sortKeys
    /// A field of the records at hand.
    case column(FieldSort)
    /// A dotted path of fields.
    case path(FieldSort)
    case paths(FieldSort)
    /// Several keys, which the reference describes under this name.
    case keys(String)
}

/// The keys of one part of the model: a closed list.
protocol PartKeys: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    var note: KeyNote { get }
}

/// The types of field that a key or a role takes.
struct FieldSort: Sendable, Hashable {
    let types: [FieldTypeName]
    /// Whether a choice may have several words.
    var allowsManyWords = false

    init(_ types: FieldTypeName...) { self.types = types }

    private init(types: [FieldTypeName], allowsManyWords: Bool) {
        (self.types, self.allowsManyWords) = (types, allowsManyWords)
    }

    static let any = FieldSort(types: FieldTypeName.allCases, allowsManyWords: true)
    static let reference = FieldSort(.reference, .referenceOrText)
    static let references = FieldSort(.reference, .references, .referenceOrText, .referencesOrTexts)
    static let words = FieldSort(types: [.choice], allowsManyWords: true)
    static let reach = FieldSort(.telephone, .mail)
    static let amount = FieldSort(.integer, .decimal, .duration)

    func accepts(_ type: FieldType) -> Bool {
        if case .choice(_, many: true) = type, !allowsManyWords { return false }
        return types.contains(type.word)
    }

    /// For messages and the reference, in the model's words.
    var text: String { types.map(\.rawValue).joined(separator: ", ") }
}
