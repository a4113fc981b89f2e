import Foundation
package import SearchCore

/// Questions in people's words about fiches of the tuning set, in two parts: one to develop on, one to be looked at once.
package enum Questions {
    /// A part of the tuning set.
    package enum Part: String { case development, reserve }

    /// The fiches of a part; all of them stay in the index.
    package static func fiches(_ part: Part, of fiches: [Fiche]) -> [Fiche] {
        fiches.filter { self.part(of: $0.id) == part }
    }

    private static func part(of id: String) -> Part {
        IndexFormat.checksum(Array(id.utf8)[...]) >> 7 & 1 == 0 ? .development : .reserve
    }

    /// - Returns: each question with the fiche that answers it.
    package static func read(_ part: Part) throws -> [(query: String, expected: String)] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "questions.csv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().compactMap { line in
            let cells = line.split(separator: ";", maxSplits: 1).map(String.init)
            return cells.count == 2 && self.part(of: cells[0]) == part ? (cells[1], cells[0]) : nil
        }
    }

    /// The same queries with a typo each, several times.
    package static func misspelt(_ queries: [(query: String, expected: String)], times: Int)
        -> [(query: String, expected: String)]
    {
        var dice = Dice(state: 11)
        return (0..<times).flatMap { _ in queries.map { (Quality.typo($0.query, &dice), $0.expected) } }
    }
}

/// What the ranking is tuned by, on one part of the tuning set.
package struct Scorecard {
    private let bodies: AnalyzedChunk
    private let pages: AnalyzedChunk
    package let synonyms: [Synonym]
    private let sets: [(name: String, onPages: Bool, queries: [(query: String, expected: String)])]

    /// - Parameter mines: whether the sigles that texts explain are found by what they stand for, as on a site.
    /// - Parameter meanings: words of one meaning, as a site's thesaurus has them.
    package init(
        _ fiches: [Fiche], _ part: Questions.Part, mines: Bool = true, meanings: [Synonym] = []
    ) throws {
        let documents = Corpus.documents(fiches, withTitles: true)
        synonyms = meanings + (mines ? SigleMiner.synonyms(in: documents, besides: []) : [])
        let table = SynonymTable(synonyms)
        bodies = AnalyzedChunk(analysing: Corpus.documents(fiches, withTitles: false), from: 0, synonyms: table)
        pages = AnalyzedChunk(analysing: documents, from: 0, synonyms: table)
        let titles = Questions.fiches(part, of: fiches).map { (query: $0.title, expected: $0.id) }
        let questions = try Questions.read(part)
        sets = [
            ("title → body", false, titles),
            ("title → body, typo", false, Questions.misspelt(titles, times: 2)),
            ("question → page", true, questions),
            ("question → page, typo", true, Questions.misspelt(questions, times: 4)),
        ]
    }

    /// One line a set of queries.
    package func qualities(_ options: IndexPlan.Options) throws -> [(name: String, quality: Quality)] {
        var onBodies = try LoadedIndex(IndexPlan(merging: [bodies], synonyms: synonyms, options: options))
        var onPages = try LoadedIndex(IndexPlan(merging: [pages], synonyms: synonyms, options: options))
        return try sets.map { set in
            if set.onPages { return (set.name, try Quality.run(set.queries, on: &onPages)) }
            return (set.name, try Quality.run(set.queries, on: &onBodies))
        }
    }
}
