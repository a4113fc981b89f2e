internal import ContentModel
internal import Diagnostics
internal import Language

extension RuleCheck {
    /// How many others are named of those that agree with an entry, each in a message of its own.
    static var mostRivals: Int { 3 }

    /// Reports each entry that agrees with earlier ones in all fields of the rule, once for each of the first of them.
    mutating func unique(_ rule: Rule.Unique, _ declared: Rule) {
        let ids = ids(rule.kind, where: rule.conditions, inForce: rule.whileInForce)
        var rivals = Rivals()
        for id in ids {
            let values = rule.fields.map { sameness(of: $0, in: base[id]) }
            for rival in rivals.add(values, limit: Self.mostRivals) { report(conflict: ids[rival], id, rule, declared) }
        }
    }

    /// Empty, which agrees with nothing, for a value that is missing by a mistake that is reported already.
    private func sameness(of field: FieldID, in entry: Entry<Linked>) -> Set<Rivals.Sameness> {
        let declared = base.model.kinds[entry.kind].fields[field]
        let values = entry.values[field]?.each ?? []
        if values.isEmpty {
            return declared.isRequired || entry.isWritten(field) || lacksDefault(declared, entry) ? [] : [.any]
        }
        return Set(
            values.map { value in
                switch value {
                case .reference(.entry(let id)): return .entry(id)
                case .word(let index):
                    guard case .choice(let vocabulary, _) = declared.type else { return .any }
                    return vocabulary.words[index].meaning == .all ? .any : .text(vocabulary.words[index].text.folded)
                default: return .text(text(value, declared).foldedWords)
                }
            })
    }

    /// Whether a field would have a value through another one, were that one not wrong.
    private func lacksDefault(_ field: Field, _ entry: Entry<Linked>) -> Bool {
        guard case .path(let path) = field.defaultValue, case .field(let first)? = path.steps.first,
            let index = first[entry.kind]
        else { return false }
        return entry.isWritten(index) && entry.values[index] == nil
    }

    private mutating func report(conflict first: EntryID, _ second: EntryID, _ rule: Rule.Unique, _ declared: Rule) {
        let kind = base.model.kinds[rule.kind]
        let what = rule.fields.compactMap { field -> String? in
            let values = base[second].values[field]?.each ?? base[first].values[field]?.each
            return values.map { $0.map { text($0, kind.fields[field]) }.joined(separator: ", ") }
        }
        report(
            .notUnique(rule: declared.name, what: what.joined(separator: " – ")),
            at: base[second].place(of: rule.fields[min(1, rule.fields.count - 1)]), declared,
            notes: [.init(.conflictsWith(base[first].title), at: base[first].place)])
    }
}
