import Foundation
import SearchCore
import TestSupport
import Testing

@testable import SiteBuild

@Suite struct IndexFileTests {
    @Test func `a file under another name holds the same`() throws {
        let file = try #require(IndexFile(Array("préfecture".utf8), kind: "t", .some))
        let script = try #require(file.script)
        let other = file.renamed(script)
        let otherScript = try #require(other.script)
        #expect(other.name != file.name && other.name.hasPrefix("t.") && other.name.count == file.name.count)
        #expect(other.renamed(otherScript).name != file.name, "a third one has a name too")
        #expect(IndexFile.contents(of: otherScript) == Array("préfecture".utf8))
        #expect(String(decoding: otherScript, as: UTF8.self).hasPrefix("unisson(\"\(other.name)\","))
    }

    @Test func `what the former site has packed is not packed again`() throws {
        let bytes = Array("préfecture".utf8)
        let made = try #require(IndexFile(bytes, kind: "t", .some))
        let taken = try #require(
            IndexFile(bytes, kind: "t", .some) { path, packed in path == made.path && packed == made.packed })
        #expect(taken.script == nil && taken.path == made.path)
        let better = try #require(
            IndexFile(bytes, kind: "t", .most) { path, packed in path == made.path && packed == made.packed })
        #expect(better.script != nil, "packed better, it is another file")
    }

    /// As a large index is written.
    @Test func `texts may be named in a file of their own`() throws {
        let document = SearchDocument(
            kind: Array("page".utf8), id: Array("a".utf8), path: Array("a.html".utf8), title: Array("Mairie".utf8))
        var documents = [document]
        documents[0].sections = [.init(text: Array("La mairie délivre le permis.".utf8))]
        let plan = IndexPlan(merging: [AnalyzedChunk(analysing: documents, from: 0)])
        var files: [IndexFile] = []
        var names: [(id: ShardID, name: [UInt8])] = []
        for id in plan.shards {
            let kind = String(decoding: id.name.prefix(1), as: UTF8.self)
            let file = try #require(IndexFile(plan.encode(id), kind: kind, .some))
            files.append(file)
            names.append((id, Array(file.name.utf8)))
        }
        let list = try #require(IndexFile(IndexLoader.digits(of: .texts, names), kind: "n", .some))
        let loader = IndexLoader.bytes(
            root: plan.encode(ShardID(.root, 0)), module: Array("m".utf8), shards: names, names: Array(list.name.utf8))
        files += [list, try #require(IndexFile(loader, kind: "", name: IndexFile.loader, .some))]

        let folder = try TemporaryFolder()
        for file in files {
            try folder.write(String(decoding: try #require(file.script), as: UTF8.self), to: file.path)
        }
        let search = try SiteSearch(site: folder.path)
        #expect(search.names["x"]?.count == 1)
        let request = SearchRequest(query: Array("permis".utf8), wantsSnippets: true)
        guard case .done(let results) = try search.results(request) else {
            Issue.record("no results")
            return
        }
        #expect(results.results.first?.snippet?.pieces.contains(Array("permis".utf8)) == true)
        #expect(!results.isIncomplete)
    }
}
