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
            return text.withUTF8 { QuietText.run($0, from: 0) }
        }
        #expect(quiet("le délai court") == 15)
        #expect(quiet("abcd Efghijk") == 5)
        #expect(quiet("abcdÉfghijk") == 4)
        #expect(quiet("abcdefgÉhijk") == 7)
        #expect(quiet("abcdefghijklmnoÉpqr") == 15)
        #expect(quiet("abcdefghijklmnoépqr") == 20)
        #expect(quiet("abc’efghijk") == 3)
        #expect(quiet("ab « efghi") == 3)
        #expect(quiet("abcde") == 5)
        #expect(quiet("") == 0)
    }

    @Test func `the end of a text is as quiet as its middle`() {
        for text in ["le délai court", "abcdef", "déjà", "ab Été", "voir l'eau", "à 9 h 30", "été"] {
            var text = text
            var longer = text + "É0123456789"
            text.withUTF8 { bytes in
                longer.withUTF8 { longer in
                    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
                        #expect(QuietText.run(bytes, from: index) == QuietText.run(longer, from: index))
                    }
                }
            }
        }
    }
}
