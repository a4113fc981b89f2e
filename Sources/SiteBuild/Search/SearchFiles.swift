internal import Embedded
internal import KnowledgeBase
internal import Rendering
internal import SearchCore
internal import SearchText

/// The search of a site, ready to be written: the index in its shards, the engine, and the loader that names them.
struct SearchFiles: Sendable {
    /// Each name once, the loader last.
    private(set) var files: [IndexFile] = []
    private var places: [String: Int] = [:]

    /// Documents that are analysed at once, about: enough to share words, few enough that one that changes costs little.
    private static let chunk = 64

    /// Ten results of a site of so many documents stand on one shard: a request costs more than the bytes that it saves. On a
    /// larger one, documents of one topic stand side by side.
    private static let fewDocuments = 1500

    /// Reads the edition that the pages read; the same site gives the same bytes, however many workers there are.
    /// - Parameter store: what a former build found of the same documents.
    init(_ site: PlannedSite.Parts, _ store: IndexStore) async {
        let workers = site.options.workers
        let listing = Self.listing(site)
        let found = listing.items()
        let isSmall = found.count <= Self.fewDocuments
        let items = isSmall ? found : TopicOrder.order(found.map { listing.title(of: $0) }).map { found[$0] }
        let groups = Self.groups(items)
        let parts = await parallelMap(groups, workers: workers) { group in
            let listing = Self.listing(site)
            return items[group].map { listing.document(of: $0) }
        }
        let explained = listing.synonyms()
        let synonyms = explained + SigleMiner.synonyms(in: parts.flatMap { $0 }, besides: explained)
        let table = SynonymTable(synonyms)
        let chunks = await parallelMap(Array(parts.indices), workers: workers) { number in
            store.analysis(of: parts[number], from: groups[number].lowerBound, table)
        }
        var options = IndexPlan.Options()
        options.pages = isSmall ? 240_000 : 32_000
        // A page of results quotes what can be seen of it: a few texts, of which a large site has too many files to name them all.
        options.texts = isSmall ? 6_000 : 12_000
        let plan = IndexPlan(merging: chunks, synonyms: synonyms, options: options)
        if await !add(plan, isSmall, workers, hasFormer: store.hasFile) {
            (files, places) = ([], [:])
            _ = await add(plan, isSmall, workers) { _, _ in false }
        }
    }

    /// Documents that are analysed together: cut at places that they themselves elect, so that one more moves few cuts.
    private static func groups(_ items: [SearchListing.Item]) -> [Range<Int>] {
        var cutter = ShardCutter(target: chunk)
        for (index, item) in items.enumerated() { cutter.add(index, size: 1, electedBy: item.path) }
        return cutter.finish(items.count)
    }

    /// Adds all files of an index.
    /// - Returns: false where one cannot be packed, or has the name of another that only the former site has: without that one it
    ///   can be done.
    private mutating func add(
        _ plan: IndexPlan, _ isSmall: Bool, _ workers: Int,
        hasFormer: @escaping @Sendable (String, IndexFile.Packed) -> Bool
    ) async -> Bool {
        @Sendable func file(_ id: ShardID, _ texts: [UInt32]) -> (ShardID, IndexFile)? {
            // What every search loads is worth some time.
            let effort: Deflate.Effort = isSmall && id.family == .pages ? .most : .some
            let kind = String(decoding: id.name.prefix(1), as: UTF8.self)
            return IndexFile(plan.encode(id, files: texts), kind: kind, effort, hasFormer: hasFormer).map { (id, $0) }
        }
        let ids = plan.shards
        let first = await parallelMap(ids.filter { $0.family != .pages }, workers: workers) { file($0, []) }
        guard let module = IndexFile(SearchModule.bytes, kind: "m", .most, hasFormer: hasFormer),
            var names = add([(ShardID(.root, 0), module)] + first)
        else { return false }
        // Pages name the files of their texts.
        let texts = names.filter { $0.id.family == .texts }.map { shard in
            UInt32(String(decoding: shard.name.suffix(IndexLoader.digits), as: UTF8.self), radix: 16) ?? 0
        }
        let pages = await parallelMap(ids.filter { $0.family == .pages }, workers: workers) { file($0, texts) }
        guard let others = add(pages) else { return false }
        names += others
        var positionNames: [UInt8]?
        if names.count(where: { $0.id.family == .positions }) > IndexLoader.mostPositions {
            let list = IndexLoader.digits(of: .positions, names)
            guard let file = IndexFile(list, kind: "n", .some), let name = add(file) else { return false }
            positionNames = Array(name.utf8)
        }
        let root = plan.encode(ShardID(.root, 0))
        let loader = IndexLoader.bytes(root: root, module: Array(module.name.utf8), shards: names, names: positionNames)
        guard let index = IndexFile(loader, kind: "", name: IndexFile.loader, .most) else { return false }
        return add(index) != nil
    }

    /// Takes files in.
    /// - Returns: the name of each; nil where one could not be made or named.
    private mutating func add(_ shards: [(id: ShardID, file: IndexFile)?]) -> [(id: ShardID, name: [UInt8])]? {
        var names: [(id: ShardID, name: [UInt8])] = []
        for shard in shards {
            guard let shard, let name = add(shard.file) else { return nil }
            names.append((shard.id, Array(name.utf8)))
        }
        return names
    }

    /// Takes a file in, unless it is there already; one whose name another one has gets the next.
    /// - Returns: the name of the file; nil where that depends on bytes that only the former site has.
    private mutating func add(_ file: IndexFile) -> String? {
        var file = file
        while let known = places[file.name] {
            if files[known].packed == file.packed { return file.name }
            guard let script = file.script, files[known].script != nil else { return nil }
            file = file.renamed(script)
        }
        places[file.name] = files.count
        files.append(file)
        return file.name
    }

    private static func listing(_ site: PlannedSite.Parts) -> SearchListing {
        SearchListing(
            site.reader(), views: site.frame.viewsWithPages, partOfSite: site.frame.theme.strings["part-of-site"],
            siteMap: site.frame.theme.strings["site-map"])
    }
}
