import Testing

@testable import Rendering

@Suite struct `Assets of a theme and its parents` {
    /// What is published, by name, when the folders have these files, nearest first.
    private func published(_ folders: [[String: String]]) -> [String: String] {
        var found = FoundAssets()
        for folder in folders {
            for (name, text) in folder.sorted(by: { $0.key < $1.key }) { found.add(name, Array(text.utf8)) }
        }
        return Dictionary(
            uniqueKeysWithValues: found.all.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    @Test func `the parts of a folder that is named like a file are joined, a nearer one in the place of a farther`() {
        let parent = ["s.css/00-colours.css": "old\n", "s.css/10-base.css": "base", "p.png": "1"]
        #expect(published([parent]) == ["s.css": "old\nbase\n", "p.png": "1"])
        #expect(published([["s.css/00-colours.css": "new\n"], parent])["s.css"] == "new\nbase\n")
        #expect(published([["s.css/mine.css": "more\n"], parent])["s.css"] == "old\nbase\nmore\n")
    }

    @Test func `a whole file takes the place of parts, and is the first of nearer ones`() {
        #expect(published([["s.css": "mine"], ["s.css/10-base.css": "base"]]) == ["s.css": "mine"])
        #expect(published([["s.css/mine.css": "mine\n"], ["s.css": "base\n"]]) == ["s.css": "base\nmine\n"])
        #expect(published([["s.css": "a"], ["s.css": "b"]]) == ["s.css": "a"])
    }

    @Test func `other folders are kept as they are`() {
        #expect(published([["icons/a.svg": "a", "icons/b.svg": "b"]]) == ["icons/a.svg": "a", "icons/b.svg": "b"])
    }
}
