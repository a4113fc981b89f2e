internal import ContentModel
internal import Language
internal import Markup

/// Every name by which entries can be referred to.
struct NameTable: Sendable {
    /// By slug: the entries of that slug, at most one of each kind, in the order of kinds.
    private var slugs: [String: [EntryID]] = [:]
    /// By folded title or other name: its entries, in the order of kinds and slugs.
    private var names: [String: [EntryID]] = [:]
    /// The entry of each source file of its own, by path from the content folder.
    private var sources: [String: EntryID] = [:]
    /// By entry: its kind.
    private let kinds: [Int]

    /// - Parameter entries: sorted by kind, then slug.
    init(_ entries: [Entry<Written>], model: Model) {
        kinds = entries.indices.map { entries[$0].kind }
        let aliasFields = model.kinds.map { kind in kind.fields.indices.filter { kind.fields[$0].search == .alias } }
        slugs.reserveCapacity(entries.count)
        names.reserveCapacity(entries.count)
        sources.reserveCapacity(entries.count)
        for index in entries.indices {
            let id = EntryID(index)
            slugs[entries[index].slug, default: []].append(id)
            add(entries[index].title.folded, id)
            for field in aliasFields[kinds[index]] {
                for case .text(let text) in entries[index].values[field]?.each ?? [] { add(text.folded, id) }
            }
            if entries[index].body != nil { sources[entries[index].source] = id }
        }
    }

    private mutating func add(_ name: String, _ id: EntryID) {
        if names[name]?.last != id { names[name, default: []].append(id) }
    }

    /// The entries of these kinds that a name can mean: those of that identifier, else those of that title or other name.
    func candidates(_ name: String, kinds isWanted: (Int) -> Bool = { _ in true }) -> [EntryID] {
        let byID = entries(slugs[name.slug], isWanted)
        let isIdentifier = name.utf8.allSatisfy { $0 != 0x20 } || byID.isEmpty
        if !byID.isEmpty, isIdentifier { return byID }
        let byName = entries(names[name.folded], isWanted)
        return byName.isEmpty ? byID : byName
    }

    private func entries(_ found: [EntryID]?, _ isWanted: (Int) -> Bool) -> [EntryID] {
        guard let found else { return [] }
        return found.allSatisfy { isWanted(kinds[$0.position]) } ? found : found.filter { isWanted(kinds[$0.position]) }
    }

    func entry(source: String) -> EntryID? { sources[source] }

    /// All names of these kinds, for suggestions.
    func allNames(kinds wanted: some Sequence<Int>) -> [String] {
        let wanted = Set(wanted)
        return [slugs, names].flatMap { table in
            table.filter { $0.value.contains { wanted.contains(kinds[$0.position]) } }.map(\.key)
        }
    }

    var allSources: [String] { Array(sources.keys) }
}
