import Diagnostics
import Testing

@testable import Markup

@Suite struct YAMLTests {
    private func read(_ text: String) throws -> (YAMLNode?, [Diagnostic]) { YAMLNode.parse(try source(text)) }

    private func shape(_ text: String) throws -> String {
        let (node, diagnostics) = try read(text)
        #expect(diagnostics.isEmpty, "\(diagnostics)")
        return dump(try #require(node))
    }

    @Test func `each key and value has its place, and texts stay texts`() throws {
        #expect(
            try shape("# modèle\ngenre: oui\n\"à voir\": ['a', 0353010101, ~, 2013-03-07]\nvide:\n")
                == "2:1 {2:1 genre = 2:8 \"oui\", 3:1 à voir = 3:11 [3:12 'a', 3:17 \"0353010101\", 3:29 null, "
                + "3:32 \"2013-03-07\"], 4:1 vide = 4:6 null}")
    }

    @Test func `nested blocks, lists and flow collections have their places`() throws {
        #expect(
            try shape(
                "kinds:\n  fiche:\n    noms: { one: fiche, many: fiches }\n  liste:\n  - a\n  - b: c\n    d: null\n")
                == "1:1 {1:1 kinds = 2:3 {2:3 fiche = 3:5 {3:5 noms = 3:11 {3:13 one = 3:18 \"fiche\", 3:25 many = 3:31 "
                + "\"fiches\"}}, 4:3 liste = 5:3 [5:5 \"a\", 6:5 {6:5 b = 6:8 \"c\", 7:5 d = 7:8 \"null\"}]}}")
    }

    @Test func `a block of text tells where its first line stands`() throws {
        #expect(
            try shape("a:\n  b: |\n      été\n        x\n\n  c: >-\n    un\n    deux\n")
                == "1:1 {1:1 a = 2:3 {2:3 b = 2:6 |3:7 été⏎  x⏎, 6:3 c = 6:6 |7:5 un deux}}")
    }

    @Test func `a block with its own indentation keeps it`() throws {
        #expect(try shape("a: |2\n    é\n   f\n") == "1:1 {1:1 a = 1:4 |2:3   é⏎ f⏎}")
    }

    @Test func `columns are characters after combined emoji and line separators`() throws {
        #expect(
            try shape("é👩🏽‍🚒: {a\u{2028}: b}\nc: d\n")
                == "1:1 {1:1 é👩🏽‍🚒 = 1:5 {1:6 a\u{2002} = 1:10 \"b\"}, 2:1 c = 2:4 \"d\"}")
    }

    @Test func `a file of comments is nothing`() throws {
        #expect(try shape("# rien\n") == "1:1 null")
    }

    @Test(
        arguments: [
            ("a: Zone : b\n", "1:9 yaml-invalide", YAMLFault.colonInValue),
            ("a: 1\nb\nc: 2\n", "2:1 yaml-invalide", .missingColon),
            ("a: 1\nété: \"b\nc: d\n", "2:6 yaml-invalide", .unclosedQuote),
            ("a: \"C:\\dossier\"\n", "1:7 yaml-invalide", .badEscape),
            ("a: [b, c\nd: e\n", "1:4 yaml-invalide", .unclosedBracket),
            ("a:\n- {b: [\n", "2:7 yaml-invalide", .unclosedBracket),
            ("a: [b, , c]\n", "1:8 yaml-invalide", .unclosedBracket),
            ("a: {b: c\nd: e\n", "1:4 yaml-invalide", .unclosedBracket),
            ("a: 1\n  b: 2\n", "2:4 yaml-invalide", .colonInValue),
            ("  a: 1\n b: 2\n", "2:2 yaml-invalide", .badIndentation),
            ("a:\n  - b\n   c: d\n", "3:5 yaml-invalide", .colonInValue),
            ("a: - b\n", "1:4 yaml-invalide", .misplacedDash),
            ("a: @nom\n", "1:4 yaml-invalide", .reservedCharacter("@")),
            ("a: %x\n", "1:4 yaml-invalide", .reservedCharacter("%")),
            ("a: | texte\n  b\n", "1:6 yaml-invalide", .textAfterBlockSign),
            ("a: b\n---\nc: d\n", "2:1 yaml-invalide", .severalDocuments),
            ("a: !!str 12\n", "1:4 yaml-invalide", .tag("!!str")),
            ("a: !x [b]\n", "1:4 yaml-invalide", .tag("!x")),
            ("? [a, b]\n: c\n", "1:3 yaml-invalide", .compoundKey),
            ("a: \"b\" c\n", "1:8 yaml-invalide", .textAfterValue),
        ] as [(String, String, YAMLFault)])
    func `a mistake is named where it stands`(_ text: String, _ place: String, _ expected: YAMLFault) throws {
        let (_, diagnostics) = try read(text)
        #expect(brief(diagnostics) == [place])
        #expect(fault(diagnostics) == expected)
    }

    @Test(
        arguments: [
            ("a: 1\n\tb: 2\n", ["2:1 tabulation"]),
            ("a:\n  \t- b\n", ["2:3 tabulation"]),
            ("a: 1\nb: 2\na: 3\n", ["3:1 cle-en-double < 1:1"]),
            ("x: {éa: 1, b: 2, éa: 3}\n", ["1:18 cle-en-double < 1:5"]),
            ("x:\n  Déjà vu: 1\n  b: 2\n  deja  VU: 3\n", ["4:3 cle-en-double < 2:3"]),
            ("a: &x 1\nb: *x\n", ["1:4 ancre-yaml"]),
            ("a: [1, *x]\n", ["1:8 ancre-yaml"]),
            ("- *x\n", ["1:3 ancre-yaml"]),
            ("*x : a\n", ["1:1 ancre-yaml"]),
            ("a: \"\\0\"\n", ["1:4 caractere-de-controle"]),
        ] as [(String, [String])])
    func `tabs, repeated keys, anchors and escaped control characters are errors`(_ text: String, _ expected: [String])
        throws
    {
        #expect(brief(try read(text).1) == expected)
    }

    @Test(arguments: [
        "a: R & D, 2 * 3\n", "a: |\n  *gras* et &amp;\n   *x\n\n  - *y\nb: c\n", "a: 'x\n  *gras*'\n",
        "a: \"x \\\" *y\n  &z\"\n", "a: texte\n  *suite* &x\n  encore\nb: 1\n", "# *x &y\na: b # &c\n", "a: x*y&z\n",
        "- texte\n  *suite*\n", "- a: texte\n   *suite*\n", "a: [x *y, b\n  *c]\n", "- - |\n    *x\n  - >\n    &y\n",
        "a:\n- |\n *x\n", "\"a\": |\n *x\n", "a: {b: 'c', \"d\": e*}\n",
    ])
    func `asterisks and ampersands inside texts are no anchors`(_ text: String) throws {
        #expect(try read(text).1.isEmpty)
    }

    @Test func `an alias bomb is refused before anything is expanded`() throws {
        var bomb = "a: &a [x, x]\n"
        for (name, last) in zip("bcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz") {
            bomb += "\(name): &\(name) [" + Array(repeating: "*\(last)", count: 9).joined(separator: ", ") + "]\n"
        }
        #expect(brief(try read(bomb).1) == ["1:4 ancre-yaml"])
        #expect(brief(try read("? *a\n: b\n").1) == ["1:3 ancre-yaml"])
    }

    @Test(arguments: ["[", "{", "- ", "? ", "a: [", "[{", "{a: ", "{? ", "- ? "])
    func `nesting a hundred thousand deep is refused`(_ unit: String) throws {
        #expect(brief(try read(String(repeating: unit, count: 100_000)).1).first?.hasSuffix("trop-imbrique") == true)
    }

    @Test func `indented nesting is refused beyond the limit and accepted up to it`() throws {
        func nested(_ depth: Int) -> String {
            (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        }
        #expect(try read(nested(60)).1.isEmpty)
        #expect(brief(try read(nested(70)).1) == ["65:65 trop-imbrique"])
    }

    @Test func `long lines take time in proportion`() throws {
        let items = (0..<60_000).map { "é\($0)" }.joined(separator: ", ")
        let node = try #require(try read("a: [\(items)]\n").0)
        #expect(node.pairs?.first?.value.items?.count == 60_000)
        let text = String(repeating: "à ", count: 1_000_000)
        #expect(try read("a: \(text)\n").0?.pairs?.first?.value.text?.count == 1_999_999)
    }

    @Test func `every truncation of a model is read or reported, never both nor neither`() throws {
        let model = """
            # modèle
            kinds:
              fiche: { one: "fiche", many: 'fiches' } # noms
              aide: |
                Écrire *ici* : ok
              liste:
                - a: [b, "c\\n"]
                - >
                  texte
            """
        for end in 1...model.count {
            let (node, diagnostics) = try read(String(model.prefix(end)))
            #expect((node == nil) == !diagnostics.isEmpty, "\(end)")
        }
    }

    @Test func `messages tell an author what to write`() throws {
        let (_, diagnostics) = try read("a: Zone : b\n")
        #expect(
            diagnostics.map { $0.message(in: .french) }
                == ["YAML invalide : deux-points dans une valeur : mettez-la entre guillemets"])
        #expect(
            diagnostics.map { $0.message(in: .english) } == ["Invalid YAML: colon in a value: put the value in quotes"])
    }
}
