internal import ContentModel
internal import Language
internal import Markup

/// Every name by which entries can be referred to.
struct NameTable: Sendable {
    /// By kind: the entry of each slug.
    private var slugs: [[String: EntryID]]
    /// By kind: the entries of each folded title or other name.
    private var names: [[String: [EntryID]]]
    /// The entry of each source file of its own, by path from the content folder.
    private var sources: [String: EntryID] = [:]

    init(_ entries: [Entry<Written>], model: Model) {
        slugs = Array(repeating: [:], count: model.kinds.count)
        names = slugs.map { _ in [:] }
        let aliasFields = model.kinds.map { kind in kind.fields.indices.filter { kind.fields[$0].search == .alias } }
        for (index, entry) in entries.enumerated() {
            let id = EntryID(index)
            slugs[entry.kind][entry.slug] = id
            var folded: Set<String> = [entry.title.folded]
            for field in aliasFields[entry.kind] {
                for case .text(let text) in entry.values[field]?.each ?? [] { folded.insert(text.folded) }
            }
            for name in folded { names[entry.kind][name, default: []].append(id) }
            if entry.body != nil { sources[entry.source] = id }
        }
    }

    /// The entries of these kinds that a name can mean: those of that identifier, else those of that title or other name.
    func candidates(_ name: String, kinds: some Sequence<Int>) -> [EntryID] {
        let slug = name.slug
        let byID = kinds.compactMap { slugs[$0][slug] }
        let isIdentifier = name.utf8.allSatisfy { $0 != 0x20 } || byID.isEmpty
        if !byID.isEmpty, isIdentifier { return byID }
        let folded = name.folded
        let byName = kinds.flatMap { names[$0][folded] ?? [] }
        return byName.isEmpty ? byID : byName
    }

    func entry(source: String) -> EntryID? { sources[source] }

    /// All names of these kinds, for suggestions.
    func allNames(kinds: some Sequence<Int>) -> [String] {
        kinds.flatMap { Array(slugs[$0].keys) + Array(names[$0].keys) }
    }

    var allSources: [String] { Array(sources.keys) }
}
