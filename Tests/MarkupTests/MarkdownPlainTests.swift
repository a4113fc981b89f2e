import CMarkGFM
import Testing

@testable import Markup

/// Our renderer against the library's own, on every construct of CommonMark and of the extensions that we use.
struct MarkdownPlainTests {
    @Test(arguments: MarkdownCorpus.samples)
    func `plain rendering is cmark-gfm's to the byte`(_ sample: String) throws {
        var options = MarkdownOptions()
        options.isPlain = true
        let html = MarkdownDocument(parsing: MarkdownText(sample, path: "a.md"), options: options).body.html
        #expect(String(decoding: html, as: UTF8.self) == (try reference(sample)))
    }

    @Test func `node kinds have the numbers of the installed library`() throws {
        let sample = "| a |\n|---|\n| ~~b~~ |\n\n> - # x\n"
        guard let tree = SyntaxTree(parsing: MarkedSource(marking: ArraySlice(sample.utf8))) else { throw NoTree() }
        let expected: [NodeKind: String] = [
            .table: "table", .tableCell: "table_cell", .strikethrough: "strikethrough", .blockQuote: "block_quote",
            .list: "list", .item: "item", .heading: "heading", .text: "text",
        ]
        var seen = Set<NodeKind>()
        tree.root.forEachDescendant { node in
            guard let kind = node.kind, let name = cmark_node_get_type_string(node) else { return }
            seen.insert(kind)
            if let expected = expected[kind] { #expect(String(cString: name) == expected) }
        }
        #expect(seen.isSuperset(of: expected.keys))
    }

    private struct NoTree: Error {}

    private func reference(_ sample: String) throws -> String {
        guard let tree = SyntaxTree(parsing: MarkedSource(marking: ArraySlice(sample.utf8))) else { throw NoTree() }
        let memory = cmark_get_default_mem_allocator()
        let html = try #require(cmark_render_html_with_mem(tree.root, CMARK_OPT_FOOTNOTES, nil, memory))
        defer { memory?.pointee.free(html) }
        return String(cString: html)
    }
}

enum MarkdownCorpus {
    static let samples: [String] = [
        // Paragraphs and breaks
        "", "\n\n", "un\ndeux\n\ntrois", "un  \ndeux\\\ntrois   \n   quatre", "a\n\n\n\nb\n", "\ta\n",
        "  trois\n espaces",
        // Headings
        "# Un\n## Deux ##\n###### Six\n####### sept", "Titre\n=====\n\nAutre\n---\n", "#sans espace", "# *em* `code` #",
        "#\n## \n",
        "> # cité\n\n- # en liste\n",
        // Thematic breaks
        "***\n---\n___\n - - -\n", "a\n***\nb",
        // Emphasis
        "*a* **b** ***c*** _d_ __e__ **f*g*h**", "a*b*c _d_e_ **non **fermé", "*a `*` b*", "**a\nb**", "*(**a**)*",
        "** a **",
        "****gras double****", "**a**b**c**",
        // Code
        "`a` ``b`c`` ` d ` `` ` ``", "`<&>\"`", "```\ncode <b>\n```\n", "``` swift title\nlet a = 1\n```",
        "~~~\n```\n~~~",
        "    indenté\n    \tdeux\n\n    trois\n", "```\nnon fermé", "- a\n\n      code\n", "> ```\n> a\n```\nb\n```",
        "`a\nb`",
        "```a&b\"c\nx\n```",
        // Quotes
        "> a\n> b\nlazy\n>> c", "> a\n\n> b", ">\n> a\n>", "> - a\n> - b",
        // Lists
        "- a\n- b\n\n+ c\n* d", "- a\n\n- b", "1. a\n2. b\n", "7) a\n8) b", "- a\n  - b\n    - c\n- d",
        "- a\n\n  b\n\n- c\n",
        "-\n- a\n-\n", "1. a\n   1. b\n\n      c", "- a\n> b", "- a\n-b", "0. zéro", "- a\n\n\n- b",
        "- `code`\n- **gras**\n- [l](m)",
        "- a\n  ```\n  code\n  ```\n- b", "- > a\n- # b\n- ---", "10. a\n\n    b",
        // Links
        "[a](b) [c](<d e> \"t & u\") [f](g 'h') [i](j (k))", "[a][b] [c][] [d]\n\n[b]: /x \"T\"\n[c]: <y>\n[d]: z\n",
        "[](a) [b]()",
        "[a *b* `c`](d)", "[a](/é?x=1&y=[2]'~|\\\\^`{}\")", "<https://a.fr/?b=c&d> <a@b.fr> <mailto:x@y.z>",
        "\\[a](b) [c\\](d)",
        "[a\nb](c)", "[a](b\n'c')", "[a [b](c) d](e)", "[a](%20%C3%A9)", "[non](sans fin",
        // Images
        "![a](b) ![c *d* `e`](f \"g\") ![](h)", "[![a](b)](c)", "![a [b](c) \"d\"](e)", "![a\nb](c)",
        "![a ![b](c) d](e)", "![a][b]\n\n[b]: c",
        // HTML
        "<div>\na\n</div>\n\nb", "a <b>c</b> <!-- d --> e", "<!-- a\n\nb -->\nc", "<script>\nx\n\ny\n</script>\n",
        "a\n<div>b", "<?php ?>\n",
        "<![CDATA[x]]>\n", "- <div>\n- a",
        // Entities and escapes
        "&amp; &eacute; &#233; &#x1F600; &faux; &lt;b&gt;", "\\* \\_ \\\\ \\a \\& \\<", "a & b < c > d \"e\" 'f'",
        "« é » œ €",
        "&quot;a&quot; &#0;",
        // Tables
        "| a | b |\n|---|:-:|\n| c | d |\n", "a|b\n-|-:\n1|2\n3", "| a |\n|:--|\n| *b* `c\\|d` \\| e |\n\nfin",
        "| a |\n|---|\n",
        "texte\n| a |\n|---|\n| b |\n> c", "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n|  |\n", "> | a |\n> |---|\n> | b |",
        "- | a |\n  |---|\n  | b |",
        "| a |\n| b |", "|a|\n|:-:|\n|[l](m)|", "| |\n|-|\n| |",
        // Strikethrough, autolinks, tasks
        "~~a~~ ~b~ ~~~c~~~ ~~d *e*~~", "https://a.fr/b?c=d&e. www.a.fr, (www.b.fr) x@y.fr",
        "- [ ] a\n- [x] b\n- [X] c\n- [y] d\n", "1. [x] a\n2. b",
        "- [x]\n- [ ] **a**\n  - [x] b", "http://é.fr", "a ~~b\nc~~",
        // Together
        "# T\n\nTexte **gras** et [lien](x.md).\n\n> Cité\n\n1. un\n   - deux\n\n   trois\n2. quatre\n\n| a | b |\n|---|---|\n| *c* | ~~d~~ |\n\n---\nfin",
    ]
}
