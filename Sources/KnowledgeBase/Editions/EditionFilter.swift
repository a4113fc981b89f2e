internal import ContentModel

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

    func keep(_ entry: Entry<Linked>) -> Entry<Linked> {
        var entry = entry
        entry.values = entry.values.map { $0.flatMap(keep) }
        entry.body = entry.body.map(keep)
        return entry
    }

    private func keep(_ passage: LinkedPassage) -> LinkedPassage {
        var passage = passage
        passage.targets = passage.targets.map { target in
            if case .entry(let id, _) = target, !sees(id) { .none } else { target }
        }
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
            record.values = record.values.map { $0.flatMap(keep) }
            return .record(record)
        case .text, .integer, .date, .boolean, .word, .reference, .file: return value
        }
    }
}
