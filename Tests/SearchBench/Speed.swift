import Dispatch
import Foundation
import SearchCore
import SearchFixtures

enum Speed {
    /// Analyses in parallel, merges, encodes in parallel.
    static func plan(_ documents: [SearchDocument], options: IndexPlan.Options = .init()) async -> IndexPlan {
        let size = min(1024, max(64, documents.count / 4))
        let starts = Array(stride(from: 0, to: documents.count, by: size))
        let chunks = await withTaskGroup(of: AnalyzedChunk.self) { group in
            for start in starts {
                group.addTask {
                    AnalyzedChunk(analysing: Array(documents[start..<min(documents.count, start + size)]), from: start)
                }
            }
            var chunks: [AnalyzedChunk] = []
            for await chunk in group { chunks.append(chunk) }
            return chunks.sorted { $0.firstDocument < $1.firstDocument }
        }
        return IndexPlan(merging: chunks, options: options)
    }

    static func encode(_ plan: IndexPlan) async -> [(ShardID, [UInt8])] {
        let ids = [ShardID(.root, 0)] + plan.shards
        return await withTaskGroup(of: [(ShardID, [UInt8])].self) { group in
            for start in stride(from: 0, to: ids.count, by: 32) {
                group.addTask { ids[start..<min(ids.count, start + 32)].map { ($0, plan.encode($0)) } }
            }
            var all: [(ShardID, [UInt8])] = []
            for await part in group { all += part }
            return all
        }
    }

    static func report(_ fiches: [Fiche], pages: Int) async throws {
        let documents = Corpus.recombined(fiches, count: pages)
        let clock = ContinuousClock()
        let begin = clock.now
        let chunk = AnalyzedChunk(analysing: Array(documents.prefix(500)), from: 0)
        let analysed = clock.now
        _ = IndexPlan(merging: [chunk])
        print("one thread: 500 pages analysed in \(analysed - begin), merged in \(clock.now - analysed)")
        let processor = Foundation.clock()
        let start = clock.now
        let plan = await plan(documents)
        let merged = clock.now
        let shards = await encode(plan)
        let end = clock.now
        let seconds = Double((end - start).components.attoseconds) / 1e18 + Double((end - start).components.seconds)
        let used = Double(Foundation.clock() - processor) / Double(CLOCKS_PER_SEC)
        print("processor seconds \(used): \(Int(2 * Double(pages) / used)) pages/s on two cores that do nothing else")
        print(
            "pages \(pages)  plan \(merged - start)  encode \(end - merged)  \(Int(Double(pages) / seconds)) pages/s  shards \(shards.count)  bytes \(shards.reduce(0) { $0 + $1.1.count })"
        )
        var index = try LoadedIndex(plan)
        var times: [Duration] = []
        for fiche in fiches {
            let request = SearchRequest(query: Array(fiche.title.utf8))
            _ = try index.search(request)
            let start = clock.now
            _ = try index.search(request)
            times.append(clock.now - start)
        }
        times.sort()
        print("query median \(times[times.count / 2])  p95 \(times[times.count * 95 / 100])")
    }

    static func dump(_ fiches: [Fiche], pages: Int, to directory: String, options: IndexPlan.Options) async throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let documents = Corpus.recombined(fiches, count: pages)
        let order = TopicOrder.order(documents.map(\.title))
        let plan = await plan(pages > 1500 ? order.map { documents[$0] } : documents, options: options)
        for (id, bytes) in await encode(plan) {
            let letter = Character(UnicodeScalar(id.family.letter))
            try Data(bytes).write(to: URL(fileURLWithPath: "\(directory)/\(letter)\(id.number).bin"))
        }
        var lines = ""
        var queries = fiches.map { Quality.keywords($0.title) } + fiches.map(\.title)
        queries += fiches.map { fiche in
            fiche.title.split(separator: " " as Character).map(String.init).max { $0.count < $1.count } ?? ""
        }
        for query in queries {
            var index = try LoadedIndex(plan)
            _ = try index.search(SearchRequest(query: Array(query.utf8), limit: 8, completes: true))
            lines +=
                query + "\t"
                + index.loaded.map { "\(Character(UnicodeScalar($0.family.letter)))\($0.number)" }.joined(
                    separator: " ") + "\n"
        }
        try lines.write(toFile: directory + "/queries.tsv", atomically: true, encoding: .utf8)
    }
}
