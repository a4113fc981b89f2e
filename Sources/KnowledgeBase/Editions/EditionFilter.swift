internal import ContentModel
internal import Markup

extension Edition {
    /// Whether an audience may see an entry: it is meant for it or for a smaller one and, where its kind needs a visa,
    /// its text is the validated one. The last edition sees everything.
    public func isVisible(_ id: EntryID, in edition: Int) -> Bool {
        if edition >= model.editions.count - 1 && model.editions.count > 1 { return true }
        if self[id].edition > edition { return false }
        switch visaStanding(of: id) {
        case nil, .sealed: return true
        case .without, .unsealed, .changed: return false
        }
    }
}

/// Cuts from entries what leads out of an edition.
struct EditionFilter {
    /// By name.
    let visible: [Bool]
    let names: EntryNames
    /// What stands for a link without text of its own to what is cut.
    let words: String

    private func sees(_ id: EntryID) -> Bool { visible[id.position] }

    /// Whether an entry refers to one that the audience does not see.
    func cuts(_ entry: Entry<Linked>) -> Bool {
        func cuts(_ passage: LinkedPassage) -> Bool {
            passage.targets.contains { if case .entry(let id, _) = $0 { !sees(id) } else { false } }
        }
        func cuts(_ value: FieldValue<Linked>) -> Bool {
            switch value {
            case .reference(.entry(let id)): !sees(id)
            case .passage(let passage): cuts(passage)
            case .list(let values): values.contains(where: cuts)
            case .record(let record): record.values.contains { $0.map(cuts) ?? false }
            case .text, .integer, .date, .boolean, .word, .reference, .file: false
            }
        }
        return entry.values.contains { $0.map(cuts) ?? false } || entry.body.map(cuts) ?? false
    }

    /// What is left of an entry, with the version that this audience sees of it: no hash tells what was cut.
    func keep(_ entry: Entry<Linked>, of kind: Kind) -> Entry<Linked> {
        var summary = entry.summary
        if let body = entry.body {
            for name in body.fragment.names(ofUnnamed: cut(body)) { summary.replace(name, with: words) }
        }
        let values = entry.values.map { $0.flatMap(keep) }
        let body = entry.body.map(keep)
        let version = EntryVersion(
            title: entry.title, values: values, written: entry.origin.places, body: body, of: kind, names)
        return entry.with(values: values, body: body, summary: summary, said: version.hash)
    }

    private func isCut(_ target: LinkTarget) -> Bool {
        if case .entry(let id, _) = target { !sees(id) } else { false }
    }

    /// The links that lead to what is cut.
    private func cut(_ passage: LinkedPassage) -> [Int] {
        passage.targets.indices.filter { isCut(passage.targets[$0]) }
    }

    private func keep(_ passage: LinkedPassage) -> LinkedPassage {
        let cut = cut(passage)
        if cut.isEmpty { return passage }
        var passage = passage
        for index in cut { passage.targets[index] = .none }
        let names = passage.fragment.names(ofUnnamed: cut)
        passage.fragment = passage.fragment.withholding(names: names, of: cut, as: words)
        return passage
    }

    private func keep(_ value: FieldValue<Linked>) -> FieldValue<Linked>? {
        switch value {
        case .reference(.entry(let id)): return sees(id) ? value : nil
        case .passage(let passage): return .passage(keep(passage))
        case .list(let values):
            let kept = values.compactMap(keep)
            return kept.isEmpty ? nil : .list(kept)
        case .record(var record):
            let kept = record.values.map { $0.flatMap(keep) }
            // A row that says something of an entry that is not there would have a blank in its place.
            if zip(record.values, kept).contains(where: { $0 != nil && $1 == nil }) { return nil }
            record.values = kept
            return .record(record)
        case .text, .integer, .date, .boolean, .word, .reference, .file: return value
        }
    }
}
