import Diagnostics
import Markup
import Testing

struct MarkdownFenceTests {
    private func read(_ text: String, _ visible: MarkdownOptions.VisibleEditions = .only([])) -> MarkdownDocument {
        markdown(
            text,
            MarkdownOptions(
                words: DeclaredWords(editions: ["relecture", "dirigeants"]), visibleEditions: visible,
                collectsSections: true))
    }

    @Test func `a box closes the list or paragraph before it`() {
        #expect(
            read("- a\n::: attention\nb\n:::\nc\n").html == """
                <ul>
                <li>a</li>
                </ul>
                <aside class="encadre encadre-attention" role="note" aria-label="Attention">
                <p>b</p>
                </aside>
                <p>c</p>

                """)
        #expect(
            read("a\n::: Encadre\nb\n:::").html.hasPrefix(
                "<p>a</p>\n<aside class=\"encadre encadre-encadre\" role=\"note\" aria-label=\"Encadré\">"))
    }

    @Test func `boxes stand in each other and in items`() {
        let document = read("::: note\n::: attention\na\n:::\n:::\n\n- b\n\n  ::: note\n  c\n  :::\n- d\n")
        #expect(document.problems == [])
        #expect(document.html.matches(of: /<aside/).count == 3 && document.html.matches(of: /<\/aside>/).count == 3)
    }

    @Test func `nothing of a hidden block is left anywhere`() {
        let hidden =
            "::: relecture\n## Secret\nSecret[^s] [[secret]] SECRET\n\n[^s]: secret\n\n[r]: secret\n::: note\nsecret\n:::\n:::\n"
        let document = read("# A\n" + hidden + "Visible [r] b[^s]\n\n# A\n")
        #expect(!document.dump().lowercased().contains("secret"))
        #expect(document.problems == ["13:14 note-inconnue"])
        #expect(document.hasEditionFences)
        #expect(document.summary == "Visible [r] b[^s]")
        #expect(document.body.headings.map { "\($0.id) \($0.place.line)" } == ["a 1", "a-2 15"])
    }

    @Test func `a block is seen in its own edition, where its fences leave no trace`() {
        let source = "- a\n::: dirigeants\n- b\n:::\n"
        #expect(read(source, .only(["dirigeants"])).html.contains("b</"))
        #expect(!read(source, .only(["dirigeants"])).html.contains("aside"))
        #expect(!read(source, .only(["relecture"])).html.contains("b"))
        #expect(read(source, .all).html.contains("b</"))
        #expect(!read("a").hasEditionFences && !read("::: note\na\n:::").hasEditionFences)
    }

    @Test func `code decides before fences do`() {
        let document = read("```markdown\n::: relecture\nvu\n:::\n```\n\n- ~~~\n  ::: note\n  ~~~\n")
        #expect(document.problems == [])
        #expect(document.html.contains(">::: relecture\nvu\n:::\n</code>") && document.html.contains("::: note"))
        #expect(!document.hasEditionFences)
        // Unless it says that it shows Markdown, an edition's name in it was probably meant to hide what follows.
        #expect(read("```\n::: relecture\nvu\n:::\n```\n").problems == ["2:1 encadre-dans-le-code"])
        #expect(read("\t::: relecture\n\tvu\n\t:::\n").problems == ["1:2 encadre-dans-le-code"])
        // A block of code that opens in a hidden block ends with the text, not with the block: an error, and nothing shows.
        let swallowed = read("::: relecture\n```\nsecret\n:::\nb\n")
        #expect(swallowed.problems == ["1:1 encadre-ouvert"])
        #expect(swallowed.html == "")
    }

    @Test(arguments: [
        ("::: attenton\na\n:::", ["1:1 encadre-inconnu"]),
        (":::note\na\n:::", ["1:1 encadre-mal-forme", "3:1 encadre-sans-debut"]),
        ("::: note {x}\na", ["1:1 encadre-mal-forme"]),
        (":::: note\na", ["1:1 encadre-mal-forme"]),
        ("a\n:::", ["2:1 encadre-sans-debut"]),
        ("::: note\na", ["1:1 encadre-ouvert"]),
        ("- a\n  ::: note\n  b\n:::\n", ["2:3 encadre-ouvert", "4:1 encadre-a-cheval"]),
        ("> ::: relecture\n> a\n> :::", ["1:3 encadre-mal-forme", "3:3 encadre-mal-forme"]),
        ("- ::: relecture\n", ["1:3 encadre-mal-forme"]),
        ("a\n      ::: relecture\nb", ["2:7 encadre-mal-forme"]),
        ("<div>\n::: relecture\na\n:::\n</div>", ["2:1 encadre-mal-forme", "3:1 html-perdu", "4:1 encadre-mal-forme"]),
        ("\\::: a\nb ::: c", []),
    ])
    func `a fence that is none is an error`(_ source: String, _ expected: [String]) {
        #expect(read(source).problems == expected)
    }

    @Test func `an unknown name comes with the nearest one`() {
        #expect(read("::: relcture\n:::").diagnostics.first?.suggestion == "relecture")
    }
}
