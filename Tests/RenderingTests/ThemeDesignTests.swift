import Diagnostics
import Foundation
import Markup
import TestSupport
import Testing

@testable import Rendering

@Suite struct `The names that a theme gives to the generator` {
    private static let manifest = (try? String(contentsOf: file("theme.yaml"), encoding: .utf8)) ?? ""

    private static func file(_ name: String) -> URL { Repository.root.appending(path: "themes/sobre/" + name) }

    /// What is said of manifests, nearest theme first.
    private func messages(_ manifests: String...) -> [String] {
        let files = manifests.enumerated().compactMap { number, text in
            SourceFile.decode(path: "theme-\(number).yaml", contents: Array(text.utf8)).0
        }
        return ThemeDesign.read(files).1.map { "\($0.place.path):\($0.place.line): \($0.message(in: .english))" }
    }

    private func manifest(_ line: String, becomes other: String) -> String {
        #expect(Self.manifest.contains(line + "\n"))
        return Self.manifest.replacing(line + "\n", with: other + "\n")
    }

    @Test func `are all there in the default theme`() {
        #expect(messages(Self.manifest) == [])
    }

    @Test(arguments: [
        ("  caution: garde", "caution"), ("  gap: trou", "gap"), ("  holes: a-pourvoir", "holes"),
    ])
    func `are reported where one is missing`(line: String, name: String) {
        let found = messages(manifest(line, becomes: ""))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("theme-0.yaml:0:") == true)
        #expect(found.first?.contains("“\(name)”") == true)
    }

    @Test func `are reported at their line when nothing needs them, with the nearest name`() {
        let text = manifest("  caution: garde", becomes: "  caution: garde\n  cautoin: garde")
        let files = [SourceFile.decode(path: "theme.yaml", contents: Array(text.utf8)).0].compactMap(\.self)
        let found = ThemeDesign.read(files).1
        #expect(found.map(\.suggestion) == ["caution"])
        #expect(
            found.first?.place.line == (text.components(separatedBy: "\n").firstIndex { $0.contains("cautoin") } ?? 0)
                + 1)
    }

    @Test func `must be of their shape`() {
        #expect(messages(manifest("  gap: trou", becomes: "  gap: [a, b]")).count == 1)
    }

    @Test func `come from a parent where a theme has none, and from the theme where it has`() throws {
        #expect(messages("name: child\n", Self.manifest) == [])
        let files = ["tones: { bad: red }\n", Self.manifest].compactMap {
            SourceFile.decode(path: "theme.yaml", contents: Array($0.utf8)).0
        }
        let design = ThemeDesign.read(files).0
        #expect(design.tone(.bad) == "red")
        #expect(design.tone(.good) == "bon")
        #expect(design.tone(nil) == "")
    }
}

@Suite struct `The documentation of themes` {
    @Test func `lists the keys that the tables declare`() throws {
        let text = try Repository.text("themes/README.md")
        let keys = try #require(ThemeKeys.text())
        let listed = try #require(text.range(of: "\n## Keys\n\n")).upperBound
        #expect(String(text[listed...]) == keys, "unisson theme --keys says otherwise: put its text under Keys")
    }

    @Test func `tells of one template what that one can use`() throws {
        let plan = try #require(ThemeKeys.text(of: "vues/plan"))
        #expect(plan.hasPrefix("- `vues/plan`: `page`, `plan`\n"))
        #expect(plan.contains("### timeline\n"))
        #expect(!plan.contains("### calendar-month\n"))
        #expect(ThemeKeys.text(of: "vues/plna") == nil)
    }
}
