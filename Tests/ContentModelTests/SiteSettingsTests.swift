import Diagnostics
import Language
import Markup
import Testing

@testable import ContentModel

@Suite struct `The site's settings` {
    private func settings(_ yaml: String) throws -> (settings: SiteSettings, found: [String]) {
        let (file, _) = SourceFile.decode(path: "site.yaml", contents: Array(yaml.utf8))
        let (settings, found) = SiteSettings.read(try #require(file))
        return (settings, found.ordered.map(brief))
    }

    @Test func `are the same in French and in English`() throws {
        let (french, found) = try settings(
            "titre: T\nlangue: fr\nfuseau: Europe/Paris\ndonnées fictives: oui\nsituation au: 1er mars 2013\n"
                + "accueil: [{ titre: A, vue: b }]\npied: [aide]\nstandard: 17\naccessibilité: { contact: x }\n")
        #expect(found == [])
        let (english, others) = try settings(
            "title: T\nlanguage: fr\ntime zone: Europe/Paris\nsample data: yes\nas of: 2013-03-01\n"
                + "home: [{ title: A, view: b }]\nfooter: [aide]\nswitchboard: 17\naccessibility: { contact: x }\n")
        #expect(others == [])
        #expect(french.asOf == CalendarDate(year: 2013, month: 3, day: 1))
        #expect(french.asOf == english.asOf)
        #expect(french.timeZone == english.timeZone)
        #expect(french.doors.map(\.view.text) == english.doors.map(\.view.text))
        #expect(french.footer.map(\.text) == ["aide"])
        #expect(french.information == ["standard": "17", "accessibilite.contact": "x"])
        #expect(english.information == ["switchboard": "17", "accessibility.contact": "x"])
    }

    @Test func `say what is made for paper and walls`() throws {
        let (settings, found) = try settings(
            "titre: T\ndocuments: { Comptes rendus: [pdf, odt], plan: pptx }\nà emporter: cadres\n")
        #expect(found == [])
        #expect(settings.documents.map(\.sort) == [.report, .plan])
        #expect(settings.documents.map(\.forms) == [[.pdf, .odt], [.pptx]])
        #expect(settings.takeaways.map(\.text) == ["cadres"])
    }

    @Test(arguments: [
        ("titre: T\ntitl: U", ["2:1 cle-de-modele-inconnue → title"]),
        ("sous-titre: T", ["1:1 cle-de-modele-manquante"]),
        ("titre: T\nlangue: fra", ["2:9 mot-inconnu → fr"]),
        ("titre: T\ndonnées fictives: peut-être", ["2:19 forme-de-modele"]),
        ("titre: T\nsituation au: 2013-06-17", ["2:15 date-figee"]),
        ("titre: T\ndonnées fictives: non\nsituation au: 2013-06-17", ["3:15 date-figee"]),
        ("titre: T\ndonnées fictives: oui\nsituation au: 2013-06-31", ["3:15 date-illisible"]),
        ("titre: T\npéremption: -1", ["2:13 forme-de-modele"]),
        ("titre: T\ndonnées: peut-être", ["2:10 forme-de-modele"]),
        ("titre: T\ndocuments: oui", ["2:12 forme-de-modele"]),
        ("titre: T\ndocuments: { plans: [pdf] }", ["2:14 cle-de-modele-inconnue → plan"]),
        ("titre: T\ndocuments: { plan: [pdff] }", ["2:21 mot-inconnu → pdf"]),
        ("titre: T\ndocuments: { matrice: [pptx] }", ["2:24 mot-inconnu"]),
        ("titre: T\nà emporter: [{ a: b }]", ["2:14 forme-de-modele"]),
        ("titre: T\naccueil: b", ["2:10 forme-de-modele"]),
        ("titre: T\naccueil: [b]", ["2:11 forme-de-modele"]),
        ("titre: T\naccueil: [{ titre: A, vue: b, lien: [c] }]", ["2:31 cle-de-modele-inconnue → liens"]),
        ("titre: T\naccueil: [{ titre: A, vue: b, fiche: c }]", ["2:31 un-seul-des-deux"]),
        ("titre: T\nmenu: [{ titre: A }]", ["2:8 cle-de-modele-manquante"]),
        ("titre: T\npied: [{ a: b }]", ["2:8 forme-de-modele"]),
        ("titre: T\nvalidateurs: [{ a: b }]", ["2:15 forme-de-modele"]),
        ("titre: T\naccessibilité: oui", ["2:16 forme-de-modele"]),
        ("titre: T\naccessibilité: { conformitée: non conforme }", ["2:18 cle-de-modele-inconnue → conformite"]),
        ("titre: T\naccessibilité: { conformité: non conform }", ["2:30 mot-inconnu → non conforme"]),
        ("titre: T\naccessibilité: { déclaration du: 31 juin 2013 }", ["2:34 date-illisible"]),
        ("titre: T\ndonnées personnelles: { responsabl: A }", ["2:25 cle-de-modele-inconnue → responsable"]),
        ("- a", ["1:1 forme-de-modele"]),
    ])
    func `with a mistake are told at its place`(yaml: String, expected: [String]) throws {
        #expect(try settings(yaml).found == expected)
    }
}
