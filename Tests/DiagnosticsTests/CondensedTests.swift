import Diagnostics
import Testing

@Suite struct `Many messages` {
    private static func unknown(_ path: String, _ line: Int, _ severity: Diagnostic.Severity = .error) -> Diagnostic {
        Diagnostic(.content(.lostZero("\(line)")), at: Place(path, line: line, column: 3), severity: severity)
    }

    @Test func `of one sort in one file stop at two hundred and tell how many more there are`() {
        let many = (1...19_999).map { Self.unknown("a.csv", $0) }
        let shown = many.condensed
        #expect(shown.count == 201 && shown[..<200] == many[..<200])
        #expect(shown[200].place == many[200].place && shown[200].id == "zero-perdu" && shown[200].severity == .error)
        #expect(shown[200].message(in: .french) == "Et 19\u{202F}799 autres de ce genre dans ce fichier")
        #expect(shown[200].message(in: .english) == "And 19\u{202F}799 more of this sort in this file")
        #expect(many[..<201].condensed[200].message(in: .french) == "Et 1 autre de ce genre dans ce fichier")
        #expect(shown.condensed == shown)
    }

    @Test func `of other files, sorts and severities are all there, in their order`() {
        var many: [Diagnostic] = []
        for line in 1...200 {
            many += [Self.unknown("a.csv", line), Self.unknown("a.csv", line, .warning), Self.unknown("b.csv", line)]
            many.append(Diagnostic(.markup(.emptyWikiLink), at: Place("a.csv", line: line)))
        }
        #expect(many.condensed == many)
        many.append(Self.unknown("b.csv", 201))
        many.append(Diagnostic(.markup(.emptyFile), at: Place("c.csv")))
        #expect(many.condensed.count == many.count && many.condensed.last == many.last)
    }

    @Test func `are counted whole in reports`() {
        let many = (1...300).map { Self.unknown("a.csv", $0) } + [Self.unknown("a.csv", 1, .warning)]
        let json = JSONReport(language: .french).json(many).compact
        #expect(json.contains(#""counts":{"errors":300,"warnings":1}"#) && json.contains("Et 100 autres de ce genre"))
        let sarif = SARIFReport(language: .french, toolVersion: "1").json(many).compact
        #expect(sarif.split(separator: #""ruleId""#).count == 1 + 202 && sarif.contains("Et 100 autres de ce genre"))
    }

    @Test func `read each file once for the lines that they show`() {
        let text = (1...5000).map { "ligne \($0)" }.joined(separator: "\r\n")
        let many = (1...2500).map { number in
            Diagnostic(
                .content(.lostZero("")), at: Place("a.csv", line: 2 * number, column: 1),
                notes: [.init(.declaredHere, at: Place("model.yaml", line: 1))])
        }
        var reads: [String] = []
        let lines = SourceLines(of: many) { path in
            reads.append(path)
            return path == "a.csv" ? [0xEF, 0xBB, 0xBF] + Array(text.utf8) : nil
        }
        #expect(reads.sorted() == ["a.csv", "model.yaml"])
        #expect(many.allSatisfy { lines[$0.place] == "ligne \($0.place.line)" })
        #expect(lines[Place("a.csv", line: 1)] == nil && lines[Place("model.yaml", line: 1)] == nil)
        #expect(SourceLines(of: [Self.unknown("x", 9)]) { _ in Array("a\nb".utf8) }[Place("x", line: 9)] == nil)
    }

    @Test func `name the first of many places and count the others`() {
        let notes = (1...50).map { Diagnostic.Note(.candidate("service:\($0)"), at: Place("a.md", line: $0)) }
        let diagnostic = Diagnostic(.content(.ambiguousReference("x")), at: Place("b.md"), notes: notes)
        #expect(
            diagnostic.notes.count == 11 && diagnostic.notes[10].text.text(in: .french) == "et 40 autres, dont celui-ci"
        )
        #expect(diagnostic.notes[10].text.text(in: .english) == "and 40 more, this one among them")
        #expect(diagnostic.notes[10].place == notes[10].place)
        #expect(
            Diagnostic(.content(.ambiguousReference("x")), at: Place("b.md"), notes: Array(notes[..<10])).notes.count
                == 10)
    }
}
