import Embedded
import Foundation
import SearchCore
import SearchFixtures
import Testing

/// The embedded module and the native engine, side by side, through `parity.py` and PyPI's wasmtime.
@Suite(.enabled(if: Python.hasRuntime, "python3 with wasmtime is not installed"))
struct ParityTests {
    @Test func `module and engine give the same bytes for hundreds of queries, and memory stays flat`() throws {
        let fiches = Fiche.tuningSet ?? []
        let documents = fiches.isEmpty ? SampleSite.documents : Corpus.recombined(fiches, count: 300)
        var index = try LoadedIndex(documents, synonyms: SampleSite.synonyms)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("search-parity-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(SearchModule.bytes).write(to: folder.appendingPathComponent("search.wasm"))
        // As files are named by their bytes, those of texts by what the shard of their pages says.
        let texts = index.plan.shards.count { $0.family == .texts }
        let files = (0..<UInt32(texts)).map { $0 &* 2_654_435_761 &+ 0xA0 }
        for var id in [ShardID(.root, 0)] + index.plan.shards {
            let bytes = index.plan.encode(id, files: files)
            if id.family == .texts { id.file = files[id.number] }
            try Data(bytes).write(
                to: folder.appendingPathComponent(String(decoding: id.name, as: UTF8.self) + ".bin"))
        }
        var lines = Data()
        for (number, query) in queries(fiches).enumerated() {
            let request = SearchRequest(
                query: Array(query.utf8), completes: number % 3 == 0, wantsSnippets: number % 2 == 0,
                wantsFacets: number % 5 == 0)
            let options = (number % 3 == 0 ? 1 : 0) + (number % 2 == 0 ? 2 : 0) + (number % 5 == 0 ? 4 : 0)
            let expected = SearchOutcome.done(try index.search(request)).json(query: request.query)
            let line: [String: Any] = [
                "query": query, "options": options, "expected": String(decoding: expected, as: UTF8.self),
            ]
            lines += try JSONSerialization.data(withJSONObject: line) + Data("\n".utf8)
        }
        try lines.write(to: folder.appendingPathComponent("queries.jsonl"))
        #expect(SearchModule.bytes.count > 10_000)
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("parity.py")
        #expect(try Python.run([script.path, folder.path]) == 0)
    }

    private func queries(_ fiches: [Fiche]) -> [String] {
        var dice = Dice(state: 9)
        var queries =
            fiches.map(\.title) + fiches.map { Quality.typo($0.title, &dice) }
            + fiches.map { Quality.keywords($0.title) }
        queries += [
            "", "\"permis de conduire\"", "permis -conduire", "DDT", "direction départementale des territoires",
            "🙂 <b>", "loge", "l’employ",
        ]
        for document in SampleSite.documents { queries.append(String(decoding: document.title, as: UTF8.self)) }
        // Without the tuning set, the sample's titles with slips in them make up the number.
        let known = queries.count
        while queries.count < 320 { queries.append(Quality.typo(queries[queries.count % known] + " logement", &dice)) }
        return queries
    }
}

enum Python {
    static var hasRuntime: Bool { (try? run(["-c", "import wasmtime"])) == 0 }

    static func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        // The one that `make test` sets up, else the system's.
        let own = URL(fileURLWithPath: #filePath).appending(path: "../../../.build/venv/bin/python").standardized
        let isOwn = FileManager.default.isExecutableFile(atPath: own.path)
        process.executableURL = isOwn ? own : URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = (isOwn ? [] : ["python3"]) + arguments
        if arguments.first == "-c" { process.standardError = FileHandle.nullDevice }
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
