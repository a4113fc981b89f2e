import Foundation
import Language
import Testing

@Suite struct FoldingTests {
    /// Letters that Unicode does not decompose, and their folded forms: the ligatures and the barred and old letters.
    private static let undecomposed: [UInt32: String] = [
        0xC6: "ae", 0xD0: "d", 0xD7: "x", 0xD8: "o", 0xDE: "t", 0xDF: "ss", 0xE6: "ae", 0xF0: "d", 0xF7: "/", 0xF8: "o",
        0xFE: "t", 0x110: "d", 0x111: "d", 0x126: "h", 0x127: "h", 0x131: "i", 0x132: "ij", 0x133: "ij", 0x138: "k",
        0x13F: "l", 0x140: "l", 0x141: "l", 0x142: "l", 0x149: "n", 0x14A: "n", 0x14B: "n", 0x152: "oe", 0x153: "oe",
        0x166: "t", 0x167: "t", 0x17F: "s",
        0x1E9A: "a", 0x1E9B: "s", 0x1E9C: "s", 0x1E9D: "s", 0x1E9E: "ss", 0x1E9F: "d", 0x1EFA: "l", 0x1EFB: "l",
        0x1EFC: "v",
        0x1EFD: "v", 0x1EFE: "y", 0x1EFF: "y",
    ]

    @Test(arguments: [0xC0...0x17F, 0x218...0x21B, 0x1E00...0x1EFF] as [ClosedRange<UInt32>])
    func `accented Latin letters fold to the base letters of their decompositions`(_ range: ClosedRange<UInt32>) throws
    {
        for value in range {
            let letter = String(Character(try #require(Unicode.Scalar(value))))
            let base = String(letter.decomposedStringWithCanonicalMapping.unicodeScalars.prefix(1)).lowercased()
            let isDecomposed = base.utf8.count == 1
            #expect(isDecomposed == (FoldingTests.undecomposed[value] == nil), "\(letter)")
            #expect(letter.folded == FoldingTests.undecomposed[value] ?? base, "U+\(String(value, radix: 16))")
            #expect(letter.decomposedStringWithCanonicalMapping.folded == letter.folded, "\(letter)")
        }
    }

    @Test(arguments: [
        ("L’Élan  vital", "l'elan vital"), (" À\u{A0}VOIR\n", "a voir"), ("cœur ÆTHER", "coeur aether"),
        ("Jean\u{2011}Noël", "jean-noel"), ("co\u{AD}opé\u{200B}ration", "cooperation"), ("Nguyễn Thị", "nguyen thi"),
        ("STRAẞE straße", "strasse strasse"), ("Ω", "ω"), ("", ""), (" \t ", ""), ("n° 3 – 4", "n° 3 - 4"),
    ])
    func `names fold to what authors mean by them`(_ name: String, _ folded: String) {
        #expect(name.folded == folded)
        #expect(name.folded.folded == folded)
    }

    @Test func `no character of the basic plane folds differently the second time`() throws {
        for value in UInt32(1)...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = "a\(scalar)b".folded
            #expect(once.folded == once, "U+\(String(value, radix: 16))")
        }
    }

    @Test(arguments: [
        ("valable jusqu'au", "valable-jusqu-au"), ("  Zone (rouge) !", "zone-rouge"), ("Œuvre n° 3", "oeuvre-n-3"),
        ("—", ""), ("Ωmega", "mega"),
    ])
    func `slugs hold letters, digits and single hyphens`(_ name: String, _ slug: String) {
        #expect(name.slug == slug)
    }

    @Test func `subjects are compared without punctuation`() {
        #expect("Zone inondable : peut-on ?".foldedWords == "zone inondable peut on")
        #expect("?!".foldedWords == "?!")
    }
}
