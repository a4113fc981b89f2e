import Testing

@testable import SearchCore

@Suite struct AnalysisTests {
    private func forms(_ text: String) -> String {
        var buffer = TokenBuffer()
        Tokenizer.run(Array(text.utf8), into: &buffer)
        return buffer.tokens.map { "\($0.position):" + String(decoding: buffer.form($0), as: UTF8.self) }.joined(
            separator: " ")
    }

    @Test(arguments: [
        ("L’accueil d'un élu", "0:accueil 1:un 2:elu"),
        ("qu’aujourd’hui jusqu'à lorsqu’il", "0:aujourdhui 1:a 2:il"),
        ("presqu'île, presqu’un, prud’hommes", "0:presquile 1:un 2:prudhommes"),
        ("ŒUVRE œuvre Æ", "0:oeuvre 0:oeuvre! 1:oeuvre 2:ae"),
        ("pre\u{301}fecture pré\u{AD}fec\u{200B}ture", "0:prefecture 1:prefecture"),
        ("sous-préfecture", "0:sous 1:prefecture 0:sousprefecture"),
        ("peut-on", "0:peut 1:on"),
        ("S.G.A.R. DDT", "0:sgar 0:sgar! 1:ddt 1:ddt!"),
        ("M.Dupont", "0:m 1:dupont"),
        ("L. 211-1", "0:211 1:1 0:l211-1 0:211-1"),
        ("L211-1", "0:l211 1:1 0:l211-1 0:211-1"),
        ("2023-45", "0:2023 1:45 0:2023-45"),
        ("cerfa 13750*05", "0:cerfa 1:13750 2:05 1:13750*05"),
        ("03 84 57 00 07", "0:0384570007"),
        ("03.84.57.00.07 +33 3 84 57 00 07", "0:0384570007 1:0384570007"),
        ("+33353010001 0033353010001 0353010001", "0:0353010001 1:0353010001 2:0353010001"),
        ("+33(0)353010001 00 33 1", "0:0353010001 1:00 2:33 3:1 1:00-33-1"),
        ("1.1.3", "0:1 1:1 2:3 0:1-1-3"),
        ("1 1 3 ans", "0:1 1:1 2:3 0:1-1-3 3:ans"),
        ("10 000 euros", "0:10000 1:euros"),
        ("jean.encrier@exemple.invalid", "0:jean 1:encrier 0:jean.encrier@exemple.invalid 2:exemple 3:invalid"),
        ("Natura 2000", "0:natura 1:2000 0:natura2000"),
        ("13 juin 2013", "0:13 1:juin 2:2013 1:juin2013 0:13juin2013"),
        ("le 1er\u{A0}avril\u{202F}2013", "0:le 1:1er 2:avril 3:2013 2:avril2013 1:1eravril2013"),
        ("13 jours de 2013 en 2014", "0:13 1:jours 2:de 3:2013 4:en 5:2014"),
        ("RN19", "0:rn19 0:rn 0:19"),
        ("Villeneuve-d’Ascq", "0:villeneuve 1:ascq 0:villeneuveascq"),
        ("العربية 🙂 <script>", "0:العربية 1:script"),
        ("\u{202F}: « ; »", ""),
    ])
    func `a text becomes these tokens`(text: String, expected: String) {
        #expect(forms(text) == expected)
    }

    @Test func `plain words read at a stride are what reading step by step gives`() {
        let scalars = (UInt32(0)...0x17F).compactMap(Unicode.Scalar.init) + ["’", "\u{301}", "\u{202F}", "œ", "🙂"]
        var texts = scalars.map { "ab\($0)cd \($0)ef gh\($0) É\($0) X\($0)y \($0)a l\($0) Ab\($0)\($0)c" }
        texts += (46...50).flatMap { count in
            ["a", "é", "É"].map { "x " + String(repeating: $0, count: count) + " Y" }
        }
        for text in texts.map({ Array($0.utf8) }) {
            for end in text.indices.suffix(12) {
                let text = Array(text[...end])
                var (quick, slow) = (TokenBuffer(), TokenBuffer())
                Tokenizer.run(text, into: &quick)
                var tokenizer = Tokenizer(text, to: text.count)
                while tokenizer.index < tokenizer.end { tokenizer.step(&slow) }
                #expect(quick.tokens == slow.tokens && quick.bytes == slow.bytes)
            }
        }
    }

    @Test func `text cut in the middle of a character is read to its end`() {
        let bytes = Array("é’œ🙂".utf8)
        for end in 0...bytes.count {
            var buffer = TokenBuffer()
            Tokenizer.run(Array(bytes[..<end]), into: &buffer)
            #expect(buffer.tokens.count <= 2)
        }
    }

    @Test(arguments: [
        "travail travaux", "bail baux", "local locaux locale locales", "logement logements", "préfet préfets",
        "élu élus élue élues",
        "nouveau nouvelle nouveaux nouvelles", "bateau bateaux", "décision décisions", "régional régionale régionaux",
        "service services",
        "instructeur instructeurs", "demandeur demandeurs", "inondable inondables", "habitation habitations",
        "conseiller conseillère conseillers",
        "public publics", "premier première premières", "concours", "territoire territoires", "risque risques",
        "agréé agréée",
        "fermer fermeture fermetures", "construire construction", "ouvrir ouverture", "haut haute hautes",
        "actif active actives", "attestation attestations", "familial familiaux familiales", "vieux vieille vieilles",
    ])
    func `forms of one word have one stem`(line: String) {
        let stems = line.split(separator: " ").map { stem(String($0)) }
        #expect(Set(stems).count == 1, "\(stems)")
    }

    @Test(arguments: [
        "maison mois", "conseil console", "cas casse", "eau eux", "police politique", "permis permission",
        "temps tempe", "fonds fond", "loup loupe", "plus plu", "classe classées", "licence licenciement",
        "partie part", "directeur direction",
    ])
    func `different words keep different stems`(line: String) {
        let stems = line.split(separator: " ").map { stem(String($0)) }
        #expect(Set(stems).count == stems.count, "\(stems)")
    }

    @Test(arguments: [
        ("l'Agence nationale de l'habitat (ANAH) aide", "ANAH: Agence nationale de l'habitat"),
        ("L’ANAH (Agence nationale de l’habitat) aide", "ANAH: Agence nationale de l’habitat"),
        ("à la chambre de commerce et d'industrie (CCI)", "CCI: chambre de commerce et d'industrie"),
        ("un diplôme de comptabilité et de gestion (DCG)", "DCG: diplôme de comptabilité et de gestion"),
        ("payer en mairie (TIPI), un bail (L. 211-1), une loi (ALUR) et l'accord du maire (PLU)", ""),
        ("(ANAH", ""), ("ANAH ()", ""), ("(((((", ""), ("é (É) œ (ŒŒ)", ""),
    ])
    func `a sigle beside what it stands for explains itself`(text: String, expected: String) {
        let pairs = SigleMiner.pairs(in: Array(text.utf8))
        let found = pairs.map {
            String(decoding: $0.sigle, as: UTF8.self) + ": " + String(decoding: $0.phrase, as: UTF8.self)
        }
        #expect(found.joined(separator: "; ") == expected)
    }

    @Test func `what entries say of a sigle wins, else the phrase that stands oftenest`() {
        var document = SearchDocument(kind: [], id: [], path: [], title: [])
        let text =
            "La caisse d'allocations familiales (CAF). Le conseil aux familles (CAF). Une caisse d'allocations familiales (CAF)."
        document.sections = [.init(text: Array(text.utf8))]
        let mined = SigleMiner.synonyms(in: [document], besides: [])
        #expect(mined.map(\.phrases) == [[Array("caisse d'allocations familiales".utf8)]])
        let known = [Synonym(sigle: Array("C.A.F.".utf8), phrases: [Array("autre chose".utf8)])]
        #expect(SigleMiner.synonyms(in: [document], besides: known).isEmpty)
    }

    private func stem(_ word: String) -> String {
        var buffer = TokenBuffer()
        Tokenizer.run(Array(word.utf8), into: &buffer)
        return String(decoding: Stemmer.stem(buffer.form(buffer.tokens[0])), as: UTF8.self)
    }
}
