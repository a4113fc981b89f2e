/// What the reader asks of a key of the model, and what the reference says of it: one description for both.
package struct KeyNote: Sendable {
    /// What stands under the key.
    package let takes: Takes
    /// Whether a part cannot do without it.
    package let isRequired: Bool
    /// What it means.
    package let sentence: Sentence

    /// A key that a part can do without.
    package init(_ takes: Takes, _ french: String, _ english: String) {
        (self.takes, isRequired, sentence) = (takes, false, Sentence(french, english))
    }

    private init(required takes: Takes, _ sentence: Sentence) {
        (self.takes, isRequired, self.sentence) = (takes, true, sentence)
    }

    /// A key that a part cannot do without.
    package static func required(_ takes: Takes, _ french: String, _ english: String) -> KeyNote {
        KeyNote(required: takes, Sentence(french, english))
    }
}

/// What stands under a key.
package enum Takes: Sendable, Hashable {
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
package protocol PartKeys: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    /// What stands under the key, and what it means.
    var note: KeyNote { get }
}

extension PartKeys {
    /// All keys with what the reference says of them.
    static var notes: [(name: String, note: KeyNote)] { allCases.map { ($0.rawValue, $0.note) } }
}

/// The keys of a mapping that stands under a key, as the reference lists them.
package struct KeyList: Sendable {
    let name: String
    let notes: [(name: String, note: KeyNote)]

    /// - Parameter name: the key under which the mapping stands.
    package init<Key: PartKeys>(_ name: String, _ keys: Key.Type) { (self.name, notes) = (name, Key.notes) }
}

/// The types of field that a key or a role takes.
package struct FieldSort: Sendable, Hashable {
    /// The types, by their words.
    package let types: [FieldTypeName]
    /// Whether a choice may have several words.
    private var allowsManyWords = false

    /// Fields of some types; of choices, those of one word.
    package init(_ types: FieldTypeName...) { self.types = types }

    private init(types: [FieldTypeName], allowsManyWords: Bool) {
        (self.types, self.allowsManyWords) = (types, allowsManyWords)
    }

    /// Every field.
    package static let any = FieldSort(types: FieldTypeName.allCases, allowsManyWords: true)
    /// Fields that lead to one entry.
    package static let reference = FieldSort(.reference, .referenceOrText)
    /// Fields that lead to one entry or to several.
    package static let references = FieldSort(.reference, .references, .referenceOrText, .referencesOrTexts)
    /// Choices, of one word or of several.
    package static let words = FieldSort(types: [.choice], allowsManyWords: true)
    /// Fields by which somebody is reached.
    package static let reach = FieldSort(.telephone, .mail)
    /// Numbers, and how long something takes.
    package static let amount = FieldSort(.integer, .decimal, .duration)

    /// Whether a field of a type is of the sort.
    package func accepts(_ type: FieldType) -> Bool {
        if case .choice(_, many: true) = type, !allowsManyWords { return false }
        return types.contains(type.word)
    }

    /// For messages and the reference, in the model's words.
    package var text: String { types.map(\.rawValue).joined(separator: ", ") }
}
