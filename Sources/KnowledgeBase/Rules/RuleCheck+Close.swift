internal import ContentModel
internal import Diagnostics
internal import Language

/// The rule of texts that say almost the same.
extension RuleCheck {
    /// Two texts that say almost the same: two thirds of their longer words are shared, two at least.
    mutating func close(_ rule: Rule.Close, _ declared: Rule) {
        let ids = ids(rule.kind, where: [], inForce: rule.whileInForce)
        let field = base.model.kinds[rule.kind].fields[rule.field]
        let words = ids.map { id in
            Set(
                (base[id].values[rule.field]?.each ?? []).flatMap { value in
                    text(value, field).foldedWords.split(separator: " ").filter { $0.utf8.count > 3 }.map(String.init)
                })
        }
        let groups = ids.map { id in rule.fields.map { texts(of: id, $0) } }
        let rareWords = rareWords(of: words)
        var withWord: [String: [Int]] = [:]
        for second in ids.indices {
            let candidates = Set(rareWords[second].flatMap { (withWord[$0] ?? []).suffix(Self.mostCandidates) })
            var found = 0
            for first in candidates.sorted() where found < Self.mostRivals {
                let shared = words[first].intersection(words[second]).count
                guard shared * 3 >= 2 * max(words[first].count, words[second].count), shared >= 2,
                    zip(groups[first], groups[second]).allSatisfy({ !$0.isDisjoint(with: $1) })
                else { continue }
                found += 1
                report(
                    .tooClose(rule: declared.name, title: base[ids[second]].title),
                    at: base[ids[second]].place(of: rule.field),
                    declared,
                    notes: [.init(.conflictsWith(base[ids[first]].title), at: base[ids[first]].place(of: rule.field))])
            }
            for word in rareWords[second] { withWord[word, default: []].append(second) }
        }
    }

    /// How many entries that share a rare word are compared with each.
    private static var mostCandidates: Int { 500 }

    private func texts(of id: EntryID, _ field: FieldID) -> Set<String> {
        let declared = base.model.kinds[base[id].kind].fields[field]
        return Set((base[id].values[field]?.each ?? []).map { text($0, declared).foldedWords })
    }

    /// Of each text, so many of its rarest words that another which shares two thirds of all shares one of these (the
    /// prefix filter of Chaudhuri, Ganti and Kaushik 2006).
    private func rareWords(of texts: [Set<String>]) -> [[String]] {
        var counts: [String: Int] = [:]
        for text in texts { for word in text { counts[word, default: 0] += 1 } }
        return texts.map { text in
            let least = (2 * text.count + 2) / 3
            let byRarity = text.sorted { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
            return Array(byRarity.prefix(text.isEmpty ? 0 : text.count - least + 1))
        }
    }
}
