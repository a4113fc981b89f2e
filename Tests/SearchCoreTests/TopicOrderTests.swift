import Testing

@testable import SearchCore

@Suite struct TopicOrderTests {
    private func order(_ titles: [String]) -> [String] {
        TopicOrder.order(titles.map { Array($0.utf8) }).map { titles[$0] }
    }

    @Test func `titles that share their commonest word stand side by side`() {
        let titles = [
            "Aides au logement", "Brevet de pêche", "Comment pêcher ?", "Le logement des étudiants", "Permis de pêche",
            "Zonage du logement",
        ]
        let sorted = order(titles)
        let places = titles.filter { $0.contains("logement") }.compactMap { sorted.firstIndex(of: $0) }.sorted()
        #expect(places.last.map { $0 - places[0] } == 2, "\(sorted)")
        #expect(sorted.sorted() == titles, "none is lost")
    }

    @Test func `equal titles, and those without words, keep their order`() {
        #expect(TopicOrder.order([[], Array("Pêche".utf8), [], Array("pêche".utf8)]) == [0, 2, 1, 3])
        #expect(TopicOrder.order([]).isEmpty)
    }
}
