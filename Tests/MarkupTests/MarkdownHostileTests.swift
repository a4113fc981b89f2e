import Diagnostics
import Markup
import Testing

/// Texts that break parsers: each ends, soon, and with bounded output.
struct MarkdownHostileTests {
    private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test(arguments: [
        many("[", 50_000), many("[", 20_000) + many("]", 20_000), many("[[ a ", 10_000), many("[[a]]", 10_000),
        many("[[`", 10_000),
        many(">", 10_000) + "a", many("- ", 10_000) + "a", many("*a_ ", 20_000), many("# a b\n", 10_000),
        many("[a](b) ", 10_000),
        many("::: note\n", 5000), many("::: e\n", 2000) + many(":::\n", 2000), many("<b>[a](b)", 5000),
        many("![", 20_000) + many("](a)", 20_000),
        many("a!)", 20_000), many("A.", 50_000), many("l'", 50_000), many("1 000 ", 20_000),
        many("[a ", 10_000) + many("](b)", 10_000),
        many("www.a.b ", 5000), "|a|\n|-|\n" + many("| [[c]] \\| [x](y) |\n", 10_000),
        many("[a](b c) ", 10_000), many("]", 50_000), many("[a](", 10_000), many("{{ a }} ", 10_000),
        many("[a]: b\n\n", 5000), many("[^a]: b\n\n", 2000), "<div>" + many("<i>a</i> ", 10_000),
        many("<div>a\n", 5000),
        many("<!-- a ", 5000), "<table>" + many("<tr><td>a", 5000), many("a | b\n", 5000), many("</kbd>", 10_000),
        many("[^1]", 5000) + "\n\n[^1]: x\n",
        (1..<500).map { "e" + many("`", $0) }.joined(), "\u{F8FF}", "[[\u{F8FF}", many("é[[", 10_000),
    ])
    func `a hostile text ends soon`(_ text: String) {
        let options = MarkdownOptions(
            words: DeclaredWords(sectionFields: ["a"], editions: ["e"]), collectsSections: true)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(!markdown(text, options).dump().contains("\u{F8FF}")) }
        #expect(time < .seconds(20), "a debug build on a busy machine; a release build takes a tenth of a second")
    }

    @Test func `nesting that browsers do not hold is an error`() {
        #expect(
            markdown(String(repeating: ">", count: 300) + "a").problems.map { $0.split(separator: " ")[1] } == [
                "trop-imbrique"
            ])
        #expect(markdown(String(repeating: "> ", count: 50) + "a").problems == [])
    }

    @Test func `a table that would fill the memory is refused`() {
        let row = String(repeating: "|a", count: 5000) + "|\n"
        let source = row + String(repeating: "|-", count: 5000) + "|\n" + String(repeating: "|b\n", count: 1000)
        #expect(markdown(source).problems == ["1:0 tableau-trop-grand"])
    }

    @Test func `texts are read alike on many threads`() async {
        let source = "# A\n\n| a |\n|---|\n| [[b]] ~~c~~ www.d.fr |\n\n- [x] e[^1]\n\n[^1]: f\n"
        let expected = markdown(source).dump()
        await withTaskGroup(of: String.self) { group in
            for _ in 0..<64 { group.addTask { markdown(source).dump() } }
            for await dump in group { #expect(dump == expected) }
        }
    }
}
