import Language
import Testing

@Suite struct `Titles in order` {
    @Test(arguments: [
        ["Mesure 5", "Mesure 49", "Mesure 500"], ["Article 1.9", "Article 1.10", "Article 1.10.1", "Article 2"],
        ["5e étape", "Étape"], ["Axe 007", "Axe 8"], ["« Abri »", "(Bac)", "… Cas", "🏠 Dés"],
        ["12345678901", "99999999999"], ["L'eau", "L’école", "Le sol"],
    ])
    func `have numbers as numbers and no signs`(titles: [String]) {
        #expect(titles.reversed().sorted { $0.sortKey < $1.sortKey } == titles)
    }

    @Test func `are equal whatever their signs`() {
        #expect("« Petites villes » de demain".sortKey == "petites-villes de demain !".sortKey)
    }

    @Test func `of signs alone have no letter`() {
        #expect("★ …".sortKey.isEmpty)
    }
}

@Suite struct `The identifier of a name` {
    @Test func `is its slug`() {
        #expect("data.gouv.fr".entrySlug == "data-gouv-fr")
        #expect(String(repeating: "a", count: 60).entrySlug == String(repeating: "a", count: 60))
    }

    @Test func `of more than sixty characters is cut and told from others`() {
        let start = String(repeating: "réunion ", count: 9)
        let names = [start + "du 12 mars", start + "du 13 mars"].map(\.entrySlug)
        #expect(names.allSatisfy { $0.utf8.count <= 60 && $0.hasPrefix("reunion-reunion-") })
        #expect(names[0] != names[1])
        #expect(names.map(\.entrySlug) == names)
    }
}
