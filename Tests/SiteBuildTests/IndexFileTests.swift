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

    /// As a large index is written: its pages name the files of their texts, a list names those of positions.
    @Test func `files are found by the names that others hold`() throws {
        var documents: [SearchDocument] = []
        for number in 0..<40 {
            var document = SearchDocument(
                kind: Array("page".utf8), id: Array("\(number)".utf8), path: Array("a/\(number).html".utf8),
                title: Array("Mairie \(number)".utf8))
            let text = String(repeating: "La mairie délivre le permis \(number). ", count: 30)
            document.sections = [.init(text: Array(text.utf8))]
            documents.append(document)
        }
        var options = IndexPlan.Options()
        (options.pages, options.texts) = (120, 3_000)
        let plan = IndexPlan(merging: [AnalyzedChunk(analysing: documents, from: 0)], options: options)
        var files: [IndexFile] = []
        var names: [(id: ShardID, name: [UInt8])] = []
        var texts: [UInt32] = []
        for id in plan.shards.filter({ $0.family != .pages }) + plan.shards.filter({ $0.family == .pages }) {
            let kind = String(decoding: id.name.prefix(1), as: UTF8.self)
            let file = try #require(IndexFile(plan.encode(id, files: texts), kind: kind, .some))
            files.append(file)
            names.append((id, Array(file.name.utf8)))
            if id.family == .texts { texts.append(try #require(UInt32(file.name.suffix(8), radix: 16))) }
        }
        #expect(texts.count > 8 && plan.shards.count { $0.family == .pages } > 4)
        let list = try #require(IndexFile(IndexLoader.digits(of: .positions, names), kind: "n", .some))
        let loader = IndexLoader.bytes(
            root: plan.encode(ShardID(.root, 0)), module: Array("m".utf8), shards: names, names: Array(list.name.utf8))
        files += [list, try #require(IndexFile(loader, kind: "", name: IndexFile.loader, .some))]

        let folder = try TemporaryFolder()
        for file in files {
            try folder.write(String(decoding: try #require(file.script), as: UTF8.self), to: file.path)
        }
        let search = try SiteSearch(site: folder.path)
        #expect(search.names["p"]?.count == 1)
        for query in ["permis", "\"délivre le permis\""] {
            let request = SearchRequest(query: Array(query.utf8), limit: 40, wantsSnippets: true)
            guard case .done(let results) = try search.results(request) else {
                Issue.record("no results")
                return
            }
            #expect(results.results.count == 40 && !results.isIncomplete)
            let quoted = results.results.allSatisfy { result in
                result.snippet?.pieces.contains {
                    String(decoding: $0, as: UTF8.self).contains(" \(String(decoding: result.id, as: UTF8.self)).")
                } ?? false
            }
            #expect(quoted, "each quotes its own text")
        }
    }
}
