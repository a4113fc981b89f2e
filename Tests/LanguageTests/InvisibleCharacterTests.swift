import Language
import Testing

@Suite struct `Characters that nobody sees` {
    @Test(arguments: [
        "D\u{200B}DT", "D\u{AD}DT", "\u{202E}DDT\u{202C}", "DD\u{2060}T", "\u{FEFF}DDT", "D\u{200E}D\u{200F}T",
        "D\u{2066}DT\u{2069}", "DDT\u{FE0F}", "D\u{E0041}DT", "D\u{180E}DT",
    ])
    func `make no difference to names`(_ name: String) {
        #expect(name.folded == "ddt" && name.slug == "ddt")
    }

    @Test func `are kept where languages need them`() {
        #expect(InvisibleCharacter.isNeeded(0x200C, after: 0x6CC, before: 0x62E))
        #expect(InvisibleCharacter.isNeeded(0x200D, after: 0x1F468, before: 0x1F469))
        #expect(InvisibleCharacter.isNeeded(0xFE0F, after: 0x2764, before: nil))
        #expect(!InvisibleCharacter.isNeeded(0x200D, after: 0x44, before: 0x44))
        #expect(!InvisibleCharacter.isNeeded(0x200B, after: 0x6CC, before: 0x6CC))
    }

    @Test func `can be shown`() { #expect(InvisibleCharacter.shown(in: "q\u{200B}q") == "q[U+200B]q") }
}
