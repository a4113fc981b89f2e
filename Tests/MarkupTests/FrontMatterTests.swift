import Diagnostics
import Testing

@testable import Markup

@Suite struct FrontMatterTests {
    private let plain: Set<String> = ["question", "telephone", "titre", "valable jusqu'au", "date", "aussi appele"]

    private func read(_ fields: String) throws -> ([YAMLPair], [Diagnostic]) {
        FrontMatter.parse(try source("---\n\(fields)\n---\nCorps\n")) { plain.contains($0) ? .text : .unknown }
    }

    private func shape(_ fields: String) throws -> [String] {
        let (pairs, diagnostics) = try read(fields)
        #expect(diagnostics.isEmpty, "\(diagnostics)")
        return dump(pairs)
    }

    @Test func `fields stand between two lines of dashes, the body after them`() throws {
        let file = try source("---\na: b\n---  \nCorps\n")
        let split = FrontMatter.split(file)
        #expect(split.yaml.map { file.text($0) } == "a: b\n")
        #expect(file.text(split.bodyOffset..<file.bytes.count) == "Corps\n")
        #expect(split.bodyFirstLine == 4)
    }

    @Test(arguments: [
        ("---\na: b\n...\nx", 4, "x"), ("---\n---\nx", 3, "x"), ("---\na: b\n---", 4, ""),
        ("a: b\n---\n", 1, "a: b\n---\n"),
        ("----\na\n---\n", 1, "----\na\n---\n"), (" ---\na\n", 1, " ---\na\n"),
        ("---\nt: |\n  a\n  ---\n---\nx", 6, "x"),
    ])
    func `the body begins behind the second line of dashes`(_ text: String, _ line: Int, _ body: String) throws {
        let file = try source(text)
        let split = FrontMatter.split(file)
        #expect(split.bodyFirstLine == line)
        #expect(file.text(split.bodyOffset..<file.bytes.count) == body)
        #expect(split.isClosed)
    }

    @Test(arguments: ["---", "---\n", "---\na: b\n", "---\na: b\n- - -\nCorps"])
    func `front matter that never ends is an error`(_ text: String) throws {
        let file = try source(text)
        #expect(brief(FrontMatter.parse(file) { _ in .text }.1) == ["1:1 en-tete-ouvert"])
        #expect(!FrontMatter.split(file).isClosed)
        #expect(FrontMatter.split(file).bodyOffset == file.bytes.count)
    }

    /// Where the fields end, and what is told of it.
    @Test(arguments: [
        ("--\na: b\n---\nx", 4, "1:1 en-tete-mal-ouvert"), ("----\na: b\n----\nx", 4, "1:1 en-tete-mal-ouvert"),
        ("—\na: b\n—\nx", 4, "1:1 en-tete-mal-ouvert"), ("\n---\na: b\n---\nx", 5, "1:1 en-tete-mal-ouvert"),
        (" ---\na: b\n---\nx", 4, "1:1 en-tete-mal-ouvert"), ("--\na: b\n\nx", 5, "1:1 en-tete-mal-ouvert"),
        ("a: b\nc:\n  - d\n---\nx", 5, "1:1 en-tete-mal-ouvert"),
        ("---\na: b\n----\nx", 5, "3:1 en-tete-mal-ferme"), ("---\na: b\n–\nx", 5, "3:1 en-tete-mal-ferme"),
        ("---\n\nx\n---\n", 5, "3:1 yaml-invalide"), ("Titre : a\n---\n", 1, ""),
        ("Un titre\nc: d\n---\n", 1, ""), ("----\n\nx\n", 1, ""), ("- a: b\n- c: d\n---\n", 1, ""),
    ])
    func `front matter between other lines than three hyphens is told once and read`(
        _ text: String, _ bodyLine: Int, _ told: String
    ) throws {
        let file = try source(text)
        #expect(FrontMatter.split(file).bodyFirstLine == bodyLine)
        let (pairs, found) = FrontMatter.parse(file) { _ in .text }
        #expect(brief(found) == (told.isEmpty ? [] : [told]))
        let isRead = told.contains("mal-ouvert") && FrontMatter.split(file).isClosed
        #expect(pairs.map(\.key).contains("a") == isRead)
    }

    @Test(arguments: [
        (
            "question: Zone inondable : peut-on construire ?",
            "2:1 question = 2:11 \"Zone inondable : peut-on construire ?\""
        ),
        ("téléphone: 0353010101", "2:1 téléphone = 2:12 \"0353010101\""),
        ("titre: [brouillon] # 3", "2:1 titre = 2:8 \"[brouillon] # 3\""),
        ("Titre : a # b", "2:1 Titre = 2:9 \"a # b\""),
        ("titre\u{202F}:\u{A0}a", "2:1 titre = 2:9 \"a\""),
        ("valable jusqu’au: 2026-12-31", "2:1 valable jusqu’au = 2:19 \"2026-12-31\""),
        ("titre: \"L'eau : \\\"vive\\\" \\u00e9\"  ", "2:1 titre = 2:8 'L'eau : \"vive\" é'"),
        ("titre: 'l''eau'", "2:1 titre = 2:8 'l'eau'"),
        ("titre: \"Le Monde\" et « Sud »", "2:1 titre = 2:8 \"\"Le Monde\" et « Sud »\""),
        ("titre: \"Oui\" ou \"non\"", "2:1 titre = 2:8 \"\"Oui\" ou \"non\"\""),
        ("titre: *gras* & co", "2:1 titre = 2:8 \"*gras* & co\""),
        ("titre: - a", "2:1 titre = 2:8 \"- a\""),
        ("titre: |", "2:1 titre = 2:8 \"|\""),
        ("titre:collé", "2:1 titre = 2:7 \"collé\""),
        ("titre:", "2:1 titre = 2:7 null"),
        ("titre: ~", "2:1 titre = 2:8 null"),
        ("\"titre\": a", "2:1 titre = 2:10 \"a\""),
        (
            "titre: une ligne\n  et : la suite\n\n  puis un alinéa",
            "2:1 titre = 2:8 \"une ligne et : la suite\npuis un alinéa\""
        ),
        ("titre: >-\n  a\n  b : c", "2:1 titre = 2:8 |3:3 a b : c"),
        ("titre: \"a\n  b\"", "2:1 titre = 2:8 'a b'"),
        (
            "aussi appelé:\n  - Zone : rouge\n\n  - \"b\"\n  - [c]",
            "2:1 aussi appelé = 3:3 [3:5 \"Zone : rouge\", 5:5 'b', 6:5 [6:6 \"c\"]]"
        ),
        ("aussi appelé:\n- Zone : rouge\n# note\n- *b*", "2:1 aussi appelé = 3:1 [3:3 \"Zone : rouge\", 5:3 \"*b*\"]"),
    ])
    func `a plain field is its text`(_ field: String, _ expected: String) throws {
        if field.contains("[c]") {
            // One structured item hands the list to YAML, to which the first item is a mapping.
            #expect(try read(field).0.first?.value.items?.count == 3)
        } else {
            #expect(try shape(field) == [expected])
        }
    }

    @Test(arguments: [
        ("nature: oui", "2:1 nature = 2:9 \"oui\""),
        ("nature: a-b, c:d", "2:1 nature = 2:9 \"a-b, c:d\""),
        ("nature: -5", "2:1 nature = 2:9 \"-5\""),
        ("nature: 'a' # b", "2:1 nature = 2:9 'a'"),
        ("nature: a # b", "2:1 nature = 2:9 \"a\""),
        ("nature: 'a: b'", "2:1 nature = 2:9 'a: b'"),
        ("nature: # rien", "2:1 nature = 2:8 null"),
        ("nature: []", "2:1 nature = 2:9 []"),
        ("nature: [a, b c , 'd']", "2:1 nature = 2:9 [2:10 \"a\", 2:13 \"b c\", 2:19 'd']"),
        ("nature: [é, b,]", "2:1 nature = 2:9 [2:10 \"é\", 2:13 \"b\"]"),
        ("nature: {é: b}", "2:1 nature = 2:9 {2:10 é = 2:13 \"b\"}"),
        ("nature: [\n  é,\n]", "2:1 nature = 2:9 [3:3 \"é\"]"),
        ("à  voir : {é: b}", "2:1 à  voir = 2:11 {2:12 é = 2:15 \"b\"}"),
        ("nature: suite\n  de texte", "2:1 nature = 2:9 \"suite de texte\""),
        (
            "nature:\n  - a\n  - é: 1\n    c: 2\n  - - d",
            "2:1 nature = 3:3 [3:5 \"a\", 4:5 {4:5 é = 4:8 \"1\", 5:5 c = 5:8 \"2\"}, 6:5 [6:7 \"d\"]]"
        ),
        ("nature:\n  é: b\n  c:\n    d: e", "2:1 nature = 3:3 {3:3 é = 3:6 \"b\", 4:3 c = 5:5 {5:5 d = 5:8 \"e\"}}"),
        ("nature: |\n    Un *texte*\n    # titre : x\n\n     y", "2:1 nature = 2:9 |3:5 Un *texte*⏎# titre : x⏎⏎ y⏎"),
    ])
    func `any other field is YAML, which never guesses types`(_ field: String, _ expected: String) throws {
        #expect(try shape(field) == [expected])
    }

    @Test func `reading without libyaml gives what libyaml gives`() throws {
        let values = [
            "a", "a b", "a, b", "-5", "'a'", "\"a\\tb\"", "[a, b]", "[ é ,b ]", "[]", "[a,]", "\n  - a\n  - 'b c'",
            "\n- a\n\n- b", "a#b", "a:b",
            "?x", "https://exemple.fr/x#y", "1 200,50 €", "« a »", "~", "''", "\"\"", "a'b", "12:30", "[a b, \"c d\"]",
            "[12:30]",
        ]
        for value in values {
            let text = "k: \(value.hasPrefix("\n") ? "" : "")\(value)\n"
            let yams = try #require(YAMLNode.parse(try source("x:\n" + text)).0?.pairs?.last)
            let (ours, diagnostics) = FrontMatter.parse(try source("---\n\(text)---\n")) { _ in .unknown }
            #expect(diagnostics.isEmpty)
            #expect(dump(ours) == dump([yams]), "\(value)")
        }
    }

    @Test func `comments and blank lines are skipped, and fields keep their order`() throws {
        #expect(
            try shape("# a\n\nb: 1\n\n# c: 2\nd:\n  - e\n# f\n\ng: 3 ")
                == ["4:1 b = 4:4 \"1\"", "7:1 d = 8:3 [8:5 \"e\"]", "11:1 g = 11:4 \"3\""])
    }

    @Test(
        arguments: [
            ("a: 1\nÉtat: 2\netat: 3", ["4:1 cle-en-double < 3:1"]),
            ("valable jusqu'au: 1\nValable  jusqu’au: 2", ["3:1 cle-en-double < 2:1"]),
            ("a: 1\nligne perdue\nb: 2", ["3:1 yaml-invalide"]),
            (": a", ["2:1 yaml-invalide"]),
            ("  a: 1\n  b: 2", ["2:3 yaml-invalide", "3:3 yaml-invalide"]),
            ("- a", ["2:1 yaml-invalide"]),
            ("a: 1\n\tb", ["3:1 tabulation"]),
            ("a:\n\t- b\nc: [", ["3:1 tabulation", "4:4 yaml-invalide"]),
            ("a: &x b", ["2:4 ancre-yaml"]),
            ("é: &x [b]\nc: *x", ["2:4 ancre-yaml", "3:4 ancre-yaml"]),
            ("a: Zone : b", ["2:9 yaml-invalide"]),
            ("a: 'b\nc: d", ["2:4 yaml-invalide"]),
            ("a:\n  b: 1\n  B: 2", ["4:3 cle-en-double < 3:3"]),
            ("titre: \"\\q\"", ["2:9 yaml-invalide"]),
            ("titre: \"\\u0007\"", ["2:9 yaml-invalide"]),
            ("a: {b: c} d\ne: @", ["2:11 yaml-invalide", "3:4 yaml-invalide"]),
        ] as [(String, [String])])
    func `each mistake is reported at its place and hides no other`(_ fields: String, _ expected: [String]) throws {
        #expect(brief(try read(fields).1) == expected)
    }

    @Test func `a line without colon says so`() throws {
        let (pairs, diagnostics) = try read("a: 1\nligne perdue\nb: 2")
        #expect(pairs.map(\.key) == ["a", "b"])
        #expect(
            diagnostics.map { $0.message(in: .french) }
                == ["YAML invalide : ligne sans deux-points : écrivez « nom : valeur »"])
    }

    @Test func `a field that cannot be read is there without value`() throws {
        let (pairs, diagnostics) = try read("a: [\nb: 2")
        #expect(dump(pairs) == ["2:1 a = 2:3 null", "3:1 b = 3:4 \"2\""])
        #expect(diagnostics.count == 1)
    }

    @Test func `no truncation and no single changed character traps`() throws {
        let text = """
            ---
            # fiche
            titre : "L'eau : \\"vive\\" \\u00e9" # x
            "à voir": [a, 'b', {c: d}]
            liste:
              - é : 1
              - "deux
                lignes"
            texte: |2-
                Un *bloc*
              fin
            valable jusqu’au:\u{A0}~
            ---
            Corps
            """
        let characters = Array(text)
        let replacements: [Character] = [
            "\"", "'", "[", "}", ":", "-", "\n", "\t", " ", "\\", "&", "*", "#", "|", "é", "!", "?", "%",
        ]
        for end in 1...characters.count {
            for isPlain in [true, false] {
                let (pairs, diagnostics) = FrontMatter.parse(try source(String(characters[..<end]))) { _ in
                    isPlain ? .text : .unknown
                }
                #expect(!pairs.isEmpty || !diagnostics.isEmpty || end < 4 || end > 20)
            }
        }
        for index in characters.indices {
            for replacement in replacements {
                var changed = characters
                changed[index] = replacement
                let file = try source(String(changed))
                let split = FrontMatter.split(file)
                #expect(split.bodyOffset <= file.bytes.count)
                for pair in FrontMatter.parse(file, forms: { $0.count % 2 == 0 ? .text : .unknown }).0 {
                    #expect(pair.keyPlace.line < split.bodyFirstLine && pair.value.place.line < split.bodyFirstLine)
                }
            }
        }
    }

    @Test func `hostile front matter is refused quickly`() throws {
        let brackets = String(repeating: "[", count: 100_000)
        #expect(brief(try read("a: \(brackets)").1) == ["2:67 trop-imbrique"])
        #expect(brief(try read("a: x\nb: \(String(repeating: "- ", count: 100_000))z").1) == ["3:130 trop-imbrique"])
        let long = String(repeating: "é: ", count: 300_000)
        #expect(try read("titre: \(long)").0.first?.value.text?.count == 899_999)
        let many = (0..<3000).map { "champ \($0): [\($0), {a: b}]" }.joined(separator: "\n")
        #expect(try read(many).0.count == 3000)
    }
}
