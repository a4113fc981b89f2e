import Diagnostics
import Foundation
import Language
import TestSupport

@testable import SiteBuild

/// A small site that is built every night although its authors make mistakes.
struct QuarantineSite {
    let folder: TemporaryFolder
    var asOf = "2026-11-30"
    var edition = "relecture"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "titre: Essai\nlangue: fr\ndonnées fictives: oui\nvalidateurs: [paul]\n", to: "content/site.yaml")
        try folder.write(Self.model, to: "content/model.yaml")
        for name in ["eau", "logement", "ville"] {
            try folder.write(
                "---\nnom: \(name.capitalized)\n---\nTexte de \(name).\n", to: "content/politiques/\(name).md")
        }
        try folder.write(Self.people, to: "content/personnes.csv")
        try folder.write(
            "---\nsujet: crues\npolitique: eau\n---\n# Les crues\n\nReste prudent.\n", to: "content/dires/crues.md")
    }

    static let people = """
        id;nom;téléphone;politique;départ
        paul;Paul Encrier;03 53 01 90 04;eau;
        odile;Odile Édredon;03 53 01 90 05;ville;
        jeanne;Jeanne Boussole;03 53 01 90 06;logement;

        """

    static let model = """
        editions: [cadres, relecture]
        kinds:
          politique:
            names: { one: politique, many: politiques, gender: f }
            folder: politiques
            title: nom
            fields:
              nom: { type: text, required: true }
              suite: { type: reference, to: politique, inverse: suites }
              diffusion: { type: edition }
          personne:
            names: { one: personne, many: personnes, gender: f }
            table: personnes.csv
            pages: yes
            title: nom
            fields:
              nom: { type: text, required: true }
              téléphone: { type: telephone }
              politique: { type: reference, to: politique, inverse: personnes }
              départ: { type: date }
            in force: { until: départ, words: [en fonction, plus en fonction] }
          dire:
            names: { one: position, many: positions, gender: f }
            folder: dires
            title: question
            fields:
              question: { type: text, required: true }
              sujet: { type: text }
              politique: { type: reference, to: politique, inverse: positions }
              diffusion: { type: edition }
        rules:
          parole-unique: { unique: [sujet], among: dire }
          marquages: { forbidden: [Confidentiel] }

        """

    func build(_ output: String = "site", holdsBack: Bool = true) async -> BuildReport {
        await build(output) { $0.holdsBack = holdsBack }
    }

    /// A preview for those who write, after one that has shown these texts.
    func preview(after shown: PublishedSources? = nil) async -> BuildReport {
        await build("site") { $0.shownBefore = shown ?? PublishedSources() }
    }

    private func build(_ output: String, _ set: (inout SiteBuild.Options) -> Void) async -> BuildReport {
        var options = SiteBuild.Options(
            content: folder["content"], theme: Repository.theme, output: folder[output], edition: edition,
            asOf: CalendarDate(parsing: asOf))
        set(&options)
        return await SiteBuild(
            options, in: SiteBuild.Surroundings(today: { _ in nil }, clock: { 0 }, program: "un")
        ).build()
    }

    func page(_ path: String, _ output: String = "site") throws -> String { try folder.text(output + "/" + path) }

    func change(_ path: String, _ old: String, _ new: String) throws {
        let text = try folder.text("content/" + path)
        try folder.write(text.replacing(old, with: new), to: "content/" + path)
    }

    /// The pages, without what says that an update waits.
    func pages(_ output: String) throws -> [String: String] {
        var pages: [String: String] = [:]
        let root = folder[output] + "/"
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) where path.hasSuffix(".html") {
            pages[path] = try String(contentsOfFile: root + path, encoding: .utf8)
                .replacing(#/<div class="alerte.*?</div></div>\n/#.dotMatchesNewlines(), with: "")
        }
        return pages
    }
}
