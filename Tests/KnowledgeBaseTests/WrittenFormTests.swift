import Diagnostics
import Testing

@testable import KnowledgeBase

/// What a message proposes can be written where it is read.
struct WrittenFormTests {
    private let model = """
        editions: [tous]
        kinds:
          service:
            names: { one: service, many: services, gender: m }
            folder: services
            title: nom
            fields:
              nom: { type: text, required: true }
              pairs: { type: references, to: service }
              suites:
                records:
                  avec: { type: references, to: service }
                  public: { choice: [élus, presse], many: true }
                  chef: { type: reference, to: service }
        """

    private func base(_ text: String) throws -> TextBase {
        let others = ["a", "b"].map { (path: "services/\($0).md", text: "---\nnom: \($0.uppercased())\n---\n") }
        return try TextBase(model, others + [("services/c.md", text)])
    }

    private func proposals(_ text: String) throws -> [String] {
        let (linker, found) = try TextBase.linker(
            model,
            ["a", "b"].map { (path: "services/\($0).md", text: "---\nnom: \($0.uppercased())\n---\n") } + [
                ("services/c.md", text)
            ])
        return (found + linker.diagnostics + linker.knowledgeBase().1).ordered.compactMap {
            guard case .content(.severalValues(_, _, let written)) = $0.problem else { return nil }
            return written.joined(separator: "⏎")
        }
    }

    @Test(arguments: [
        ("---\nnom: C\npairs: a, b\n---\n", ["[a, b]"]),
        ("---\nnom: C\n---\n\n## Pairs\n\n- a, b\n", ["- a⏎- b"]),
        (
            "---\nnom: C\n---\n\n## Suites\n\n| avec | public |\n| --- | --- |\n| a, b | élus, presse |\n",
            [#"élus \| presse"#, #"a \| b"#]
        ),
    ])
    func `several values in one text are told as the list that they should be there`(
        _ text: String, _ expected: [String]
    ) throws {
        #expect(try proposals(text).sorted() == expected.sorted())
        var mended = text
        for (wrong, right) in [
            ("pairs: a, b", "pairs: [a, b]"), ("- a, b", "- a\n- b"),
            ("| a, b | élus, presse |", #"| a \| b | élus \| presse |"#),
        ] { mended = mended.replacing(wrong, with: right) }
        #expect(mended != text)
        #expect(try base(mended).found == [])
    }

    @Test(arguments: [
        ("A", nil), ("[[A]]", nil), ("[[a|le service]]", "|le service"), ("[[a#Missions]]", "#Missions"),
        ("[[Bilan #3]]", nil), ("[[Bilan #3|x]]", "|x"), ("[[x|y#z]]", "|y#z"), ("[[#Bilan]]", nil),
    ])
    func `what a reference does not show of a wiki link is told, and a number in a title is no heading`(
        _ text: String, _ expected: String?
    ) {
        #expect(ShortText.addition(in: text) == expected)
    }
}
