import Testing

@testable import Rendering

@Suite struct `The pages of a list` {
    @Test(arguments: [(0, 1), (1, 1), (100, 1), (101, 2), (250, 3)])
    func `hold a hundred entries each, and are one at least`(entries: Int, pages: Int) {
        #expect(Pagination.pageCount(of: entries) == pages)
        let ranges = (1...pages).map { Pagination.range(ofPage: $0, of: entries) }
        #expect(ranges.flatMap { Array($0) } == Array(0..<entries))
    }

    @Test(arguments: [
        (1, 1, ""), (1, 3, "1 2 3"), (1, 9, "1 2 3 … 8 9"), (5, 9, "1 2 3 4 5 6 7 8 9"),
        (6, 12, "1 2 … 4 5 6 7 8 … 11 12"),
        (12, 12, "1 2 … 10 11 12"),
    ])
    func `lead to the first, the last and those around`(number: Int, count: Int, expected: String) {
        let steps = Pagination(number: number, count: count).steps
        #expect(steps.map { $0.map(String.init) ?? "…" }.joined(separator: " ") == expected)
    }

    @Test func `are named index, then index-2`() {
        #expect(Pagination.fileName(1) == "index.html")
        #expect(Pagination.fileName(12) == "index-12.html")
        #expect(Pagination.fileName(2, stem: "annuaire") == "annuaire-2.html")
    }
}
