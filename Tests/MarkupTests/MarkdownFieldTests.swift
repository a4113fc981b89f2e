import Diagnostics
import Markup
import Testing

struct MarkdownFieldTests {
    private let options = MarkdownOptions(
        words: DeclaredWords(sectionFields: ["engagements", "points cles", "position"]), collectsSections: true)

    @Test func `a section that is a field leaves the body, up to the next heading of its level`() {
        let source = "# T\na\n## Position\nb\n### Détail\nc\n## Reste\nd\n# Points clés\n- e\n"
        let document = markdown(source, options)
        #expect(document.html == "<h2 id=\"t\">T</h2>\n<p>a</p>\n<h3 id=\"reste\">Reste</h3>\n<p>d</p>\n")
        #expect(
            document.fieldSections.map { "\($0.name) \($0.place.line):\($0.place.column)" } == [
                "Position 3:1", "Points clés 9:1",
            ])
        #expect(
            String(decoding: document.fieldSections[0].fragment.html, as: UTF8.self)
                == "<p>b</p>\n<h3 id=\"position--detail\">Détail</h3>\n<p>c</p>\n")
    }

    @Test func `headings in quotes, lists and boxes begin no field`() {
        #expect(markdown("> # Position\n\n- # Position\n\n::: note\n# Position\n:::\n", options).fieldSections.isEmpty)
    }

    @Test func `one table is given with source, text and place of each cell`() throws {
        let source =
            "## Engagements\n\n| Qui | Quoi |\n|:--|--|\n| [[jeanne\\|Jeanne É]] | `a` \\| **b** |\n|  | é [c](d) |\n| court |\n"
        let document = markdown(source, options, firstLine: 5, columnOffset: 2)
        let section = try #require(document.fieldSections.first)
        let table = try #require(section.table)
        #expect(table.header.map(\.source) == ["Qui", "Quoi"])
        #expect(
            table.rows.map { $0.map { "\($0.place.line):\($0.place.column) \($0.source)=\($0.text)" } } == [
                ["9:5 [[jeanne|Jeanne É]]=Jeanne É", "9:28 `a` | **b**=a | b"],
                ["10:4 =", "10:8 é [c](d)=é c"],
                ["11:5 court=court", "11:12 ="],
            ])
        let cell = section.fragment(of: table.rows[1][1])
        #expect(cell.dump() == "é ⟦0⟧c⟦/0⟧\nlink 0 @10:10 file d “c”\n")
        #expect(section.fragment(of: table.rows[0][0]).slots.count == 2)
    }

    @Test func `one list is given with its items`() throws {
        let section = try #require(
            markdown("# Points clés\n1. un [[a]]\n2. **deux**\n   suite\n3. - sous\n", options).fieldSections.first)
        #expect(
            section.list?.map { "\($0.place.line):\($0.place.column) \($0.source)=\($0.text)" }
                == ["2:4 un [[a]]=un a", "3:4 **deux** suite=deux suite", "5:1 =sous"])
        #expect(section.table == nil)
    }

    @Test(arguments: ["| a |\n|---|\n\nsuite", "- a\n\ntexte", "- a\n\n1. b", "texte", "::: note\n- a\n:::", ""])
    func `anything else is neither table nor list`(_ content: String) throws {
        let section = try #require(markdown("# Position\n" + content, options).fieldSections.first)
        #expect(section.table == nil && section.list == nil)
        #expect(section.isEmpty == content.isEmpty)
    }

    @Test func `each fragment has the notes that it calls`() {
        let document = markdown("a[^1] \n# Position\nb[^2] c[^1]\n\n[^1]: un\n[^2]: deux\n", options)
        #expect(document.body.notes.count == 1)
        #expect(document.fieldSections.map(\.fragment.notes.count) == [2])
        #expect(
            String(decoding: document.fieldSections[0].fragment.html, as: UTF8.self).contains(
                "<li id=\"position--note--1\">\n<p>deux"))
    }
}
