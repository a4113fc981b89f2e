import Markup
import Testing

/// The text of a file with fields set or removed; nil when that cannot be done.
private func edited(_ text: String, after anchor: String? = nil, _ fields: (String, String?)...) -> String? {
    FrontMatter.setting(fields.map { (name: $0.0, text: $0.1) }, after: anchor, in: Array(text.utf8))
        .map { String(decoding: $0, as: UTF8.self) }
}

@Suite struct FrontMatterEditTests {
    @Test func `fields are set in place, and all else is kept`() {
        let text = "---\n# Note\nB :  un\n\nétat: brouillon   \na: [x,  y]\n---\n\nTexte  \n"
        #expect(
            edited(text, ("État", "validé"), ("par", "moi"))
                == "---\n# Note\nB :  un\n\nétat: validé\npar: moi\na: [x,  y]\n---\n\nTexte  \n")
        #expect(edited(text, ("b", "un"), ("état", "brouillon")) == text)
    }

    @Test func `line ends and the byte order mark are kept`() {
        let text = "\u{FEFF}---\r\na: 1\r\nb: 2\r\n---\r\nTexte\r\n"
        #expect(edited(text, ("a", "3"), ("c", "4")) == "\u{FEFF}---\r\na: 3\r\nc: 4\r\nb: 2\r\n---\r\nTexte\r\n")
        #expect(edited("Texte\r\n", ("a", "1")) == "---\r\na: 1\r\n---\r\nTexte\r\n")
    }

    @Test func `decomposed letters and colons in keys are kept`() {
        let key = "\"e\u{301}tat : x\""
        #expect(
            edited("---\n\(key): 1\n---\n", ("état : x", "2")).map { Array($0.utf8) }
                == Array("---\n\(key): 2\n---\n".utf8))
    }

    @Test func `removed fields go with the lines that continue them`() {
        #expect(edited("---\na:\n  - 1\n  - 2\n# fin\nb: 2\n---\n", ("a", nil)) == "---\n# fin\nb: 2\n---\n")
        #expect(edited("---\na:\n  - 1\n  - 2\nb: 2\n---\n", ("a", "3")) == "---\na: 3\nb: 2\n---\n")
    }

    @Test func `new fields follow their anchor, else come last`() {
        #expect(edited("---\na: 1\nb: 2\n---\n", after: "A", ("c", "3")) == "---\na: 1\nc: 3\nb: 2\n---\n")
        #expect(edited("---\na: 1\n---\n", ("c", "3"), ("d", "4")) == "---\na: 1\nc: 3\nd: 4\n---\n")
        #expect(edited("---\n---\n", ("c", "3")) == "---\nc: 3\n---\n")
    }

    @Test(arguments: ["\"a\" et \"b\"", "~", "# non", "- a", "| b", "faux : à revoir", "C:\\x", "'", "[a]", "[a](b)"])
    func `a text is read back as it was given`(text: String) throws {
        let result = try #require(edited("---\na: 1\n---\n", ("a", text)))
        let (file, _) = SourceFile.decode(path: "f", contents: Array(result.utf8))
        let (pairs, found) = FrontMatter.parse(try #require(file)) { _ in .text }
        #expect(found.isEmpty && pairs.first?.value.text == text)
    }

    @Test func `front matter that is never closed is left alone`() {
        #expect(edited("---\na: 1\n", ("a", "2")) == nil)
    }
}
