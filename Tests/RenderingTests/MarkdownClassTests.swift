import Foundation
import Language
import Markup
import TestSupport
import Testing

@Suite struct `The classes that Markdown makes` {
    private static func text(_ path: String) throws -> String {
        try Repository.text(path)
    }

    /// Those that the renderer's sources write; what is interpolated is cut, its beginning kept: `encadre-`.
    private func written() throws -> Set<String> {
        let folder = Repository.root.appending(path: "Sources/Markup/Markdown")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        let classes = try files.filter { $0.pathExtension == "swift" }.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).matches(of: #/class=\\"([^"\\]*)/#).flatMap {
                $0.output.1.split(separator: " ").map(String.init)
            }
        }
        return Set(classes)
    }

    /// Those of a text with everything that Markdown has.
    private func rendered() throws -> Set<String> {
        let text = """
            | A | B | C |
            | --- | --: | :-: |
            | 1 | 2 | 3 |

            - [ ] à faire
            - [x] fait

            ```swift
            let a = 1
            ```

            ::: attention
            Une note[^n].
            :::

            [^n]: La voici.
            """
        let options = MarkdownOptions(language: .french)
        let document = MarkdownDocument(
            parsing: MarkdownText(text, path: "a.md", firstLine: 1, columnOffset: 0), options: options)
        let html = String(decoding: document.body.html, as: UTF8.self)
        let classes = html.matches(of: #/class="([^"]*)"/#).flatMap {
            $0.output.1.split(separator: " ").map(String.init)
        }
        return Set(classes)
    }

    @Test func `are all in the style sheet`() throws {
        let folder = "themes/sobre/assets/sobre.css"
        let parts = try FileManager.default.contentsOfDirectory(atPath: Repository.path(folder)).sorted()
        let style = try parts.map { try Self.text(folder + "/" + $0) }.joined().replacing(
            #/\/\*.*?\*\//#.dotMatchesNewlines(), with: "")
        let classes = try written().union(rendered())
        #expect(
            classes.isSuperset(of: ["table", "vh", "droite", "centre", "tache", "appel", "notes", "retour", "encadre"]))
        let styled = Set(style.matches(of: #/\.([a-z][a-z-]*)/#).map { String($0.output.1) })
        let missing = classes.filter { name in
            // A class with a variable end is styled by its beginning, or beside the class that it varies.
            let start = String(name.prefix { $0 != "-" })
            return !styled.contains(name) && !style.contains("[class^=\(start)-]")
                && !(name.hasPrefix(start + "-") && styled.contains(start))
        }
        #expect(missing == [])
    }
}
