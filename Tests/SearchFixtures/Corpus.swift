import Foundation
package import SearchCore

/// A fiche of the tuning set.
package struct Fiche {
    package var id: String
    package var title: String
    package var text: String

    /// The tuning set, if it stands beside the repository.
    package static var tuningSet: [Fiche]? {
        var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        for _ in 0..<3 {
            let file = folder.appendingPathComponent("shared/search-eval/fiches.jsonl")
            if let fiches = try? read(file.path) { return fiches }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    /// Reads a file of JSON lines.
    package static func read(_ path: String) throws -> [Fiche] {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        return try lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String] ?? [:]
            return Fiche(id: object["id"] ?? "", title: object["title"] ?? "", text: object["text"] ?? "")
        }
    }
}

/// Numbers that look random and are the same each time (SplitMix64).
package struct Dice: RandomNumberGenerator {
    private var state: UInt64

    package init(state: UInt64) { self.state = state }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

package enum Corpus {
    package static func documents(_ fiches: [Fiche], withTitles: Bool) -> [SearchDocument] {
        fiches.map { fiche in
            var document = SearchDocument(
                kind: Array("fiche".utf8), id: Array(fiche.id.utf8),
                path: Array("fiches/\(fiche.id.lowercased()).html".utf8),
                title: withTitles ? Array(fiche.title.utf8) : [])
            document.sections = [.init(text: Array(fiche.text.utf8))]
            return document
        }
    }

    /// Pages made of paragraphs of different fiches, with a title of words of their own.
    package static func recombined(_ fiches: [Fiche], count: Int) -> [SearchDocument] {
        var dice = Dice(state: 7)
        let paragraphs = fiches.map { $0.text.split(separator: "\n").map(String.init) }
        return (0..<count).map { number in
            var text = ""
            let length = fiches[number % fiches.count].text.utf8.count
            var source = Int.random(in: 0..<fiches.count, using: &dice)
            var sections: [SearchDocument.Section] = []
            while text.utf8.count < length {
                let list = paragraphs[source]
                let start = Int.random(in: 0..<list.count, using: &dice)
                for line in list[start..<min(list.count, start + 6)] { text += line + "\n" }
                source = Int.random(in: 0..<fiches.count, using: &dice)
                if sections.count < 3, text.utf8.count > 1500 * (sections.count + 1) {
                    sections.append(
                        .init(
                            heading: Array("Partie \(sections.count)".utf8),
                            anchor: Array("partie-\(sections.count)".utf8), text: []))
                }
            }
            let title = fiches[number % fiches.count].title + (number < fiches.count ? "" : " (\(number))")
            let folder = ["politiques", "missions", "dires", "pratiques"][number % 4]
            var document = SearchDocument(
                kind: Array(folder.utf8), id: Array("fiche-\(number)".utf8),
                path: Array("\(folder)/\(slug(title)).html".utf8),
                title: Array(title.utf8))
            document.sections = [.init(text: Array(text.utf8))]
            document.rows = [Array(fiches[number % 24].title.prefix(30).utf8)]
            document.columns = [Array("Service \(number % 14)".utf8)]
            document.facets = [
                .init(facet: Array("service".utf8), value: Array("Service \(number % 14)".utf8)),
                .init(facet: Array("politique".utf8), value: Array("Politique \(number % 24)".utf8)),
            ]
            return document
        }
    }

    package static func slug(_ title: String) -> String {
        let folded = title.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        return String(folded.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.prefix(54))
    }
}

/// An index kept in memory, whose shards are loaded as the engine asks for them.
package struct LoadedIndex {
    package var index: SearchIndex
    package let plan: IndexPlan
    package private(set) var loaded: [ShardID] = []

    package init(_ documents: [SearchDocument], synonyms: [Synonym] = [], options: IndexPlan.Options = .init()) throws {
        let chunk = AnalyzedChunk(analysing: documents, from: 0, synonyms: SynonymTable(synonyms))
        try self.init(IndexPlan(merging: [chunk], synonyms: synonyms, options: options))
    }

    package init(_ plan: IndexPlan) throws {
        self.plan = plan
        index = try SearchIndex(root: plan.encode(ShardID(.root, 0)))
    }

    package mutating func search(_ request: SearchRequest) throws -> SearchResults {
        while true {
            switch try index.search(request) {
            case .done(let results): return results
            case .needs(let ids):
                for id in ids {
                    try index.load(id, plan.encode(id))
                    loaded.append(id)
                }
            }
        }
    }

    package mutating func ids(_ query: String, limit: Int = 10) throws -> [String] {
        try search(SearchRequest(query: Array(query.utf8), limit: limit)).results.map {
            String(decoding: $0.id, as: UTF8.self)
        }
    }
}
