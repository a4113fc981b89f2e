import Diagnostics
import Language
import Markup
import Testing

struct MarkdownRenderingTests {
    @Test func `headings begin at level two, skip none and have ids of their own`() {
        let document = markdown(
            "### Eau\n# A\n#### L'été\n## A\n###### Z\n# 漢\n#\n> # A\n", MarkdownOptions(idPrefix: "position"))
        #expect(
            document.body.headings.map { "\($0.level) \($0.id) \($0.place.line):\($0.place.column)" } == [
                "2 position--eau 1:1", "2 position--a 2:1", "3 position--l-ete 3:1", "3 position--a-2 4:1",
                "4 position--z 5:1",
                "2 position--section 6:1", "2 position--a-3 8:3",
            ])
        #expect(
            document.html.hasPrefix(
                "<h2 id=\"position--eau\">Eau</h2>\n<h2 id=\"position--a\">A</h2>\n<h3 id=\"position--l-ete\">L’été</h3>\n"
            ))
    }

    @Test func `a heading never gets another's numbered id`() {
        #expect(markdown("# a\n# a-2\n# a\n# a\n").body.headings.map(\.id) == ["a", "a-2", "a-3", "a-4"])
    }

    @Test func `a heading's id moves the slots behind it`() {
        #expect(markdown("# Le [[x]] et [y](z)\n").shown == "<h2 id=\"le-et-y\">Le ⟦0⟧⟦/0⟧ et ⟦1⟧y⟦/1⟧</h2>")
    }

    @Test func `a table has its caption from the paragraph before it, else from the heading`() {
        let html = markdown("# Coûts\n\nTableau : les *prix*\n| a | |\n|--:|:-:|\n| b | c |\n\n|d|\n|-|\n").html
        #expect(
            html == """
                <h2 id="couts">Coûts</h2>
                <div class="table" role="region" aria-labelledby="table--1" tabindex="0">
                <table>
                <caption id="table--1">les <em>prix</em></caption>
                <thead>
                <tr>
                <th class="droite" scope="col">a</th>
                <td class="centre"></td>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td class="droite">b</td>
                <td class="centre">c</td>
                </tr>
                </tbody>
                </table>
                </div>
                <div class="table" role="region" aria-labelledby="table--2" tabindex="0">
                <table>
                <caption class="vh" id="table--2">Coûts</caption>
                <thead>
                <tr>
                <th scope="col">d</th>
                </tr>
                </thead>
                </table>
                </div>

                """)
        #expect(markdown(": Prix\n\n|d|\n|-|\n").html.contains("<caption id=\"table--1\">Prix</caption>"))
        #expect(markdown("Tableaux : x\n\n|d|\n|-|\n").html.hasPrefix("<p>Tableaux"))
    }

    @Test func `footnotes are numbered in each fragment and lead back`() {
        let source = "A[^x] b[^y] c[^x].\n\n[^y]: Y[^z]\n[^x]: X\n[^z]: Z\n[^seul]: S\n"
        let document = markdown(source, MarkdownOptions(idPrefix: "p"))
        #expect(document.body.notes.count == 3)
        #expect(
            document.html.contains(
                "<li id=\"p--note--1\">\n<p>X <a href=\"#p--appel--1\" class=\"retour\" role=\"doc-backlink\" aria-label=\"Retour au texte, note 1\">↩</a> <a href=\"#p--appel--1-2\""
            ))
        #expect(document.html.contains("<a href=\"#p--note--3\" id=\"p--appel--3\""))
        #expect(!document.html.contains("S</p>"))
        // Every reference leads to an id, and no id stands twice.
        let ids = document.html.matches(of: /id="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for target in document.html.matches(of: /href="#([^"]*)"/).map({ String($0.1) }) {
            #expect(ids.contains(target))
        }
        let english = markdown("A[^x]\n\n[^x]: - b\n", MarkdownOptions(language: .english)).html
        #expect(
            english.contains(
                "</ul>\n<p> <a href=\"#appel--1\" class=\"retour\" role=\"doc-backlink\" aria-label=\"Back to the text, note 1\">"
            ))
    }

    @Test func `a task says its state`() {
        #expect(
            markdown("- [x] a\n- [ ] b\n").html == """
                <ul>
                <li class="tache"><input type="checkbox" disabled="" checked="" aria-label="Fait" /> a</li>
                <li class="tache"><input type="checkbox" disabled="" aria-label="À faire" /> b</li>
                </ul>

                """)
    }

    @Test func `HTML that is not read goes away with a warning, with an error where words go too, comments without`() {
        let document = markdown(
            "<div class='a'>\nx\n</div>\n\n<!-- b\n\nc -->\né <font>d</font> <!-- e --><script>f</script>\n\n<!-- g --> <i>\n"
        )
        #expect(document.html == "<p>é d f</p>\n<p><i> </i></p>\n")
        #expect(document.problems == ["2:1 html-perdu", "8:3 html-brut", "8:28 html-brut", "10:12 html-ouvert"])
    }

    @Test func `typography spares code and addresses and crosses markup`() {
        #expect(
            markdown("**Quoi** ? l'*un* `a ?` [b !](c) https://a.fr/?d=e !").html
                == "<p><strong>Quoi</strong>\u{202F}? l’<em>un</em> <code>a ?</code> b\u{202F}! <a href=\"https://a.fr/?d=e\">https://a.fr/?d=e</a>\u{202F}!</p>\n"
        )
        #expect(markdown("Who ?", MarkdownOptions(language: .english)).html == "<p>Who ?</p>\n")
    }

    @Test func `the summary is the first paragraph, cut at a word`() {
        #expect(markdown("# T\n\n- x\n\nUn *mot* et [[lien|autre]].\nSuite\n\nFin").summary == "Un mot et autre. Suite")
        let long = markdown(String(repeating: "été, ", count: 100)).summary
        #expect(long.count <= 200 && long.hasSuffix("été…"))
        #expect(markdown("- a").summary == "")
    }

    @Test func `plain text by section is collected when asked`() {
        let source = "avant\n\n# A `b`\nc **d**\n\n- e\n- f\n\n## G\n| h | i |\n|---|---|\n| j | k |\n"
        let sections = markdown(source, MarkdownOptions(collectsSections: true)).body.sections
        #expect(
            sections.map { "\($0.headingID ?? "–")|\($0.heading)|\($0.text)" } == [
                "–||avant", "a-b|A b|c d\ne\nf", "g|G|h i \nj k",
            ])
        #expect(markdown(source).body.sections.isEmpty)
    }
}
