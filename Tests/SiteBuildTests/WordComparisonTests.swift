import Rendering
import Testing

@testable import Signing

/// Two texts of authors, word by word: `-` before words that went, `+` before words that came.
@Suite struct `Words of two texts` {
    private func compare(_ former: String, _ current: String) -> String {
        WordComparison.pieces(from: former, to: current).map { piece in
            switch piece.mark {
            case .same: piece.text
            case .removed: "[-\(piece.text)-]"
            case .added: "{+\(piece.text)+}"
            }
        }.joined()
    }

    @Test func `are compared with their accents`() {
        #expect(
            compare("L’élu a été reçu hier.", "L’élue a été reçue hier.")
                == "L’[-élu-]{+élue+} a été [-reçu-]{+reçue+} hier.")
        #expect(compare("un marche public", "un marché public") == "un [-marche-]{+marché+} public")
        // One letter, composed or not.
        #expect(compare("un marche\u{301} public", "un march\u{E9} public") == "un marché public")
    }

    @Test func `leave elided words apart from what follows`() {
        #expect(compare("Selon l’arrêté du maire.", "Selon l’avis du maire.") == "Selon l’[-arrêté-]{+avis+} du maire.")
        #expect(compare("Il s'oppose au projet.", "Il s’oppose au projet.") == "Il [-s'-]{+s’+}oppose au projet.")
    }

    @Test func `show signs by themselves`() {
        #expect(compare("Vous êtes cachés. Bien.", "Vous êtes cachés ! Bien.") == "Vous êtes cachés[-.-]{+ !+} Bien.")
        #expect(compare("en cours, au 12,5 %", "en cours, au 13,5 %") == "en cours, au [-12,5-]{+13,5+} %")
    }

    @Test func `do not count blanks, whatever they are`() {
        #expect(compare("Est-ce vrai ?", "Est-ce\u{A0}vrai\u{202F}?") == "Est-ce\u{A0}vrai\u{202F}?")
        #expect(compare("un deux", "un  deux\n") != "un deux")
    }

    @Test func `that stand side by side change together`() {
        #expect(
            compare("La commission se réunit chaque mois au siège.", "La commission se réunit tous les ans au siège.")
                == "La commission se réunit [-chaque mois-]{+tous les ans+} au siège.")
    }

    @Test func `are given whole where little is shared`() {
        #expect(
            compare("Un tout autre texte, ancien", "Rien de commun ici")
                == "[-Un tout autre texte, ancien-]{+Rien de commun ici+}")
        #expect(compare("", "Venu") == "{+Venu+}")
        #expect(compare("Parti", "") == "[-Parti-]")
        #expect(compare("", "") == "")
    }

    @Test func `give back both texts, whatever they are`() {
        var random = SystemRandomNumberGenerator()
        let words = ["l’", "élu", " ", " ", "d'", "arrêté", ".", ",", "12,5", "!", "\u{A0}", "n°", "—", "«", "🇫🇷"]
        for _ in 0..<400 {
            let texts = (0..<2).map { _ in
                (0..<Int.random(in: 0..<14, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
                    .joined()
            }
            let pieces = WordComparison.pieces(from: texts[0], to: texts[1])
            func text(without mark: VisaReview.Piece.Mark) -> [WordComparison.Token] {
                WordComparison.tokens(of: pieces.filter { $0.mark != mark }.map(\.text).joined())
            }
            #expect(text(without: .added) == WordComparison.tokens(of: texts[0]), "\(texts)")
            #expect(text(without: .removed) == WordComparison.tokens(of: texts[1]), "\(texts)")
        }
    }

    @Test func `of a long text are found in no time`() {
        let long = (0..<40_000).map { "mot\($0)" }.joined(separator: " ")
        let pieces = WordComparison.pieces(from: long, to: String(long.reversed()))
        #expect(pieces.map(\.mark) == [.removed, .added])
    }
}
