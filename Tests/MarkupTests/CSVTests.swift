import Diagnostics
import Testing

@testable import Markup

@Suite struct CSVTests {
    private func read(_ text: String) throws -> (CSVTable?, [Diagnostic]) {
        CSVTable.parse(try source(text, path: "t.csv"))
    }

    private func dump(_ cells: [CSVTable.Cell]) -> String {
        cells.map { "\($0.place.line):\($0.place.column) \($0.text.split(separator: "\n").joined(separator: "⏎"))" }
            .joined(separator: ", ")
    }

    private func rows(_ text: String) throws -> [String] {
        let (table, diagnostics) = try read(text)
        #expect(diagnostics.isEmpty, "\(diagnostics)")
        return try #require(table).rows.map(dump)
    }

    @Test func `cells have the physical line and column of their text`() throws {
        let text =
            "\u{FEFF}prénom;nom;note\r\nÉlodie; Boussole ;\"a;b\"\r\n\r\nÉric;\"dit \"\"l’As\"\"\r\nde pique\";x\r\n"
        let table = try #require(try read(text).0)
        #expect(dump(table.header) == "1:1 prénom, 1:8 nom, 1:12 note")
        #expect(
            table.rows.map(dump) == [
                "2:1 Élodie, 2:9 Boussole, 2:20 a;b", "4:1 Éric, 4:7 dit \"l’As\"⏎de pique, 5:11 x",
            ])
    }

    @Test(arguments: [
        ("a;b\n1,5;2\n", "2:1 1,5, 2:5 2"), ("a,b\n1;5,2\n", "2:1 1;5, 2:5 2"), ("a\tb\n1\t\n2\t3", "2:1 1, 2:3 "),
        ("\"a;x\",b\n1,2", "2:1 1, 2:3 2"), ("a\n1;2\n", "2:1 1, 2:3 2"),
    ])
    func `the separator is the header's`(_ text: String, _ expected: String) throws {
        if text == "a\n1;2\n" {
            #expect(brief(try read(text).1) == ["2:3 nombre-de-colonnes"])
        } else {
            #expect(try rows(text).first == expected)
        }
    }

    @Test func `what spreadsheets leave behind is dropped, what they forget is filled`() throws {
        #expect(try rows("a;b;;\n1;2;;\n;;;\n\n  \n3\n4;;;;;\n") == ["2:1 1, 2:3 2", "6:1 3, 6:2 ", "7:1 4, 7:3 "])
        #expect(try rows("a;b") == [])
        #expect(try rows("a;b\n1;2") == ["2:1 1, 2:3 2"])
        #expect(try rows("a;b\n1;\"\"\n") == ["2:1 1, 2:4 "])
    }

    @Test(
        arguments: [
            ("a;b\n1;2\n3;\"x\ny;z\n", ["3:3 guillemet-ouvert"]),
            ("a;b\n1;2;3\né;5;;6\n7;8\n", ["2:5 nombre-de-colonnes", "3:5 nombre-de-colonnes"]),
            ("État;b; etat\n1;2;3\n", ["1:9 colonne-en-double < 1:1"]),
            ("a;;c\n1;2;3\n", ["1:3 colonnes-sans-nom"]),
            (";;;\n", ["1:1 colonnes-sans-nom"]),
            ("a;b\n\"1\" x;2\n3;4\n", ["2:5 texte-apres-guillemet"]),
            ("\"a;b\n1", ["1:1 guillemet-ouvert"]),
        ] as [(String, [String])])
    func `mistakes are reported where they stand`(_ text: String, _ expected: [String]) throws {
        #expect(brief(try read(text).1) == expected)
    }

    @Test func `rows longer than the header are marked, whatever is in their last cells`() throws {
        let table = try #require(try read("a;b;c\n1;;2;\n3;4\n5;6;7;8\n").0)
        #expect(table.overlong == [0: .blank(cells: 4), 2: .text])
        #expect(table.rows.map(\.count) == [3, 3, 3])
    }

    @Test func `a quote inside an unquoted cell is a quote`() throws {
        #expect(try rows("a;b\ndit \"l’As\";5\" x\n") == ["2:1 dit \"l’As\", 2:12 5\" x"])
    }

    @Test func `a cell of several values gives each its place`() throws {
        let table = try #require(try read("a;b\nété | b||c;\"x\"\"y\"\" |z\n u|v\"\n").0)
        let row = try #require(table.rows.first)
        #expect(row.map { dump($0.values) } == ["2:1 été, 2:7 b, 2:10 c", "2:13 x\"y\", 2:21 z⏎ u, 3:4 v"])
        #expect(CSVTable.Cell("", at: Place("t.csv")).values.isEmpty)
        #expect(CSVTable.Cell(" | ", at: Place("t.csv")).values.isEmpty)
    }

    @Test func `large tables and long lines take time in proportion`() throws {
        let wide = (0..<50_000).map { "é\($0)" }.joined(separator: ";")
        #expect(try read(wide + "\n" + wide).0?.rows.first?.last?.place.column == 338_884)
        let quotes = "a\n" + String(repeating: "\"", count: 1_000_000)
        #expect(try read(quotes).0?.rows.first?.first?.text.count == 499_999)
    }

    @Test func `no truncation of a table traps`() throws {
        let text = "prénom;nom\n\"a \"\"b\"\"\nc\" ;d|e\n\"x\"y;z\n"
        for end in 1...text.count {
            let (table, diagnostics) = try read(String(text.prefix(end)))
            #expect(table != nil || !diagnostics.isEmpty)
        }
    }
}
