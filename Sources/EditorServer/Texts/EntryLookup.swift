internal import ContentModel
internal import KnowledgeBase
internal import Language

/// Which entries names lead to, in a base as it stood when it could be read last.
struct EntryLookup {
    let base: Edition
    private let slugs: [String: [EntryID]]
    private let names: [String: [EntryID]]
    private let sources: [String: EntryID]

    init(_ base: Edition) {
        self.base = base
        let aliases = base.model.kinds.map { kind in kind.fields.ids.filter { kind.fields[$0].search == .alias } }
        var (slugs, names, sources): ([String: [EntryID]], [String: [EntryID]], [String: EntryID]) = ([:], [:], [:])
        for id in base.ids {
            let entry = base[id]
            guard base.model.kinds[entry.kind].roles[.sameMeaning] == nil else { continue }
            slugs[entry.slug, default: []].append(id)
            names[entry.title.folded, default: []].append(id)
            for field in aliases[entry.kind] {
                for case .text(let text) in entry.values[field]?.each ?? [] {
                    names[text.folded, default: []].append(id)
                }
            }
            if entry.hasText { sources[base.origin(of: id).source] = id }
        }
        (self.slugs, self.names, self.sources) = (slugs, names, sources)
    }

    /// The entries that a written reference can mean: by identifier, else by title or other name.
    /// - Parameters:
    ///   - kinds: those that it may lead to; nil for all.
    ///   - file: the path from the content folder of the file in which it stands.
    func entries(_ written: String, kinds: [KindID]?, from file: String) -> [EntryID] {
        var name = written[...]
        if name.hasPrefix("[["), name.hasSuffix("]]") { name = name.dropFirst(2).dropLast(2) }
        name = name.prefix { $0 != "|" && $0 != "#" }
        if name.isEmpty { return [] }
        if name.contains("/") || name.hasSuffix(".md") {
            let path = Self.path(String(name), from: file)
            if let id = sources[path] ?? sources[path + ".md"] { return [id] }
        }
        var wanted = kinds.map(Set.init)
        if let colon = name.firstIndex(of: ":"), let kind = base.model.kind(named: String(name[..<colon])) {
            (name, wanted) = (name[name.index(after: colon)...], [kind.id])
        }
        func fitting(_ ids: [EntryID]?) -> [EntryID] {
            (ids ?? []).filter { wanted?.contains(base[$0].kind) ?? true }
        }
        let text = String(name)
        let found = fitting(slugs[text.entrySlug])
        return found.isEmpty || text.contains(" ")
            ? fitting(names[text.folded]).isEmpty ? found : fitting(names[text.folded]) : found
    }

    /// The entry that is a file.
    func entry(file: String) -> EntryID? { sources[file] }

    /// How a link names an entry: its identifier, with its kind where others share it.
    func link(to id: EntryID) -> String {
        let slug = base[id].slug
        return (slugs[slug]?.count ?? 0) > 1 ? base.reference(to: id) : slug
    }

    /// A path from the content folder that a path from a file leads to.
    private static func path(_ written: String, from file: String) -> String {
        if written.hasPrefix("/") { return String(written.dropFirst()) }
        var parts = file.split(separator: "/").dropLast().map(String.init)
        for part in written.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
