import Foundation
import Testing

/// Ways to type one thing that must not change what is found, on the repository's own content.
@Suite struct `Typing one thing in several ways` {
    private static let words = [
        "écologie", "habitat", "école", "œuvre", "eau", "hôpital", "inondation", "accessibilité", "emploi",
        "agriculture",
        "élection", "urbanisme", "étranger", "insalubrité", "hébergement", "arrêté", "aménagement", "expulsion",
    ]

    @Test(arguments: words) func `gives one list`(word: String) async throws {
        let site = try await SearchedSite()
        let list = try site.paths(word, limit: 1000)
        #expect(!list.isEmpty)
        let folded = word.folding(options: .diacriticInsensitive, locale: nil).replacing("œ", with: "oe")
        let ways = [
            "l'\(word)", "l’\(word)", "d’\(word)", "d'\(word)", "L‘\(word)", "qu’\(word)", word.uppercased(), folded,
            folded.uppercased(), word.replacing("œ", with: "oe"), word.decomposedStringWithCanonicalMapping,
            "\u{A0}\(word)\u{202F}?", "« \(word) »", "\(word) ", word.capitalized,
            String(word.flatMap { [$0, "\u{AD}"] }.dropLast()), "l\u{200B}’\(word)",
        ]
        for way in ways { #expect(try site.paths(way, limit: 1000) == list, "\(way)") }
    }

    @Test(arguments: [
        ["logement", "logements"], ["travail", "travaux"], ["service", "services"], ["entreprise", "entreprises"],
        ["inondation", "inondations"], ["commune", "communes"], ["référent", "référents"], ["local", "locaux"],
        ["DDT", "direction départementale des territoires", "D.D.T.", "ddt"],
        ["ARS", "agence régionale de santé", "A.R.S."],
        ["PLU", "plan local d’urbanisme"],
        ["CODERST", "conseil départemental de l'environnement et des risques sanitaires et technologiques"],
    ])
    func `gives one set`(queries: [String]) async throws {
        let site = try await SearchedSite()
        let sets = try queries.map { Set(try site.paths($0, limit: 1000)) }
        #expect(!sets[0].isEmpty)
        for (query, set) in zip(queries, sets) {
            #expect(set == sets[0], "\(query): \(set.symmetricDifference(sets[0]).sorted().prefix(5))")
        }
    }

    /// The tests above can fail: other words give other lists.
    @Test func `does not give one list for different words`() async throws {
        let site = try await SearchedSite()
        let lists = try Self.words.map { try site.paths($0, limit: 1000) }
        #expect(Set(lists).count == lists.count)
    }
}
