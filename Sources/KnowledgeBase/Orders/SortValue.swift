public import ContentModel
public import Language

/// What a value is sorted by: numbers as numbers (`1.10` after `1.9`), dates by day, words in the order of their
/// vocabulary, texts folded.
public struct SortValue: Sendable, Hashable, Comparable {
    private let parts: [Part]

    private enum Part: Sendable, Hashable, Comparable {
        case number(Int)
        case text(String)
    }

    /// In lexicographic order of parts; a number comes before a text.
    public static func < (a: SortValue, b: SortValue) -> Bool { a.parts.lexicographicallyPrecedes(b.parts) }

    /// A text: runs of digits are numbers.
    public init(text: String) {
        var parts: [Part] = []
        var run = ""
        var isNumber = false
        func part() -> Part { isNumber ? Int(run).map { .number($0) } ?? .text(run) : .text(run) }
        for character in text.folded {
            let isDigit = character.isASCII && character.isNumber
            if isDigit != isNumber, !run.isEmpty {
                parts.append(part())
                run = ""
            }
            isNumber = isDigit
            run.append(character)
        }
        if !run.isEmpty { parts.append(part()) }
        self.parts = parts
    }

    /// A value of a field of that type.
    public init(_ value: FieldValue<Linked>, type: FieldType, language: SiteLanguage, title: (EntryID) -> String) {
        switch value {
        case .integer(let number), .word(let number): parts = [.number(number)]
        case .date(let date): parts = [.number(date.dayNumber)]
        case .boolean(let flag): parts = [.number(flag ? 0 : 1)]
        case .text(let text) where type == .decimal: parts = [.number(Decimal.thousandths(text) ?? .max)]
        case .list(let values):
            parts = values.flatMap { SortValue($0, type: type, language: language, title: title).parts }
        case .text, .passage, .reference, .file, .record:
            parts = SortValue(text: ValueText.plain(value, type: type, language: language, title: title)).parts
        }
    }
}

extension Edition {
    /// Entries of a kind by fields; those that say nothing in one come last. Entries that agree in all stay in their order.
    func sorted(_ ids: [EntryID], by keys: [SortKey]) -> [EntryID] {
        guard !keys.isEmpty else { return ids }
        let lines = ids.enumerated().map { position, id in
            let entry = self[id]
            let values = keys.map { key in
                entry.values[key.field].map {
                    SortValue($0, type: model.kinds[entry.kind].fields[key.field].type, language: language) {
                        self[$0].title
                    }
                }
            }
            return (position: position, id: id, values: values)
        }
        return lines.sorted { a, b in
            for ((left, right), key) in zip(zip(a.values, b.values), keys) where left != right {
                guard let left, let right else { return right == nil }
                return key.isDescending ? right < left : left < right
            }
            return a.position < b.position
        }.map(\.id)
    }
}
