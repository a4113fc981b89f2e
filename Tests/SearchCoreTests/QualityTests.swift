import Foundation
import SearchCore
import SearchFixtures
import Testing

/// Guards on the tuning set: shares of queries that find their page, never times.
@Suite(.enabled(if: Fiche.tuningSet != nil, "the tuning set does not stand beside the repository"))
struct QualityTests {
    private let fiches = Fiche.tuningSet ?? []

    private func bodies() throws -> LoadedIndex { try LoadedIndex(Corpus.documents(fiches, withTitles: false)) }

    @Test func `a title finds its text, with and without accents, with and without a typo`() throws {
        var index = try bodies()
        let titles = try Quality.run(fiches.map { ($0.title, $0.id) }, on: &index)
        print(titles.line("title → body"))
        #expect(titles.meanReciprocalRank >= 0.87 && titles.successAtTen >= 0.975)
        let bare = try Quality.run(
            fiches.map { ($0.title.folding(options: .diacriticInsensitive, locale: nil).uppercased(), $0.id) },
            on: &index)
        #expect(bare.meanReciprocalRank == titles.meanReciprocalRank)
        var dice = Dice(state: 42)
        let typos = try Quality.run(fiches.map { (Quality.typo($0.title, &dice), $0.id) }, on: &index)
        print(typos.line("one typo"))
        #expect(typos.successAtTen >= 0.95)
    }

    @Test func `two words of a title with a typo find the page`() throws {
        var index = try LoadedIndex(Corpus.documents(fiches, withTitles: true))
        var dice = Dice(state: 1)
        let typos = try Quality.run(fiches.map { (Quality.typo(Quality.keywords($0.title), &dice), $0.id) }, on: &index)
        print(typos.line("two words, one typo"))
        #expect(typos.successAtTen >= 0.97)
    }

    /// The reference is a plain search in the folded text, written apart from the engine.
    @Test func `a word behind an apostrophe is found in every page that has it`() throws {
        var pages: [String: Set<String>] = [:]
        for fiche in fiches {
            let text = fiche.text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).replacing(
                "’", with: "'")
            for word in text.split(whereSeparator: { !($0.isLetter || $0 == "'" || $0 == "œ") }) {
                let parts = word.split(separator: "'")
                guard parts.count == 2, ["l", "d", "qu", "s", "n"].contains(String(parts[0])), parts[1].count > 4 else {
                    continue
                }
                pages[String(parts[1]).replacing("œ", with: "oe"), default: []].insert(fiche.id)
            }
        }
        var index = try bodies()
        var checked = 0
        for (word, expected) in pages.sorted(by: { $0.key < $1.key }) where expected.count < 100 {
            let found = try index.ids(word, limit: 300)
            #expect(expected.isSubset(of: Set(found)), "\(word)")
            #expect(
                try index.ids("l’\(word)", limit: 300) == found && index.ids("d'\(word)", limit: 300) == found,
                "\(word)")
            checked += 1
        }
        #expect(checked > 300)
    }
}
