import Diagnostics
import Markup
import Testing

/// Code shows all that it holds: what was meant as text, or for nobody, must not come to stand in it by a slip.
struct MarkdownCodeTests {
    private func problems(_ text: String) -> [String] {
        markdown(
            text,
            MarkdownOptions(
                words: DeclaredWords(
                    sectionFields: ["constat"],
                    slips: RestrictionSlips(editions: ["cadres", "dirigeants"], restrictions: ["diffusion"]),
                    editions: ["cadres", "dirigeants"]))
        ).problems
    }

    @Test(arguments: [
        // Never closed, but by the opening of the next: text and code have changed places.
        ("```\na\n\nb\n\n```\nc\n```\n", ["1:1 blocs-de-code-inverses", "8:1 bloc-de-code-ouvert"]),
        ("~~~\na\n\n~~~\nc\n~~~\nd\n\n~~~\ne\n", ["1:1 blocs-de-code-inverses", "6:1 blocs-de-code-inverses"]),
        ("```\na\n```bash\nb\n```\n", ["1:1 blocs-de-code-inverses"]),
        ("> ```\n> a\n>\n> ```\n> b\n", ["1:3 blocs-de-code-inverses"]),
        // As they should be.
        ("```\na\n```\nb\n\n```\nc\n\n```\n\n```\n```\nd", []),
        ("````markdown\n```bash\na\n```\n````\n", []),
        ("~~~\n```bash\na\n```\n~~~\n", []),
    ])
    func `a block that the next opening closes is told where it opens`(_ text: String, _ expected: [String]) {
        #expect(problems(text) == expected)
    }

    @Test(arguments: [
        ("```\na\n<!-- b -->\n```\n", ["3:1 commentaire-dans-le-code"]),
        ("```bash\na <!--\nb\n-->\n```\n", ["2:3 commentaire-dans-le-code"]),
        ("a\n\n    <!-- b -->\n", ["3:5 commentaire-dans-le-code"]),
        ("- a\n\n      <!-- b -->\n", ["3:7 commentaire-dans-le-code"]),
        ("a ` b <!-- c --> d ` e\n", ["1:7 commentaire-dans-le-code"]),
        ("a ` b\nx <!-- c --> d ` e\n", ["2:3 commentaire-dans-le-code"]),
        (
            "```html\na\n\n<!-- b -->\n\n```\nc\n```\n",
            [
                "1:1 blocs-de-code-inverses", "4:1 commentaire-dans-le-code", "8:1 bloc-de-code-ouvert",
            ]
        ),
        // Another tool's, in code of no language; one that only looks like one, in any.
        ("```\na {# b #}\n%%\nc\n%%\n```\n", [2, 3, 5].map { "\($0):\($0 == 2 ? 3 : 1) commentaire-dans-le-code" }),
        ("```latex\na {# b #} %% c %%\nd <!— e —>\n```\n", ["3:3 commentaire-dans-le-code"]),
        // Examples.
        ("```html\n<!-- b -->\n```\n\n``` xml\n<!-- b -->\n```\n", []),
        ("`<!-- b -->` et `` <!-- ` --> ``\n", []),
        ("<!-- a ``` b -->\n", []),
    ])
    func `a comment in code is an error, unless it is an example`(_ text: String, _ expected: [String]) {
        #expect(problems(text) == expected)
    }

    @Test(arguments: [
        ("```\ndiffusion: dirigeants\n```\n", ["2:1 restriction-dans-le-texte"]),
        ("```\n## Diffusion\n\ndirigeants\n```\n", ["2:1 restriction-dans-le-texte"]),
        ("```yaml\ndiffusion: dirigeants\n```\n", []),
        ("```yaml\na: b\n```\n\ndiffusion: dirigeants\n", ["5:1 restriction-dans-le-texte"]),
        // The second line opens nothing and closes nothing.
        ("```yaml\n```x\ndiffusion: dirigeants\n```\n", ["1:1 blocs-de-code-inverses"]),
        (
            "```markdown\n::: dirigeants\na\n\n```\nb\n",
            [
                "1:1 blocs-de-code-inverses", "2:1 encadre-dans-le-code",
            ]
        ),
    ])
    func `a restriction in code is an error, unless the block says what it shows`(_ text: String, _ expected: [String])
    {
        #expect(problems(text) == expected)
    }

    @Test func `a field's heading in code is told`() {
        #expect(problems("```\n# constat\n## Constat :\n```\n") == ["3:1 champ-dans-le-code"])
        #expect(problems("```md\n## Constat\n```\n") == [])
    }

    @Test func `a definition is told though code shows the same`() {
        let definition = "[a]: b.md \"c\"\n"
        #expect(problems(definition + "\n```\n\(definition)```\n") == ["1:1 etiquette-inutile"])
        #expect(problems("\\[a]: d\n\n```\n\(definition)```\n") == [])
        #expect(problems("[a]\n\n" + definition + "\n```\n\(definition)```\n") == [])
    }

    @Test func `a note that no text of the page calls is told`() {
        #expect(problems("[^1]: a[^1]\n") == ["1:1 note-perdue"])
        #expect(problems("[^2]: b[^1]\n\n[^1]: a\n") == ["1:1 note-perdue", "3:1 note-perdue"])
        #expect(problems("c[^2]\n\n[^2]: b[^1]\n\n[^1]: a\n") == [])
    }

    @Test(arguments: [
        ("a <!— b —> c\n", "<!— b —>"), ("a <!- b ->\n", "<!- b ->"), ("< !-- b -->\n", "< !-- b -->"),
        ("a <! -- b -- >\n", "<! -- b -- >"), ("<!–\nb\n–>\n", "<!–"), ("a {# b #} c\n", "{# b #}"),
        ("a {/* b */}\n", "{/* b */}"), ("{{! b }}\n", "{{! b }}"), ("{#\nb\n#}\n", "{#"),
    ])
    func `what is nearly a comment, or another tool's, is an error that quotes it`(_ text: String, _ quoted: String) {
        let found = markdown(text).diagnostics
        #expect(found.map(\.id) == ["commentaire-d-un-autre-outil"])
        #expect(found.first?.message(in: .french).contains("« \(quoted) »") == true)
        #expect(WrittenComment.sample(in: text) != nil)
    }

    @Test(arguments: [
        ("<!-- a\n\nb\n\nc <!— d -->\n", ["1:1 commentaire-ouvert"]),
        ("a <!-- b <!— c --> d\n", ["1:3 commentaire-ouvert"]),
        ("<!-- a --> b < !-- c -->\n", ["1:12 commentaire-d-un-autre-outil"]),
        (
            "<!-- a\n\n::: note\nb\n:::\n",
            ["1:1 commentaire-ouvert", "3:1 encadre-mal-forme", "5:1 encadre-sans-debut"]
        ),
        ("<!-- a --> &lt;!-- b --&gt;\n", ["1:12 commentaire-d-un-autre-outil"]),
        ("<!-- a < b -->\n", []),
    ])
    func `a comment that the end of another closes is told where it opens`(_ text: String, _ expected: [String]) {
        #expect(markdown(text).problems == expected)
    }

    @Test(arguments: ["a < b ! - c", "x <!DOCTYPE>", "50 %% de plus", "{#ancre}", "a <b>c</b>", "-->", "1 <2, 3 !"])
    func `other signs hide nothing`(_ text: String) {
        #expect(WrittenComment.sample(in: text) == nil)
    }
}
