import Diagnostics
import Templates
import Testing

struct SyntaxTests {
    @Test(
        arguments: [
            ("Été {{ nom\n{{x}}", ["1:5: Malformed tag: expected “}}” [balise-mal-formee]"]),
            ("{{x", ["1:1: Malformed tag: expected “}}” [balise-mal-formee]"]),
            ("{{{x}}", ["1:1: Malformed tag: expected “}}}” [balise-mal-formee]"]),
            ("a\r\n👩‍👩‍👧é {{two words}}", ["2:4: Malformed tag: expected “}}” [balise-mal-formee]"]),
            (
                "{{}}{{# }}{{a..b}}{{.a}}{{>*}}",
                [
                    "1:1: Tag without a name [balise-sans-nom]", "1:5: Tag without a name [balise-sans-nom]",
                    "1:11: Tag without a name [balise-sans-nom]", "1:19: Tag without a name [balise-sans-nom]",
                    "1:25: Tag without a name [balise-sans-nom]",
                ]
            ),
            ("{{=<% %>}}", ["1:1: Malformed tag: expected “=}}” [balise-mal-formee]"]),
            ("{{=<%=}}{{x}}", ["1:1: Malformed tag: expected “{{=<% %>=}}” [balise-mal-formee]"]),
            ("{{#a}}\n  {{^b}}\n{{/a}}", ["2:3: Section “b” is never closed [section-ouverte]"]),
            (
                "{{#a}}{{/b}}{{/a}}{{/a}}",
                [
                    "1:7: “{{/b}}” closes something else than “a”, open here [fermeture-inattendue]",
                    "1:19: “{{/a}}” closes nothing [fermeture-inattendue]",
                ]
            ),
            (
                "{{<p}}{{$x}}",
                [
                    "1:1: Section “p” is never closed [section-ouverte]",
                    "1:7: Section “x” is never closed [section-ouverte]",
                ]
            ),
            (
                "{{<p}}\n  lost {{$x}}kept{{/x}}\n  {{lost}}\n{{! fine }}{{/p}}",
                [
                    "2:3: Never printed: only blocks “{{$…}}” count between “{{<p}}” and its end [contenu-sans-effet]",
                    "3:3: Never printed: only blocks “{{$…}}” count between “{{<p}}” and its end [contenu-sans-effet]",
                ]
            ),
            ("{{#a}}{{x}}{{/a}}{{{y}}}{{& z }}{{> p }}{{> * q }}{{=| |=}}|#b||/b|", []),
        ] as [(String, [String])])
    func `every slip is reported at its column`(template: String, expected: [String]) {
        let set = TemplateSet(page: template)
        #expect(set.diagnostics.map(\.line) == expected.map { "page.mustache:" + $0 })
        _ = set.rendered()
    }

    @Test func `sections nested beyond reason are refused once`() {
        let set = TemplateSet(page: String(repeating: "{{#a}}", count: 100_000))
        #expect(set.diagnostics.map(\.id) == ["gabarit-trop-imbrique"])
        struct Same: TemplateContext { func value(for name: KeyName) -> TemplateValue { .object(Same()) } }
        #expect(set.rendered(Same()) == "")
    }

    @Test func `the first of two templates with one name counts`() {
        let set = TemplateSet(compiling: [
            TemplateSource(name: "page", path: "themes/a/page.mustache", bytes: Array("own".utf8)),
            TemplateSource(name: "page", path: "themes/b/page.mustache", bytes: Array("parent’s {{".utf8)),
        ])
        #expect(set.rendered() == "own")
        #expect(set.diagnostics.isEmpty)
        #expect(set.names == ["page"])
    }

    @Test func `bytes that are no UTF-8 are reported`() {
        let set = TemplateSet(compiling: [TemplateSource(name: "page", path: "p", bytes: [0x61, 0xE9, 0x62])])
        #expect(set.diagnostics.map(\.id) == ["pas-utf-8"])
    }

    /// Templates cut and shuffled at every byte: compiling, checking and rendering must survive all of them.
    @Test func `no slip of a template breaks the generator`() {
        let template = Array(
            "\u{FEFF}{{<p}}\r\n {{$a}}\n  x{{b.c}}\n {{/a}}{{/p}}\n{{#b}} {{>*d}}{{/b}}\n{{=<% %>=}}<%{c}%>\n <%>p%>é<%!x%>"
                .utf8)
        for cut in template.indices {
            for end in [cut, template.count] {
                let bytes = Array(template[..<(template.count - cut)] + template[min(cut + 1, end)..<end])
                let set = TemplateSet(compiling: [
                    TemplateSource(name: "page", path: "page", bytes: bytes),
                    TemplateSource(name: "p", path: "p", bytes: Array(bytes.reversed())),
                ])
                _ = set.rendered(Values(["b": .object(Values(["c": .text("p")])), "d": .text("p")]))
                _ = set.check(
                    [TemplateUse("page", contexts: ["x"])], shapes: ["x": ["b": .list(.text), "d": .name(["p"])]])
            }
        }
        #expect(TemplateSet(page: "ok").rendered() == "ok")
    }
}
