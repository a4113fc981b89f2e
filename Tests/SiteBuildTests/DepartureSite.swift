import Foundation
import Language
import TestSupport

@testable import SiteBuild

/// A site in which somebody is named in every way: as a référent, as who leads an action, in a meeting, in texts.
struct DepartureSite {
    let folder: TemporaryFolder
    var asOf = "2026-11-30"
    var edition = "cadres"

    init(settings: String = "", until: String = "2026-11-30") throws {
        folder = try TemporaryFolder()
        try folder.write(
            "titre: Essai\nlangue: fr\ndonnées fictives: oui\n\(settings)", to: "content/site.yaml")
        try folder.write(Self.model, to: "content/model.yaml")
        try folder.write(
            """
            id;prénom;nom;service;téléphone;départ
            paul;Paul;Encrier;ddt;03 53 01 90 04;
            odile;Odile;Édredon;ddt;03 53 01 90 05;\(until)

            """, to: "content/personnes.csv")
        try folder.write(
            """
            id;personne;service;politique;du;au
            r1;odile;;eau;2020-01-01;
            r2;odile;;logement;2020-01-01;2021-12-31
            r3;paul;;logement;2022-01-01;

            """, to: "content/referents.csv")
        try folder.write("---\nnom: Direction des territoires\nsigle: DDT\n---\n", to: "content/services/ddt.md")
        try folder.write(
            "---\nnom: Eau\nservice: ddt\ncontacts: [odile, paul]\n---\nVoir [[odile]], ou [son bureau](personne:odile).\n",
            to: "content/politiques/eau.md")
        try folder.write("---\nnom: Logement\nservice: ddt\n---\n", to: "content/politiques/logement.md")
        for (name, state) in [("digue", "en cours"), ("pont", "fait")] {
            try folder.write(
                "---\nnom: \(name.capitalized)\nchef: odile\nétat: \(state)\n---\n", to: "content/actions/\(name).md")
        }
        try folder.write(
            "---\nnom: Séminaire\ndate: 2026-03-07\nprésents: [odile, paul]\n---\nOuvert par [[odile]].\n",
            to: "content/rencontres/seminaire.md")
    }

    static let model = """
        editions: [cadres, relecture]
        vocabularies:
          état: { en cours: open, fait: done }
        kinds:
          service:
            names: { one: service, many: services, gender: m }
            folder: services
            title: nom
            roles: { short name: sigle }
            fields:
              nom: { type: text, required: true }
              sigle: { type: text }
          personne:
            names: { one: personne, many: personnes, gender: f }
            table: personnes.csv
            title: "{prénom} {nom}"
            personal: [téléphone]
            roles: { names: [prénom, nom], office: service, reach: [téléphone] }
            fields:
              prénom: { type: text, required: true, search: name }
              nom: { type: text, required: true, search: name }
              service: { type: reference, to: service, required: true, inverse: agents }
              téléphone: { type: telephone }
              départ: { type: date }
            in force: { until: départ, words: [en fonction, plus en fonction] }
          référent:
            names: { one: référent, many: référents, gender: m }
            table: referents.csv
            title: "{personne} – {politique}"
            pages: no
            columns: [personne, service, politique, du, au]
            roles: { person: personne, office: service, read at: personne }
            fields:
              personne: { type: reference, to: personne, required: true, inverse: désignations }
              service: { type: reference, to: service, default: personne.service, inverse: référents }
              politique: { type: reference, to: politique, required: true, inverse: référents }
              du: { type: date, required: true }
              au: { type: date }
            in force: { from: du, until: au, words: [en fonction, plus en fonction] }
          politique:
            names: { one: politique, many: politiques, gender: f }
            folder: politiques
            title: nom
            roles: { office: service }
            fields:
              nom: { type: text, required: true }
              service: { type: reference, to: service, required: true, inverse: politiques }
              contacts: { type: references-or-texts, to: [personne, service], inverse: contact pour }
          action:
            names: { one: action, many: actions, gender: f }
            folder: actions
            title: nom
            fields:
              nom: { type: text, required: true }
              chef: { type: reference, to: personne, required: true, inverse: actions menées }
              état: { choice: état, required: true }
          rencontre:
            names: { one: rencontre, many: rencontres, gender: f }
            folder: rencontres
            title: nom
            roles: { date: date }
            fields:
              nom: { type: text, required: true }
              date: { type: date, required: true }
              présents: { type: references, to: personne, inverse: participations }
        rules:
          couverture:
            rows: politique
            columns: [politique.service]
            filled by: référent
            through: [politique, service]
            while: in force
            level: warning
        views:
          à-corriger: { to mend: all, by: service, title: "À corriger", edition: relecture }

        """

    func build() async -> BuildReport {
        let options = SiteBuild.Options(
            content: folder["content"], theme: Repository.theme, output: folder["site"], edition: edition,
            asOf: CalendarDate(parsing: asOf))
        return await SiteBuild(
            options, in: SiteBuild.Surroundings(today: { _ in nil }, clock: { 0 }, program: "un")
        ).build()
    }

    func page(_ path: String) throws -> String { try folder.text("site/" + path) }

    /// The files of the site that hold a text, as it is written or packed, by path.
    func files(holding text: String) throws -> [String] {
        let root = folder["site"] + "/"
        return try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
            guard let bytes = FileManager.default.contents(atPath: root + path).map({ Array($0) }) else { return false }
            let texts = [bytes, IndexFile.contents(of: bytes) ?? []].map { String(decoding: $0, as: UTF8.self) }
            return texts.contains { $0.contains(text) }
        }.sorted()
    }
}
