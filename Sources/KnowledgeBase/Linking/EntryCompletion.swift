internal import ContentModel
internal import Language

/// What an entry takes from others: values by default through a reference, such as the service of a référent's person,
/// and titles made of the titles of what it leads to. The last step of linking, made anew for each edition.
enum EntryCompletion {
    static func complete(
        _ entries: inout [Entry<Linked>], _ ids: [EntryID], _ names: EntryNames, model: Model, language: SiteLanguage
    ) {
        fillDefaults(&entries, ids, names, model: model)
        fillTitles(&entries, ids, names, model: model, language: language)
    }

    /// By name: the place among the entries, or -1.
    private static func places(_ ids: [EntryID], _ names: EntryNames) -> [Int32] {
        var places = [Int32](repeating: -1, count: names.count)
        for (place, id) in ids.enumerated() { places[id.position] = Int32(truncatingIfNeeded: place) }
        return places
    }

    static func fillDefaults(_ entries: inout [Entry<Linked>], _ ids: [EntryID], _ names: EntryNames, model: Model) {
        var known: [Int32]?
        for kind in model.kinds {
            for (field, declared) in kind.fields.identified {
                guard case .path(let path)? = declared.defaultValue else { continue }
                let places = known ?? places(ids, names)
                known = places
                for position in entries.indices where entries[position].kind == kind.id {
                    guard !entries[position].isWritten(field) else { continue }
                    var own = entries[position].values
                    let former = own[field]
                    own[field] = nil
                    if former != nil { entries[position] = entries[position].with(values: own) }
                    let values = PathWalk.values(
                        at: path, of: ids[position],
                        entry: { id in places[id.position] < 0 ? nil : entries[Int(places[id.position])] },
                        backlinks: { _ in [] }
                    ).map(\.value)
                    guard !values.isEmpty else { continue }
                    own[field] = declared.type.isMany ? .list(values) : values[0]
                    entries[position] = entries[position].with(values: own)
                }
            }
        }
    }

    /// Fills the titles of kinds whose pattern holds a reference. A part that says nothing
    /// goes with what stands before it and with the sign that closes it: `Eau (DDT)`, `Eau`.
    static func fillTitles(
        _ entries: inout [Entry<Linked>], _ ids: [EntryID], _ names: EntryNames, model: Model, language: SiteLanguage
    ) {
        var known: [Int32]?
        for kind in model.kinds where kind.title.hasReference(of: kind) {
            let places = known ?? places(ids, names)
            known = places
            let titles = entries.map(\.title)
            for position in entries.indices where entries[position].kind == kind.id {
                let title = title(of: entries[position], kind, language) { titles[Int(places[$0.position])] }
                guard !title.isEmpty, title != entries[position].title else { continue }
                entries[position] = entries[position].with(title: title)
            }
        }
    }

    private static func title(
        of entry: Entry<Linked>, _ kind: Kind, _ language: SiteLanguage, title: (EntryID) -> String
    ) -> String {
        var result = ""
        var literal = ""
        var follows = false
        for part in kind.title.parts {
            switch part {
            case .literal(let text): literal += follows ? text.drop { !$0.isWhitespace } : text[...]
            case .field(let index):
                let type = kind.fields[index].type
                let text = (entry.values[index]?.each ?? [])
                    .map { ValueText.plain($0, type: type, language: language, title: title) }.joined(separator: ", ")
                if !text.isEmpty { result += literal + text }
                literal = ""
                follows = text.isEmpty
            }
        }
        return (result + literal).trimmed
    }
}

extension TitlePattern {
    func hasReference(of kind: Kind) -> Bool {
        parts.contains { part in
            if case .field(let index) = part, case .reference = kind.fields[index].type { true } else { false }
        }
    }
}
