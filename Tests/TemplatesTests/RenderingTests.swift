import Diagnostics
import Templates
import Testing

struct RenderingTests {
    @Test(
        arguments: [
            // Values
            (
                "{{t}}|{{{t}}}|{{&t}}",
                "l’eau &amp; le &lt;feu&gt; &quot;&#39;|l’eau & le <feu> \"'|l’eau & le <feu> \"'"
            ),
            ("{{n}} {{zero}}", "-12 0"),
            ("{{html}}|{{{html}}}", "<b>&amp;</b>|<b>&amp;</b>"),
            ("[{{yes}}{{o}}{{list}}{{nothing}}{{unknown}}]", "[]"),
            ("{{o.t}} {{o.deep.t}} [{{o.unknown}}{{o.t.n}}{{unknown.t}}]", "inner deepest []"),
            // Sections and truth
            (
                "{{#t}}[{{.}}]{{/t}}{{#zero}}[{{.}}]{{/zero}}{{#html}}[{{.}}]{{/html}}",
                "[l’eau &amp; le &lt;feu&gt; &quot;&#39;][0][<b>&amp;</b>]"
            ),
            (
                "{{^blank}}a{{/blank}}{{^none}}b{{/none}}{{^no}}c{{/no}}{{^nothing}}d{{/nothing}}{{^unknown}}e{{/unknown}}",
                "abcde"
            ),
            (
                "{{#blank}}a{{/blank}}{{#none}}b{{/none}}{{#no}}c{{/no}}{{#nothing}}d{{/nothing}}{{#unknown}}e{{/unknown}}",
                ""
            ),
            ("{{#list}}<{{.}}>{{/list}}", "<1><é><><>"),
            // The stack: an unknown key is searched further down, an empty one is not
            ("{{#o}}{{t}} {{n}} [{{zero}}]{{/o}}", "inner -12 []"),
            ("{{#o}}{{#zero}}x{{/zero}}{{^zero}}y{{/zero}}{{/o}}", "y"),
        ] as [(String, String)])
    func `values print and decide as their types say`(template: String, expected: String) {
        let context: Values = [
            "t": .text("l’eau & le <feu> \"'"), "n": .number(-12), "zero": .number(0), "yes": .flag(true),
            "no": .flag(false), "blank": .text(""), "none": .list([]), "nothing": .empty,
            "html": .markup { $0 += "<b>&amp;</b>".utf8 },
            "o": .object(
                Values(["t": .text("inner"), "zero": .empty, "deep": .object(Values(["t": .text("deepest")]))])),
            "list": .list([.number(1), .text("é"), .object(Values(["x": .empty])), .empty]),
        ]
        #expect(TemplateSet(page: template).rendered(context) == expected)
    }

    @Test(
        arguments: [
            ("<ul>\n  {{>item}}\n</ul>\n", "<ul>\n  <li>\n\n    a\n    b\n  </li>\n</ul>\n"),
            ("<ul>\r\n\t{{>crlf}}\r\n</ul>\r\n", "<ul>\r\n\t<li>\r\n\r\n\t</li>\r\n</ul>\r\n"),
            ("<p>{{>item}}</p>", "<p><li>\n\n  a\n  b\n</li>\n</p>"),
            // A value's own line breaks are left alone, as in <pre>.
            ("  {{>value}}\n", "  <pre>1\n2</pre>\n  \n"),
            // A tag that begins a line is indented with it, a section alone on its line leaves no trace.
            (" {{>sections}}\n", " 1\n2 begins\n end\n"),
        ] as [(String, String)])
    func `a partial alone on its line is indented as it is`(template: String, expected: String) {
        let set = TemplateSet(
            page: template,
            [
                "item": "<li>\n\n  {{>lines}}\n</li>\n", "lines": "a\nb\n", "crlf": "<li>\r\n\r\n</li>\r\n",
                "value": "<pre>{{{v}}}</pre>\n{{#v}}{{/v}}\n",
                "sections": "{{#v}}\n{{{v}}} begins\n{{/v}}\n{{^v}}\nno\n{{/v}}\nend\n",
            ])
        #expect(set.rendered(Values(["v": .text("1\n2")])) == expected)
    }

    @Test func `a layout is filled from the page, across a layout in between`() {
        let set = TemplateSet(
            page: """
                {{<entry}}
                  {{$title}}Logement{{/title}}
                  {{$content}}
                    <h1>Logement</h1>
                    {{#steps}}
                      <p>{{.}}</p>
                    {{/steps}}
                  {{/content}}
                {{/entry}}

                """,
            [
                "entry":
                    "{{<layout}}\n{{$main}}\n<article>\n  {{$content}}\n  {{/content}}\n</article>\n{{/main}}\n{{/layout}}\n",
                "layout": """
                <title>{{$title}}Sans titre{{/title}}{{$suffix}} – Unisson{{/suffix}}</title>
                <main>
                  {{$main}}
                  {{/main}}
                </main>

                """,
            ])
        #expect(set.diagnostics.isEmpty)
        #expect(
            set.rendered(Values(["steps": .list([.text("un"), .text("deux")])])) == """
                <title>Logement – Unisson</title>
                <main>
                  <article>
                    <h1>Logement</h1>
                      <p>un</p>
                      <p>deux</p>
                  </article>
                </main>

                """)
    }

    @Test func `a block may use a parent that has a block of the same name`() {
        let set = TemplateSet(
            page: "{{<layout}}{{$body}}a {{<card}}{{$body}}b{{/body}}{{/card}}{{/body}}{{/layout}}",
            ["layout": "<main>{{$body}}{{/body}}</main>", "card": "<div>{{$body}}{{/body}}</div>"])
        #expect(set.rendered() == "<main>a <div>b</div></main>")
    }

    @Test func `a dynamic name chooses partial and parent`() {
        let set = TemplateSet(
            page: "{{#items}}{{>*kind}}{{<*frame}}{{$x}}!{{/x}}{{/*frame}};{{/items}}",
            ["a": "A", "b": "B{{t}}", "round": "({{$x}}{{/x}})"])
        let items: [TemplateValue] = ["a", "b", "c"].map {
            .object(Values(["kind": .text($0), "t": .number(1), "frame": .text("round")]))
        }
        #expect(set.rendered(Values(["items": .list(items)])) == "A(!);B1(!);(!);")
    }

    @Test(arguments: [
        ["page": "a{{>page}}"],
        ["page": "{{>page}}{{>page}}"],
        ["page": "{{>other}}", "other": "{{#o}}{{>page}}{{/o}}"],
        ["page": "{{<page}}{{$x}}{{>page}}{{/x}}{{/page}}{{$x}}{{/x}}"],
    ])
    func `endless inclusion stops, and the result is reported as incomplete`(templates: [String: String]) throws {
        struct Endless: TemplateContext {
            func value(for name: KeyName) -> TemplateValue { .object(Endless()) }
        }
        let set = TemplateSet(page: templates["page"] ?? "", templates.filter { $0.key != "page" })
        var buffer: [UInt8] = []
        let diagnostic = try #require(set.render("page", Endless(), into: &buffer))
        #expect(diagnostic.id == "gabarit-sans-fin")
        #expect(diagnostic.place.line == 1)
        #expect(buffer.count < 10_000)
    }

    @Test func `includes that double at each level stop too`() {
        struct Twice: TemplateContext {
            func value(for name: KeyName) -> TemplateValue { .list([.object(Twice()), .object(Twice())]) }
        }
        let deep = (0..<40).map { ("t\($0)", "{{>t\($0 + 1)}}{{>t\($0 + 1)}}") }
        let set = TemplateSet(page: "{{>t0}}", Dictionary(uniqueKeysWithValues: deep + [("t40", "x")]))
        var buffer: [UInt8] = []
        #expect(set.render("page", Twice(), into: &buffer)?.id == "gabarit-sans-fin")
        #expect(buffer.count <= 1_000_000)
    }

    @Test func `what does not exist prints nothing, and a missing page is reported`() {
        let set = TemplateSet(page: "[{{>none}}{{<none}}{{$a}}x{{/a}}{{/none}}]")
        #expect(set.rendered() == "[]")
        var buffer: [UInt8] = []
        #expect(set.render("index", Values([:]), into: &buffer)?.id == "gabarit-inconnu")
        #expect(buffer.isEmpty)
    }

    @Test func `a byte order mark is not printed and does not move columns`() {
        let source = TemplateSource(name: "page", path: "page.mustache", bytes: [0xEF, 0xBB, 0xBF] + "a{{#b}}".utf8)
        let set = TemplateSet(compiling: [source])
        #expect(set.rendered() == "a")
        #expect(set.diagnostics.map(\.line) == ["page.mustache:1:2: Section “b” is never closed [section-ouverte]"])
    }
}
