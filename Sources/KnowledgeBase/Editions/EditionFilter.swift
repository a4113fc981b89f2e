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

extension Edition {
    /// Which entries an audience may see, in the order of `ids`. Beside those that are not meant for it, it sees none that
    /// cannot stand without one of them: whose required reference leads to nothing else.
    func visibility(in edition: Int) -> [Bool] {
        var visible = ids.map { isVisible($0, in: edition) }
        if visible.allSatisfy(\.self) { return visible }
        let required = model.kinds.map { kind in
            kind.fields.identified.compactMap { field, declared -> FieldID? in
                if declared.isRequired, case .reference = declared.type { field } else { nil }
            }
        }
        var goesOn = true
        while goesOn {
            goesOn = false
            for (position, id) in ids.enumerated() where visible[position] {
                let entry = self[id]
                let lacks = required[entry.kind].contains { field in
                    let targets = entry.targets(field)
                    return !targets.isEmpty && targets.allSatisfy { !visible[rank(of: $0)] }
                }
                if lacks {
                    visible[position] = false
                    goesOn = true
                }
            }
        }
        return visible
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
            for link in body.targets.indices where isCut(body.targets[link]) {
                if let name = body.fragment.typedName(ofLink: link) { summary.replace(name, with: words) }
            }
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

    private func keep(_ passage: LinkedPassage) -> LinkedPassage {
        guard passage.targets.contains(where: isCut) else { return passage }
        let kept = passage.targets.indices.filter { !isCut(passage.targets[$0]) }
        return LinkedPassage(
            fragment: passage.fragment.keeping(links: kept, words: words), targets: kept.map { passage.targets[$0] })
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
