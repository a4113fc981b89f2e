internal import ContentModel
internal import Diagnostics
internal import Language

extension RuleCheck {
    /// What one value of a field is compared by; nil for a value that agrees with every other.
    private enum Sameness: Hashable {
        case any
        case text(String)
        case entry(EntryID)
    }

    /// Reports each pair of entries that agree in all fields of the rule, at the later one.
    ///
    /// Entries are grouped by the first field that has a definite value for all, so that only likely pairs are compared.
    mutating func unique(_ rule: Rule.Unique, _ declared: Rule) {
        let ids = ids(rule.kind, where: rule.conditions, inForce: rule.whileInForce)
        let sets = ids.map { id in rule.fields.map { sameness(of: $0, in: base[id]) } }
        var groups: [Sameness: [Int]] = [:]
        for (index, set) in sets.enumerated() {
            for value in set.first ?? [] { groups[value, default: []].append(index) }
        }
        let anyFirst = groups[.any] ?? []
        var reported = Set<[Int]>()
        for (index, set) in sets.enumerated() {
            let rivals =
                set.first?.contains(.any) == true
                ? Array(0..<index)
                : (set.first ?? []).flatMap { groups[$0] ?? [] } + anyFirst
            for rival in rivals.sorted() where rival < index && overlap(sets[rival], set) {
                guard reported.insert([rival, index]).inserted else { continue }
                report(conflict: ids[rival], ids[index], rule, declared)
            }
        }
    }

    private func overlap(_ a: [Set<Sameness>], _ b: [Set<Sameness>]) -> Bool {
        zip(a, b).allSatisfy { first, second in
            if first.isEmpty || second.isEmpty { return false }
            return first.contains(.any) || second.contains(.any) || !first.isDisjoint(with: second)
        }
    }

    /// Empty, which agrees with nothing, for a value that is missing by a mistake that is reported already.
    private func sameness(of field: FieldID, in entry: Entry<Linked>) -> Set<Sameness> {
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
