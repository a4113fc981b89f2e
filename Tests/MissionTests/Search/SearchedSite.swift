import Diagnostics
import Files
import Foundation
import Language
import TestSupport
import Testing

@testable import SearchCore
@testable import SiteBuild

/// The repository's own content, built once into a folder of its own: the whole index, read back from the disk.
struct BuiltIndex: Sendable {
    let root: [UInt8]
    let shards: [(id: ShardID, bytes: [UInt8])]

    static let shared = Task { try await BuiltIndex() }

    private init() async throws {
        let folder = try TemporaryFolder()
        let output = folder["site"]
        let options = SiteBuild.Options(
            content: Repository.path("content"), theme: Repository.theme, output: output)
        let report = await SiteBuild(
            options, in: SiteBuild.Surroundings(today: { _ in CalendarDate(parsing: "1900-01-01") }, clock: { 0 })
        ).build()
        try #require(report.isPublished, "\(report.diagnostics.filter { $0.severity == .error })")
        let search = try SiteSearch(site: output)
        root = search.root
        shards = try search.names.sorted { $0.key < $1.key }.flatMap { family, names in
            let known = try #require(ShardFamily.allCases.first { $0.letter == family.utf8.first })
            return try names.enumerated().map {
                (ShardID(known, $0.offset), try SiteSearch.contents($0.element, in: output, .disk))
            }
        }
    }
}

/// That index, open.
struct SearchedSite {
    let index: SearchIndex
    /// Everything that can be found.
    let pages: [Page]

    struct Page {
        let number: Int
        let kind: String
        let id: String
        let title: String
        let path: String
        let isInForce: Bool
    }

    init() async throws {
        let built = try await BuiltIndex.shared.value
        index = try SearchIndex(root: built.root)
        for (id, bytes) in built.shards { try index.load(id, bytes) }
        let root = index.root
        pages = try (0..<index.documentCount).map { number in
            let shard = try #require(IndexRoot.shard(of: number, in: root.pages))
            let bytes = try #require(built.shards.first { $0.id == ShardID(.pages, shard) }).bytes
            var reader = ByteReader(shard: bytes)
            let record = try #require(PageRecord.read(number - root.pages[shard], &reader))
            func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
            return Page(
                number: number, kind: text(root.kinds[Int(root.kindOfDocument[number])]), id: text(record.id),
                title: text(record.title), path: text(record.path),
                isInForce: DocumentFlags(byte: root.flags[number]).inForce)
        }
    }

    func results(_ query: String, limit: Int = 10) throws -> SearchResults {
        let request = SearchRequest(query: Array(query.utf8), limit: limit)
        guard case .done(let results) = try index.search(request) else { return SearchResults() }
        return results
    }

    func paths(_ query: String, limit: Int = 10) throws -> [String] {
        try results(query, limit: limit).results.map { String(decoding: $0.path, as: UTF8.self) }
    }
}
