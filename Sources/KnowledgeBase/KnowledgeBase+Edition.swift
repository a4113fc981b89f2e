public import ContentModel

extension KnowledgeBase {
    /// Whether an audience may see an entry: it is meant for it or for a smaller one and, where its kind needs a visa,
    /// its text is the validated one. The last edition sees everything.
    public func isVisible(_ id: EntryID, in edition: Int) -> Bool {
        if edition >= model.editions.count - 1 && model.editions.count > 1 { return true }
        if entries[id.position].edition > edition { return false }
        switch visaStanding(of: id) {
        case nil, .sealed: return true
        case .without, .unsealed, .changed: return false
        }
    }

    /// The base as an audience may see it: other entries are not in it, and what refers to them no longer does.
    /// - Parameter replacements: entries of this base, linked, whose text was cut for the audience.
    public func seen(by edition: Int, replacing replacements: [EntryID: Entry<Linked>] = [:]) -> KnowledgeBase {
        if replacements.isEmpty, entries.indices.allSatisfy({ isVisible(EntryID($0), in: edition) }) { return self }
        var position: [Int32] = []
        position.reserveCapacity(entries.count)
        var count: Int32 = 0
        for index in entries.indices {
            let visible = isVisible(EntryID(index), in: edition)
            position.append(visible ? count : -1)
            if visible { count += 1 }
        }
        if Int(count) == entries.count, replacements.isEmpty { return self }
        let filter = EditionFilter(model: model, position: position)
        var kept = entries.indices.filter { position[$0] >= 0 }
            .map { filter.keep(replacements[EntryID($0)] ?? entries[$0]) }
        EntryTitles.fill(&kept, model: model, language: language)
        return KnowledgeBase(model: model, language: language, entries: kept)
    }
}

/// Gives entries their places in a smaller base and cuts what leads out of it.
private struct EditionFilter {
    let model: Model
    /// By place in the larger base: the place in the smaller one, or -1.
    let position: [Int32]

    func keep(_ id: EntryID) -> EntryID? {
        let new = position[id.position]
        return new < 0 ? nil : EntryID(Int(new))
    }

    func keep(_ entry: Entry<Linked>) -> Entry<Linked> {
        var entry = entry
        dropDefaults(&entry)
        entry.values = entry.values.map { $0.flatMap(keep) }
        entry.body = entry.body.map(keep)
        return entry
    }

    /// What an entry has by default through another that the audience cannot see.
    private func dropDefaults(_ entry: inout Entry<Linked>) {
        let kind = model.kinds[entry.kind]
        for (index, field) in kind.fields.enumerated() where entry.places[index] == nil {
            guard case .path(let steps)? = field.defaultValue, let first = kind.fieldIndex(steps[0]),
                let source = entry.targets(first).first, keep(source) == nil
            else { continue }
            entry.values[index] = nil
        }
    }

    private func keep(_ passage: LinkedPassage) -> LinkedPassage {
        var passage = passage
        passage.targets = passage.targets.map { target in
            guard case .entry(let id, let anchor) = target else { return target }
            return keep(id).map { .entry($0, anchor: anchor) } ?? .none
        }
        return passage
    }

    private func keep(_ value: FieldValue<Linked>) -> FieldValue<Linked>? {
        switch value {
        case .reference(.entry(let id)): return keep(id).map { .reference(.entry($0)) }
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
