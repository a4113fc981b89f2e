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

    /// Documents that are analysed at once: enough to share words, few enough for the memory of all workers.
    private static let chunk = 256

    /// Ten results of a site of so many documents stand on one shard: a request costs more than the bytes that it saves. On a
    /// larger one, documents of one topic stand side by side.
    private static let fewDocuments = 1500

    /// Reads the edition that the pages read; the same site gives the same bytes, however many workers there are.
    init(_ site: PlannedSite.Parts) async {
        let workers = site.options.workers
        let listing = Self.listing(site)
        let found = listing.items()
        let isSmall = found.count <= Self.fewDocuments
        let items = isSmall ? found : TopicOrder.order(found.map { listing.title(of: $0) }).map { found[$0] }
        let starts = Array(stride(from: 0, to: items.count, by: Self.chunk))
        let parts = await parallelMap(starts, workers: workers) { start in
            let listing = Self.listing(site)
            return items[start..<min(items.count, start + Self.chunk)].map { listing.document(of: $0) }
        }
        let explained = listing.synonyms()
        let synonyms = explained + SigleMiner.synonyms(in: parts.flatMap { $0 }, besides: explained)
        let table = SynonymTable(synonyms)
        let chunks = await parallelMap(Array(parts.indices), workers: workers) { number in
            AnalyzedChunk(analysing: parts[number], from: starts[number], synonyms: table)
        }
        var options = IndexPlan.Options()
        options.pages = isSmall ? 240_000 : 32_000
        // A page of results quotes what can be seen of it: a few texts, of which a large site has too many files to name them all.
        options.texts = isSmall ? 8_000 : 18_000
        let plan = IndexPlan(merging: chunks, synonyms: synonyms, options: options)
        let shards = await parallelMap(plan.shards, workers: workers) { id in
            // What every search loads is worth some time.
            let effort: Deflate.Effort = isSmall && id.family == .pages ? .most : .some
            return IndexFile(plan.encode(id), kind: String(decoding: id.name.prefix(1), as: UTF8.self), effort).map {
                (id, $0)
            }
        }
        guard let module = IndexFile(SearchModule.bytes, kind: "m", .most), !shards.contains(where: { $0 == nil })
        else {
            return
        }
        add(module)
        let names = shards.compactMap { $0 }.map { (id: $0.0, name: Array(add($0.1).utf8)) }
        var textNames: [UInt8]?
        if names.count(where: { $0.id.family == .texts }) > IndexLoader.mostTexts {
            let list = IndexLoader.digits(of: .texts, names)
            guard let file = IndexFile(list, kind: "n", .some) else { return }
            textNames = Array(add(file).utf8)
        }
        let root = plan.encode(ShardID(.root, 0))
        let loader = IndexLoader.bytes(root: root, module: Array(module.name.utf8), shards: names, names: textNames)
        guard let index = IndexFile(loader, kind: "", name: IndexFile.loader, .most) else { return }
        add(index)
    }

    /// Takes a file in, unless it is there already; one whose name another one has gets the next.
    /// - Returns: the name of the file.
    @discardableResult
    private mutating func add(_ file: IndexFile) -> String {
        var file = file
        while let known = places[file.name] {
            if files[known].script == file.script { return file.name }
            file = file.renamed()
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
