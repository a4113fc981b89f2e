internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// Every name by which entries can be referred to.
struct NameTable: Sendable {
    /// By slug: the entries of that slug, at most one of each kind, in the order of kinds.
    private var slugs: [String: Named] = [:]
    /// By folded title or other name: its entries, in the order of kinds and slugs.
    private var names: [String: Named] = [:]
    /// The same for validated versions and for former addresses, whose names still lead to their entries.
    private var formerNames: [String: Named] = [:]
    /// The entry of each source file of its own, by path from the content folder.
    private var sources: [String: EntryID] = [:]
    /// By entry: its kind.
    private var kinds: [KindID] = []

    /// The entries of one name: nearly always one.
    private struct Named: Sendable {
        private let first: EntryID
        /// Empty as long as there is one.
        private var several: [EntryID] = []

        init(first: EntryID) { self.first = first }

        /// In the order in which they came.
        var all: [EntryID] { several.isEmpty ? [first] : several }

        /// Takes one more, unless it came last.
        mutating func insert(_ id: EntryID) {
            if id == several.last ?? first { return }
            if several.isEmpty { several = [first] }
            several.append(id)
        }
    }

    /// - Parameters:
    ///   - drafts: sorted by kind, then slug.
    ///   - ids: parallel to the drafts.
    init(_ drafts: [Draft<Written>], _ ids: [EntryID], model: Model) {
        let aliasFields = model.kinds.map { kind in kind.fields.ids.filter { kind.fields[$0].search == .alias } }
        kinds = Array(repeating: KindID(0), count: (ids.map(\.position).max() ?? -1) + 1)
        slugs.reserveCapacity(drafts.count)
        names.reserveCapacity(drafts.count)
        sources.reserveCapacity(drafts.count)
        for (index, id) in ids.enumerated() {
            let entry = drafts[index].current.whole
            kinds[id.position] = entry.kind
            // Words that mean the same as others are nothing that one refers to.
            if model.kinds[entry.kind].roles[.sameMeaning] != nil { continue }
            slugs[entry.slug, default: Named(first: id)].insert(id)
            Self.add(entry, id, aliasFields[entry.kind], to: &names)
            if let validated = drafts[index].validated {
                Self.add(validated.whole, id, aliasFields[entry.kind], to: &formerNames)
            }
            if entry.hasText { sources[entry.source] = id }
            for name in Self.formerSlugs(of: entry, model.kinds[entry.kind]) {
                formerNames[name, default: Named(first: id)].insert(id)
            }
        }
    }

    /// The names that an entry had in the folder of its pages: texts that were validated then still lead to it.
    private static func formerSlugs(of entry: Entry<Written>, _ kind: Kind) -> [String] {
        kind.fields.ids.filter { kind.fields[$0].type == .aliases }.flatMap { entry.values[$0]?.each ?? [] }
            .compactMap { value in
                guard case .text(let path) = value, path.hasPrefix(kind.path + "/"), path.hasSuffix(".html") else {
                    return nil
                }
                let name = path.dropFirst(kind.path.utf8.count + 1).dropLast(5)
                return name.contains("/") ? nil : String(name)
            }
    }

    private static func add(
        _ entry: Entry<Written>, _ id: EntryID, _ aliases: [FieldID], to names: inout [String: Named]
    ) {
        func add(_ name: String) { names[name, default: Named(first: id)].insert(id) }
        add(entry.title.folded)
        for field in aliases {
            for case .text(let text) in entry.values[field]?.each ?? [] { add(text.folded) }
        }
    }

    /// The entries that a name can mean: how many they are, and no more of them than a message shows.
    struct Candidates {
        /// In the order of kinds and slugs.
        private(set) var first: [EntryID] = []
        private(set) var count = 0

        var isEmpty: Bool { count == 0 }

        /// One entry, or none.
        init(_ id: EntryID? = nil) {
            first = id.map { [$0] } ?? []
            count = first.count
        }

        fileprivate mutating func add(_ ids: ArraySlice<EntryID>) {
            count += ids.count
            first += ids.prefix(Diagnostic.Note.limit + 1 - first.count)
        }
    }

    /// The entries of these kinds that a name can mean: those of that identifier, else those of that title or other name,
    /// else those whose validated version has that name.
    func candidates(_ name: String, kinds isWanted: (KindID) -> Bool = { _ in true }) -> Candidates {
        let byID = entries(slugs[name.entrySlug], isWanted)
        let isIdentifier = name.utf8.allSatisfy { $0 != 0x20 } || byID.isEmpty
        if !byID.isEmpty, isIdentifier { return byID }
        let folded = name.folded
        let byName = entries(names[folded], isWanted)
        if !byName.isEmpty { return byName }
        return byID.isEmpty && !formerNames.isEmpty ? entries(formerNames[folded], isWanted) : byID
    }

    /// The entries of these kinds that have a title or another name, whatever their identifiers.
    func titled(_ name: String, kinds isWanted: (KindID) -> Bool) -> Candidates {
        entries(names[name.folded], isWanted)
    }

    /// Looks at each kind once: a name may have thousands of entries and thousands of references.
    private func entries(_ named: Named?, _ isWanted: (KindID) -> Bool) -> Candidates {
        var candidates = Candidates()
        guard let found = named?.all else { return candidates }
        var start = 0
        while start < found.count {
            let kind = kinds[found[start].position]
            let end = endOfKind(kind, in: found, from: start)
            if isWanted(kind) { candidates.add(found[start..<end]) }
            start = end
        }
        return candidates
    }

    /// The position behind the last entry of a kind; `found` is in the order of kinds.
    private func endOfKind(_ kind: KindID, in found: [EntryID], from start: Int) -> Int {
        var (low, high) = (start + 1, found.count)
        while low < high {
            let middle = (low + high) / 2
            if kinds[found[middle].position] == kind { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func entry(source: String) -> EntryID? { sources[source] }

    /// All names of these kinds, for suggestions.
    func allNames(kinds wanted: some Sequence<KindID>) -> [String] {
        let wanted = Set(wanted)
        return [slugs, names].flatMap { table in
            table.filter { $0.value.all.contains { wanted.contains(kinds[$0.position]) } }.map(\.key)
        }
    }

    var allSources: [String] { Array(sources.keys) }
}
