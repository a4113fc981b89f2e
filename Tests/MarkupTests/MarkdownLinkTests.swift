import Diagnostics
import Markup
import Testing

struct MarkdownLinkTests {
    @Test(arguments: [
        ("[[ddt]]", "1:1 wiki ddt “”"),
        ("[[service:ddt]]", "1:1 wiki service:ddt “”"),
        ("[[ddt|la DDT]]", "1:1 wiki ddt “la DDT”"),
        ("é [[service:ddt#missions|la *DDT*]]", "1:3 wiki service:ddt#missions “la DDT”"),
        ("[[Zone inondable : que dire]]", "1:1 wiki Zone inondable : que dire “”"),
        ("[[#bas]]", "1:1 anchor #bas “”"),
        ("[[https://a.fr|a]]", "1:1 external https://a.fr “a”"),
        ("![[plan.png]]", "1:2 wiki plan.png “”"),
        ("[a](service:ddt#x)", "1:1 typed service:ddt#x “a”"),
        ("[a](../services/ddt.md#missions)", "1:1 file ../services/ddt.md#missions “a”"),
        ("[a](note%20%C3%A9.pdf)", "1:1 file note é.pdf “a”"),
        ("[a](#b)", "1:1 anchor #b “a”"),
        ("[a](//b.fr)", "1:1 share b.fr “a”"),
        ("[a](\\\\serveur\\part\\x.pdf)", "1:1 share serveur/part/x.pdf “a”"),
        ("[a](\\serveur\\part)", "1:1 share serveur/part “a”"),
        ("[a](file://serveur/a%20b.pdf)", "1:1 share serveur/a b.pdf “a”"),
        ("[a](file:///C:/x.pdf)", "1:1 share C:/x.pdf “a”"),
        ("[a](smb://serveur/x)", "1:1 share serveur/x “a”"),
        ("[[\\\\serveur\\x|a]]", "1:1 share serveur/x “a”"),
        ("[a](TEL:0384570000)", "1:1 external TEL:0384570000 “a”"),
        ("![a *b*](c.png)", "1:1 file c.png “a b”"),
        ("[a][r]\n\n[r]: b.md", "1:1 file b.md “a”"),
    ])
    func `each form of link has its target`(_ source: String, _ expected: String) {
        #expect(markdown(source).links == [expected])
    }

    @Test func `a link inside the site is a pair of slots, one outside is written`() {
        #expect(
            markdown("a [[b]] [c](d.md) [e](https://f.fr/?g&h)").shown
                == "<p>a ⟦0⟧⟦/0⟧ ⟦1⟧c⟦/1⟧ <a href=\"https://f.fr/?g&amp;h\">e</a></p>")
        #expect(markdown("![a](b.png)").shown == "<p>⟦image 0⟧</p>")
        #expect(markdown("[](https://a.fr)").shown == "<p><a href=\"https://a.fr\">https://a.fr</a></p>")
    }

    @Test(arguments: [
        "`[[a|b]]`", "    [[a|b]]", "```\n[[a|b]] [[c\n```", "`` [[a]] ` [[b]] ``", "`a [[b` c]]",
        "```\n::: note\n:::\n```",
    ])
    func `code keeps its brackets and fences`(_ source: String) {
        let document = markdown(source)
        #expect(document.links == [])
        let kept = document.html.replacing("</code>", with: "").contains { $0 == "\u{F8FF}" }
        #expect(!kept)
        for piece in ["[[a|b]]", "[[a]]", "[[b", "::: note"] where source.contains(piece) {
            #expect(document.html.contains(piece))
        }
        #expect(document.problems.allSatisfy { !$0.hasSuffix("encadre-mal-forme") })
    }

    @Test func `brackets in a table need no escape, and may have one`() {
        let document = markdown(
            "| a | b |\n|---|---|\n| [[x\\|y]] | é [[z|w]] [v](u) |\n| a \\| [b](c) | `[[d\\|e]]` |\n")
        #expect(document.links == ["3:3 wiki x “y”", "3:16 wiki z “w”", "3:24 file u “v”", "4:8 file c “b”"])
        #expect(document.html.contains("<td><code>[[d|e]]</code></td>"))
        #expect(document.problems == [])
    }

    @Test func `a link is found in its line whatever precedes it`() {
        let source = "un\n     é [a](b) [[c]]\n> cité\n  suite [d](e)\n\n- x\n\n  👨‍👩‍👧 [f](g) ![h](i)\n"
        #expect(
            markdown(source, firstLine: 10, columnOffset: 4).links == [
                "11:12 file b “a”", "11:19 wiki c “”", "13:13 file e “d”", "17:9 file g “f”", "17:16 file i “h”",
            ])
    }

    @Test func `an unclosed or empty wiki link is an error at its place, escaped brackets are text`() {
        #expect(markdown("a [[b\n\nc [[d [[e]]").problems == ["1:3 lien-ouvert", "3:3 lien-ouvert"])
        #expect(markdown("a [[]] [[ | x]]").problems == ["1:3 lien-vide", "1:8 lien-vide"])
        let escaped = markdown("\\[\\[a]] \\[[b]] [[1](c)]")
        #expect(escaped.problems == [])
        #expect(escaped.links == ["1:16 file c “1”"])
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:x", "<java\tscript:x>", "java&#10;script:x", "&#1;javascript:x",
        "vbscript:x", "data:text/html,x",
    ])
    func `a dangerous address leaves only its text and a warning`(_ address: String) {
        let document = markdown("a [b](\(address))")
        #expect(document.html == "<p>a b</p>\n")
        #expect(document.problems == ["1:3 adresse-dangereuse"])
        #expect(document.diagnostics.first?.severity == .warning)
    }

    @Test(arguments: [
        "![a](https://exemple.invalid/a.png)", "![a](//exemple.invalid/a.png)", "![a](data:image/png;base64,AA)",
        "![a](data:image/svg+xml,x)",
        "![a][b]\n\n[b]: http://exemple.invalid/a.png",
    ])
    func `a picture from elsewhere is an error and leaves its text`(_ text: String) {
        let document = markdown(text)
        #expect(document.problems == ["1:1 image-externe"] && document.body.links == [])
        #expect(document.diagnostics.first?.severity == .error)
    }

    @Test func `no author can forge a mark`() {
        let forged = markdown("[x](\u{F8FF}0\u{F8FF}) <!--\u{F8FF}0\u{F8FF}--> [[a|\u{F8FF}0\u{F8FF}]] [[b]]")
        #expect(forged.links == ["1:1 file 0 “x”", "1:21 wiki a “0”", "1:31 wiki b “”"])
    }

    @Test func `possible sigles are marked in running text only`() {
        #expect(
            markdown("La DDT, l'ONF, UT DREAL, S.G.A.R. PPRi M. X CO2 É.N.A et <b Préfet ÉPIC.").shown
                == "<p>La ⟦DDT⟧, l’⟦ONF⟧, ⟦UT⟧ ⟦DREAL⟧, ⟦S.G.A.R.⟧ ⟦PPRi⟧ M.\u{A0}X ⟦CO2⟧ ⟦É.N.A⟧ et &lt;b Préfet ⟦ÉPIC⟧.</p>"
        )
        #expect(markdown("# DDT\n").shown == "<h2 id=\"ddt\">DDT</h2>")
        #expect(markdown("[DDT](a) `DDT`").shown == "<p>⟦0⟧DDT⟦/0⟧ <code>DDT</code></p>")
    }
}
