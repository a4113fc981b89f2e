import Diagnostics
import Testing

@Suite struct DiagnosticTests {
    @Test func `diagnostics are printed by place, errors first, each once`() {
        let places = [
            Place("b.md", line: 1, column: 1), Place("a.md", line: 10, column: 1), Place("a.md", line: 9, column: 20),
        ]
        let error = places.map { Diagnostic(.markup(.emptyWikiLink), at: $0) }
        let warning = Diagnostic(.markup(.rawHTML("b")), at: places[2])
        #expect((error + [warning] + error).ordered == [error[2], warning, error[1], error[0]])
        #expect(!Array(repeating: warning, count: 2).containsErrors)
        #expect([warning, error[0]].containsErrors)
    }

    /// One of each problem of the first stage, so that a new one is looked at in both languages.
    private static let problems: [MarkupProblem] =
        [
            .notUTF8, .windows1252(inTable: true), .utf16(inTable: true),

            .officeFile(inTable: true), .headerBelow(line: 2), .controlCharacter(7),
            .emptyFile, .fileTooLarge(bytes: 2, limit: 1),
            .unclosedFrontMatter,
            .tabInYAML, .duplicateKey("a"), .anchorInYAML, .nestedTooDeep, .unclosedQuote,
            .wrongCellCount(expected: 1, actual: 2),
            .duplicateColumn("a"), .emptyHeader, .textAfterQuote, .frontMatterStart, .frontMatterEnd("--"),
        ] + faults.map(MarkupProblem.invalidYAML)

    private static let faults: [YAMLFault] = [
        .colonInValue, .missingColon, .unclosedQuote, .badEscape, .unclosedBracket, .badIndentation, .misplacedDash,
        .reservedCharacter("@"), .textAfterBlockSign, .severalDocuments, .tag("!x"), .compoundKey, .textAfterValue,
    ]

    @Test(arguments: problems)
    func `messages read like headlines in both languages`(_ problem: MarkupProblem) {
        let diagnostic = Diagnostic(.markup(problem), at: Place("a.md"))
        let french = diagnostic.message(in: .french)
        let english = diagnostic.message(in: .english)
        #expect(french != english)
        for message in [french, english] {
            #expect(message.first.map { $0.isUppercase || $0.isNumber } == true)
            #expect(message.last.map { !".:;".contains($0) } == true)
        }
        #expect(!english.contains("«") && !french.contains("“"))
        let idSigns = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
        #expect(diagnostic.id.allSatisfy { idSigns.contains($0) })
    }

    @Test func `no two problems share an id`() {
        let ids = DiagnosticTests.problems.map { Diagnostic(.markup($0), at: Place("")).id }
        #expect(Set(ids).count == ids.count - (DiagnosticTests.faults.count - 1))
    }
}
