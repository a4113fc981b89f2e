internal import EmbedSearch
internal import KnowledgeBase
internal import Rendering
internal import SearchCore

/// The search of a site, ready to be written: the index in its shards, the engine, and the loader that names them.
struct SearchFiles: Sendable {
    /// Each name once, the loader last.
    private(set) var files: [IndexFile] = []

    /// Documents that are analysed at once: enough to share words, few enough for the memory of all workers.
    private static let chunk = 256

    /// An index below this size is compressed as well as can be, in bytes before compression.
    private static let small = 2_000_000

    /// Reads the edition that the pages read; the same site gives the same bytes, however many workers there are.
    init(_ site: PlannedSite, workers: Int) async {
        let listing = Self.listing(site)
        let items = listing.items()
        let synonyms = listing.synonyms()
        let table = SynonymTable(synonyms)
        let starts = Array(stride(from: 0, to: items.count, by: Self.chunk))
        let chunks = await parallelMap(starts, workers: workers) { start in
            let listing = Self.listing(site)
            let part = items[start..<min(items.count, start + Self.chunk)].map { listing.document(of: $0) }
            return AnalyzedChunk(analysing: part, from: start, synonyms: table)
        }
        var options = IndexPlan.Options()
        // Ten results of a small site stand on one shard: a request costs more than the bytes that it saves. Those of a large
        // one stand far apart.
        options.pages = items.count <= 1500 ? 240_000 : 16_000
        let plan = IndexPlan(merging: chunks, synonyms: synonyms, options: options)
        let effort: Deflate.Effort = plan.size < Self.small ? .most : .some
        let shards = await parallelMap(plan.shards, workers: workers) { id in
            IndexFile(plan.encode(id), kind: String(decoding: id.name.prefix(1), as: UTF8.self), effort).map {
                (id, $0)
            }
        }
        guard let module = IndexFile(SearchModule.bytes, kind: "m", .most) else { return }
        var seen: Set<String> = [module.name]
        var found = [module]
        for case let (_, file)? in shards where seen.insert(file.name).inserted { found.append(file) }
        let names = shards.compactMap { $0 }.map { (id: $0.0, name: Array($0.1.name.utf8)) }
        let loader = IndexLoader.bytes(
            root: plan.encode(ShardID(.root, 0)), module: Array(module.name.utf8), shards: names)
        guard let index = IndexFile(loader, kind: "", name: IndexFile.loader, effort) else { return }
        files = found + [index]
    }

    private static func listing(_ site: PlannedSite) -> SearchListing {
        SearchListing(frame: site.frame, listings: site.listings, reader: BaseReader(site.base, at: site.date))
    }
}
