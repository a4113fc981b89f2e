import Diagnostics
import Testing

@Suite struct TextReportTests {
    private let duplicate = Diagnostic(
        .markup(.duplicateKey("état")), at: Place("a/é.md", line: 3, column: 1), suggestion: "étape",
        notes: [Diagnostic.Note(.firstDefinedHere, at: Place("a/é.md", line: 2, column: 1))])

    private func rich(_ place: Place, _ line: String) -> [Substring] {
        TextReport(language: .french, isRich: true) { _ in line }
            .text(Diagnostic(.markup(.emptyWikiLink), at: place)).split(separator: "\n")
    }

    @Test func `lines have the form that tools recognise, in every language`() {
        #expect(
            TextReport(language: .french).text([duplicate])
                == """
                a/é.md:3:1: error: Champ « état » en double ; vouliez-vous dire « étape » ? [cle-en-double]
                a/é.md:2:1: note: défini ici d'abord

                """)
        #expect(
            TextReport(language: .english).text([duplicate])
                == """
                a/é.md:3:1: error: Duplicate field “état”; did you mean “étape”? [cle-en-double]
                a/é.md:2:1: note: first defined here

                """)
    }

    @Test func `a whole file or line has no position, and severity is said`() {
        let file = Diagnostic(.markup(.emptyFile), at: Place("x.csv"), severity: .warning)
        let line = Diagnostic(.markup(.unclosedQuote), at: Place("x.csv", line: 4))
        #expect(
            TextReport(language: .french).text([file, line])
                == "x.csv: warning: Fichier vide [fichier-vide]\nx.csv:4: error: Guillemet ouvrant jamais fermé [guillemet-ouvert]\n"
        )
    }

    @Test(arguments: [
        ("été [[]]", 5, " 7 | été [[]]", "   |     ^"), ("\tа\t[[]]", 4, " 7 | \tа\t[[]]", "   | \t \t^"),
        ("日本🏛️e\u{301} x", 6, " 7 | 日本🏛️e\u{301} x", "   |         ^"), ("fin", 4, " 7 | fin", "   |    ^"),
        ("fin", 40, " 7 | fin", "   |    ^"), ("a\u{200D}", 1, " 7 | a\u{200D}", "   | ^"),
    ])
    func `the caret stands under the character`(_ line: String, _ column: Int, _ source: String, _ caret: String) {
        let lines = rich(Place("a.md", line: 7, column: column), line)
        #expect(lines.dropFirst() == [Substring(source), Substring(caret)])
    }

    @Test func `long lines are cut around the place`() {
        let line = String(repeating: "é", count: 100_000) + "X" + String(repeating: "à", count: 100_000)
        let lines = rich(Place("a.md", line: 12, column: 100_001), line)
        #expect(lines[1].count == 6 + 1 + 160 + 1 && lines[1].hasSuffix("à…"))
        let caret = lines[2].count - 1
        #expect(lines[1].dropFirst(caret).first == "X")
        let short = rich(Place("a.md", line: 1, column: 2), line)
        #expect(short[1].hasPrefix(" 1 | ééé") && short[2] == "   |  ^")
    }

    @Test func `without column or source line there is no caret`() {
        #expect(rich(Place("a.md", line: 7), "x").count == 2)
        #expect(rich(Place("a.md"), "x").count == 1)
        #expect(TextReport(language: .french, isRich: true).text([duplicate]).split(separator: "\n").count == 2)
    }

    @Test func `colours are used only when asked for`() {
        let report = TextReport(language: .french, isColored: true)
        #expect(report.text(duplicate).hasPrefix("\u{1B}[1ma/é.md:3:1:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m Champ"))
        #expect(!TextReport(language: .french).text(duplicate).utf8.contains(0x1B))
    }

    @Test func `neither a file nor its name can steer the terminal`() {
        let evil = "a\u{1B}[2J\u{202E}\nb"
        let text = TextReport(language: .french, isRich: true) { _ in evil }
            .text(Diagnostic(.markup(.duplicateKey(evil)), at: Place(evil, line: 1, column: 1)))
        #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
        #expect(text.split(separator: "\n").count == 3)
    }
}
