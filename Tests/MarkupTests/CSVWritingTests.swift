import Diagnostics
import Testing

@testable import Markup

/// What is written as a table is read as the same texts, and a spreadsheet runs none of them.
@Suite struct `A table that is written` {
    private static let texts = [
        "=1+1", "+33 1", "-5", "@SUM(A1)", "'=x", "''=x", "'hui", "a;b", "dit \"oui\"", "deux\nlignes", " x ", "", "é",
        "'",
    ]

    @Test(arguments: texts)
    func `gives its texts back`(text: String) throws {
        let guarded = CSVTable.guarded(text)
        #expect(guarded.first.map { !"=+-@\t\r".contains($0) } ?? true)
        let line = CSVTable.line(["a", guarded, "b"], separator: UInt8(ascii: ";"))
        let table = try #require(CSVTable.parse(try source("x;y;z\n" + line + "\n", path: "t.csv")).0)
        #expect(table.rows.map { $0.map(\.unguarded.text) } == [["a", text, "b"]])
    }

    @Test func `tells the place of a text behind its apostrophe`() throws {
        let table = try #require(CSVTable.parse(try source("x;y\na;'=b\n", path: "t.csv")).0)
        #expect(table.rows[0][1].place.column == 3)
        #expect(table.rows[0][1].unguarded.place.column == 4)
    }

    @Test(arguments: [
        ("a|b", ["a", "b"]), ("a\\|b", ["a|b"]), ("a\\|b | c", ["a|b", "c"]), ("|a||", ["a"]), ("a\\", ["a\\"]),
    ])
    func `parts several values at bars that are not escaped`(text: String, values: [String]) {
        #expect(CSVTable.Cell(text, at: Place("t.csv")).values.map(\.text) == values)
    }
}
