import Diagnostics
import Testing

@testable import Rendering

@Suite struct `HTML that is read without the site` {
    private func standalone(_ html: String, address: String? = nil) -> String {
        String(decoding: StandaloneHTML(root: "../", address: address).bytes(Array(html.utf8)).bytes, as: UTF8.self)
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

    @Test func `holds the pictures that the edition shows, and says of others where they are`() {
        let pictures = DocumentPictures(room: 30) { path in
            switch path {
            case "fichiers/a.png": .success(Array("data:image/png;base64,AAAA".utf8))
            case "fichiers/gone.png": .failure(PictureFailure(Diagnostic(.site(.unknownDocument("x")), at: Place("x"))))
            default: nil
            }
        }
        func held(_ html: String) -> (text: String, problem: Diagnostic?) {
            let made = StandaloneHTML(root: "../", address: nil, pictures: pictures, elsewhere: "ailleurs")
                .bytes(Array(html.utf8))
            return (String(decoding: made.bytes, as: UTF8.self), made.problem)
        }
        let shown = held("<img src=\"../fichiers/a.png\" alt=\"A &amp; b\" width=\"30\">")
        #expect(shown.text == "<img src=\"data:image/png;base64,AAAA\" alt=\"A &amp; b\" width=\"30\">")
        #expect(shown.problem == nil)
        // Not of the edition, outside the site, and past the room there is.
        for source in ["../fichiers/b.png", "file:///etc/passwd", "https://x.exemple/a.png", "../../fichiers/a.png"] {
            #expect(held("<img src=\"\(source)\" alt=\"A\">").text == "A (ailleurs)")
        }
        let twice = held(String(repeating: "<img src=\"../fichiers/a.png\" alt=\"A\">", count: 2))
        #expect(twice.text.hasSuffix("alt=\"A\">A (ailleurs)"))
        let gone = held("<img src=\"../fichiers/gone.png\" alt=\"A\">")
        #expect(gone.text == "A (ailleurs)" && gone.problem != nil)
    }

    @Test func `leads to the site where its address is known`() {
        let html = standalone("<a href=\"../services/ddt.html#x\">d</a>", address: "https://base.exemple/")
        #expect(html == "<a href=\"https://base.exemple/services/ddt.html#x\">d</a>")
    }
}
