internal import ContentModel
internal import Diagnostics
internal import Language

/// Finds what authors meant by names that nothing has.
///
/// A folder that was renamed makes thousands of references wrong at once. All of them together may take `effort`; those
/// that come later, in the order of entries, are told without a suggestion.
struct Suggester {
    private let linker: Linker
    private var pools: [Findings.NamePool: NearNames] = [:]
    /// What may still be done, as `NearNames` counts it: some hundred milliseconds in all.
    private(set) var effort = 20_000_000

    init(_ linker: Linker) { self.linker = linker }

    /// The diagnostics of what was found, with suggestions.
    mutating func completing(_ findings: Findings) -> [Diagnostic] {
        var diagnostics = findings.diagnostics
        for miss in findings.misses where effort > 0 {
            diagnostics[miss.position].suggestion = suggestion(for: miss.name, among: miss.pool)
        }
        return diagnostics
    }

    private mutating func suggestion(for name: String, among pool: Findings.NamePool) -> String? {
        if pools[pool] == nil { pools[pool] = names(of: pool) }
        guard let found = pools[pool]?.nearest(to: name, effort: &effort) else {
            guard case .entries(let kinds) = pool else { return nil }
            return entryOfAnotherKind(near: name, than: kinds)
        }
        guard case .entries(let kinds) = pool else { return found }
        // A name is found folded; an author reads it as it is written.
        let id = linker.names.candidates(found, kinds: { kinds.contains($0) }).first.first
        let title = id.map { linker.draft($0).current.whole.title }
        return title?.folded == found ? title : found
    }

    /// `politique:logement`: what somebody meant who took its kind for another.
    private mutating func entryOfAnotherKind(near name: String, than kinds: [KindID]) -> String? {
        let all = linker.model.kinds.map(\.id)
        guard kinds.count < all.count else { return nil }
        let pool = Findings.NamePool.entries(all)
        if pools[pool] == nil { pools[pool] = names(of: pool) }
        guard let found = pools[pool]?.nearest(to: name, effort: &effort),
            let id = linker.names.candidates(found).first.first
        else { return nil }
        let entry = linker.draft(id).current.whole
        return "\(linker.model.kinds[entry.kind].key):\(entry.slug)"
    }

    private func names(of pool: Findings.NamePool) -> NearNames {
        switch pool {
        case .entries(let kinds): NearNames(linker.names.allNames(kinds: kinds))
        case .files: NearNames(linker.files)
        case .sources: NearNames(linker.files.union(linker.names.allSources))
        case .anchors(let place): NearNames(linker.manyAnchors[place]?.ids ?? [])
        case .names(let names): NearNames(names)
        }
    }
}
