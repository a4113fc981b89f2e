import Testing

@testable import Rendering

@Suite struct `HTML that is read without the site` {
    private func standalone(_ html: String, address: String? = nil) -> String {
        String(decoding: StandaloneHTML(root: "../", address: address).bytes(Array(html.utf8)), as: UTF8.self)
    }

    @Test(arguments: [
        ("<p>Un <a href=\"../services/ddt.html\">service</a> et un autre.</p>", "<p>Un service et un autre.</p>"),
        ("<a class=\"x\" href=\"mailto:a@b.c\">a</a>", "<a class=\"x\" href=\"mailto:a@b.c\">a</a>"),
        ("<a href=\"tel:17\">17</a><a href=\"x.html\">x</a>", "<a href=\"tel:17\">17</a>x"),
        (
            "<h2 id=\"un\">1</h2><a href=\"#un\">1</a><a href=\"#deux\">2</a>",
            "<h2 id=\"un\">1</h2><a href=\"#un\">1</a>2"
        ),
        ("<p><img src=\"../fichiers/a.png\" alt=\"Un plan &amp; sa légende\"></p>", "<p>Un plan &amp; sa légende</p>"),
        ("<abbr title=\"x\"><a href=\"../sigles.html\">DDT</a></abbr>", "<abbr title=\"x\">DDT</abbr>"),
        ("reste <", "reste <"), ("", ""),
    ])
    func `leads nowhere but out`(html: String, expected: String) {
        #expect(standalone(html) == expected)
    }

    @Test func `leads to the site where its address is known`() {
        let html = standalone("<a href=\"../services/ddt.html#x\">d</a>", address: "https://base.exemple/")
        #expect(html == "<a href=\"https://base.exemple/services/ddt.html#x\">d</a>")
    }
}
