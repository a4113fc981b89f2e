import Language
import Testing

@Suite("Quiet text")
struct QuietTextTests {
    private static let texts = [
        "le délai « court » : 12 000 € ! Voir Mme Élise, M. Œil et n° 4 ; l'eau, l'œuvre ?",
        "ça « l'été » « là » à Évian : déjà", "abcdefgh É", "« où » ?  êtes-vous : là !", "mme Émile Mme Émile",
    ]

    @Test(arguments: texts)
    func `typesetting does not depend on how many letters precede`(text: String) {
        let alone = SiteLanguage.french.typeset("b " + text)
        for count in 0..<24 {
            let letters = String(repeating: "é", count: count / 2) + String(repeating: "a", count: count)
            #expect(SiteLanguage.french.typeset(letters + "b " + text) == letters + alone)
        }
    }

    @Test func `quiet bytes are spaces and lower case, whole characters of it`() {
        func quiet(_ text: String) -> Int {
            var text = text
            return text.withUTF8 { QuietText.count($0, from: 0) }
        }
        #expect(quiet("le délai court") == 8)
        #expect(quiet("abcd Efghijk") == 5)
        #expect(quiet("abcdÉfghijk") == 4)
        #expect(quiet("abcdefgÉhijk") == 7)
        #expect(quiet("abc’efghijk") == 3)
        #expect(quiet("ab « efghi") == 3)
        #expect(quiet("abcde") == 0, "too short to look at eight bytes")
    }
}
