import Testing

@testable import Audit

/// Where the strict reader is sure, browsers see the same page.
@Suite struct `The strict reader` {
    private static let pieces = [
        "<p>", "</p>", "<div>", "</div>", "<ul>", "</ul>", "<li>", "</li>", "<a href=\"autre.html\">", "</a>", "<b>",
        "</b>",
        "<table>", "</table>", "<caption>", "</caption>", "<tbody>", "</tbody>", "<tr>", "</tr>", "<th scope=\"col\">",
        "</th>", "<td>", "</td>", "<h2 id=\"h\">", "</h2>", "<h3>", "</h3>", "texte", " ", "&amp;", "&eacute;", "<br>",
        "<img src=\"x\" alt=\"y\">", "<svg>", "</svg>", "<path d=\"M0\"/>", "<title>", "</title>", "<select>",
        "</select>",
        "<option>", "</option>", "<button>", "</button>", "<form action=\"index.html\">", "</form>", "<dl>", "</dl>",
        "<dt>",
        "</dt>", "<dd>", "</dd>", "<small>", "</small>", "<!-- c -->", "<p id='i'>", "<p id=i>", "<section>",
        "</section>",
        "<script src=\"s.js\">", "</script>", "<span aria-label=\"x > y\">", "</span>", "<x-y>", "</x-y>", "</body>",
        "<noscript>",
        "</noscript>", "<textarea>", "</textarea>", "<details>", "<summary>", "</summary>", "</details>", "<a>", "<em>",
        "</em>",
    ]

    @Test func `is sure of what the generator writes`() throws {
        let outline = try #require(Look.strict(WholePage.with("<p>a <a href=\"autre.html\">b</a></p>").text))
        #expect(outline.marks.title != nil)
        #expect(Look.strict(WholePage.with("<ul><li>a</ul>").text) == nil)
    }

    /// Pages are grown from pieces that match for the most part, with one in eight at random.
    @Test func `sees what gumbo sees, over random pages, or is not sure`() {
        var state: UInt64 = 2_013
        func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        var (sure, faults): (Int, [String]) = (0, [])
        for _ in 0..<60_000 {
            var body = ""
            var open: [String] = []
            for _ in 0..<(2 + below(14)) {
                if let last = open.last, below(2) == 0 {
                    body += last
                    open.removeLast()
                } else {
                    let piece = Self.pieces[below(Self.pieces.count)]
                    if piece.hasPrefix("</"), below(8) > 0 { continue }
                    body += piece
                    let name = piece.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
                    if piece.hasPrefix("<"), !piece.hasPrefix("</"), Self.pieces.contains("</\(name)>"), below(12) > 0 {
                        open.append("</\(name)>")
                    }
                }
            }
            body += open.reversed().joined()
            let text = WholePage.with(body).text
            guard let strict = Look.strict(text) else { continue }
            sure += 1
            let tree = Look.tree(text)
            if strict.findings != tree.findings || strict.marks != tree.marks || strict.openLinks != tree.openLinks
                || strict.loaded != tree.loaded
            {
                faults.append(body)
            }
        }
        #expect(faults.prefix(5) == [])
        #expect(sure > 5_000)
    }
}
