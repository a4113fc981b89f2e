import Language
import Testing

struct TypographyTests {
    /// On the right-hand side `_` is U+00A0 and `^` U+202F, to be seen.
    @Test(arguments: [
        // Marks with and without a space before
        ("Qui décide ?", "Qui décide^?"), ("Qui décide?", "Qui décide^?"), ("Vrai !", "Vrai^!"), ("Vrai!", "Vrai^!"),
        ("a ; b", "a^; b"),
        ("a; b", "a^; b"), ("Objet : eau", "Objet_: eau"), ("Objet: eau", "Objet: eau"), ("Quoi ?!", "Quoi^?!"),
        ("Quoi?!", "Quoi^?!"),
        ("(vrai)?", "(vrai)^?"), ("(Qui ?)", "(Qui^?)"), ("« a »?", "«_a_»^?"), ("En 2013?", "En 2013^?"),
        ("été ?", "été^?"), ("été?", "été^?"),
        // Not the marks of addresses, code, times
        ("a?b=1", "a?b=1"), ("x !important", "x !important"), ("https://a.fr/b? oui", "https://a.fr/b? oui"),
        ("10:30", "10:30"), ("a ?b=1", "a ?b=1"),
        ("...?", "...?"), ("a :b", "a :b"),
        // Quotes
        ("« a »", "«_a_»"), ("«a»", "«_a_»"), ("dit « oui », « non »", "dit «_oui_», «_non_»"),
        // Numbers
        ("1 000 €", "1^000_€"), ("12 345 678", "12^345^678"), ("1 000 000", "1^000^000"), ("10 %", "10_%"),
        ("en 2013 100 personnes", "en 2013 100 personnes"),
        ("03 53 01 01 01", "03 53 01 01 01"), ("12 34", "12 34"), ("1 0000", "1 0000"), ("1,5 200", "1,5 200"),
        ("n° 3", "n°_3"), ("N° 3", "N°_3"), ("5 € par", "5_€ par"),
        ("un €", "un €"),
        // Titles
        ("M. Blanc", "M._Blanc"), ("Mme Édouard", "Mme_Édouard"), ("MM. X et Y", "MM._X et Y"), ("Mmes A", "Mmes_A"),
        ("PIM. Blanc", "PIM. Blanc"), ("M. le préfet", "M. le préfet"),
        // Apostrophes
        ("l'État d'Issy", "l’État d’Issy"), ("'mot'", "'mot'"), ("aujourd'hui", "aujourd’hui"), ("5'", "5'"),
        // Nothing to do
        ("", ""), (" ", " "), ("déjà\u{A0}: fait\u{202F}!", "déjà_: fait^!"),
    ])
    func `spaces and apostrophes are French, and stay so`(_ source: String, _ expected: String) {
        func shown(_ text: String) -> String {
            String(text.map { $0 == "\u{A0}" ? "_" : $0 == "\u{202F}" ? "^" : $0 })
        }
        let once = Typography.french(source)
        #expect(shown(once) == expected)
        #expect(Typography.french(once) == once)
    }

    @Test func `text cut by markup is typeset as one`() {
        func pieces(_ parts: [String]) -> String {
            var out: [UInt8] = []
            var edge = Typography.Edge.boundary
            for (index, part) in parts.enumerated() {
                Array(part.utf8).withUnsafeBufferPointer {
                    edge = Typography.appendFrench($0, after: edge, isFollowed: index + 1 < parts.count, to: &out)
                }
            }
            return String(decoding: out, as: UTF8.self)
        }
        #expect(pieces(["l'", "État"]) == "l’État")
        #expect(pieces(["Attention", " : oui"]) == "Attention\u{A0}: oui")
        #expect(pieces(["Vrai", "!"]) == "Vrai\u{202F}!")
        #expect(pieces(["«", "a", "»"]) == "«\u{A0}a\u{A0}»")
        #expect(pieces(["« ", "a", " »"]) == "«\u{A0}a\u{A0}»")
        #expect(pieces(["fin'"]) == "fin'")
    }

    @Test func `any bytes come out idempotent and without loss`() {
        // A fixed sequence of pieces that the rules look at, in every order of three.
        let parts = [
            "a", " ", "'", "«", "»", "!", "?", ":", ";", "1", "000", "%", "€", "n°", "M.", "É", "\u{A0}", "\u{202F}",
            ".", "(",
        ]
        for a in parts {
            for b in parts {
                for c in parts {
                    let text = a + b + c
                    let once = Typography.french(text)
                    #expect(Typography.french(once) == once, "\(text)")
                    #expect(once.folded.filter { $0 != " " } == text.folded.filter { $0 != " " }, "\(text)")
                }
            }
        }
    }

    @Test func `English text is left alone`() {
        #expect(SiteLanguage.english.typeset("Who ? l'x") == "Who ? l'x")
        #expect(SiteLanguage.french.typeset("Qui ?") == "Qui\u{202F}?")
    }
}
