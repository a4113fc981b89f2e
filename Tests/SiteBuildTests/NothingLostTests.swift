import Diagnostics
import Foundation
import TestSupport
import Testing

/// What an author typed is on a page, or in a message at its line; what belongs to another edition, and what stands in a
/// comment, is on none.
@Suite struct `Random authors` {
    private static let model = """
        editions: [cadres, dirigeants]
        kinds:
          service:
            names: { one: service, many: services, gender: m }
            folder: services
            title: nom
            fields:
              nom: { type: text, required: true }
          personne:
            names: { one: personne, many: personnes, gender: f }
            table: personnes.csv
            title: nom
            fields:
              nom: { type: text, required: true }
              fonction: { type: text }
              service: { type: reference, to: service }
              mots: { type: texts }
              note: { type: markdown }
          fiche:
            names: { one: fiche, many: fiches, gender: f }
            folder: fiches
            title: intitulé
            fields:
              intitulé: { type: text }
              note: { type: text }
              pilote: { type: reference, to: service }
              contributeurs: { type: references, to: service }
              textes: { type: texts }
              public: { choice: [élus, presse], many: true }
              constat: { type: markdown }
              étapes:
                records:
                  quoi: { type: text, required: true }
                  qui: { type: reference, to: personne }
                  note: { type: markdown }
                  mots: { type: texts }
                  échéance: { type: date }
              date: { type: date }
              effectif: { type: integer }
              prioritaire: { type: boolean }
              pièce: { type: file }
              site: { type: url }
              diffusion: { type: edition }
          jalon:
            names: { one: jalon, many: jalons, gender: m }
            folder: jalons
            title: intitulé
            pages: no
            fields:
              intitulé: { type: text }
              note: { type: text }
              constat: { type: markdown }
              textes: { type: texts }
        views:
          jalons: { index: jalon }
        """

    private static let settings = """
        titre: Essai
        langue: fr
        données fictives: oui
        situation au: 2013-06-17
        """

    /// What swallows what follows it is told where it begins.
    private static let swallowing: Set<String> = [
        "commentaire-ouvert", "html-ouvert", "bloc-de-code-ouvert", "encadre-ouvert", "guillemet-ouvert", "note-perdue",
        "texte-sans-page",
    ]

    /// What refuses a section as a whole is told at its heading.
    private static let refusingSection: Set<String> = ["section-illisible", "champ-deux-fois"]

    private func lost(seed: UInt64) async throws -> (plants: Int, faults: [String]) {
        var author = RandomAuthor(seed: seed)
        for number in 0..<24 {
            let front =
                number % 8 == 7
                ? ["intitulé: Fiche \(number)", "diffusion: dirigeants"] : ["intitulé: Fiche \(number)"]
            author.entry("fiches/f\(number).md", front: front, body: 8)
        }
        for number in 0..<3 { author.entry("jalons/j\(number).md", front: ["intitulé: Jalon \(number)"], body: number) }
        author.table("personnes.csv", rows: 20)
        let folder = try TemporaryFolder()
        for (path, text) in author.files { try folder.write(text, to: "content/" + path) }
        try folder.write("---\nnom: Direction\n---\n", to: "content/services/ddt.md")
        try folder.write(Self.model, to: "content/model.yaml")
        try folder.write(Self.settings, to: "content/site.yaml")
        let site = try #require(await GatheredSite(folder))
        var told: [String: [Diagnostic]] = [:]
        for diagnostic in site.diagnostics {
            told[String(diagnostic.place.path.dropFirst(folder["content/"].count)), default: []].append(diagnostic)
        }
        let pages = [try await shown(site, 0), try await shown(site, 1)]
        var faults: [String] = []
        for plant in author.plants {
            let isOnPage = pages[0].contains(plant.word)
            let isRestricted = author.files[plant.path]?.contains("diffusion: dirigeants") == true
            let messages = told[plant.path] ?? []
            let isTold = messages.contains {
                let line = $0.place.line
                return plant.lines.contains(line) || Self.swallowing.contains($0.id) && line < plant.lines.upperBound
                    || Self.refusingSection.contains($0.id)
                        && author.isInSection(of: line, plant.lines.lowerBound, plant.path)
            }
            let isRight =
                switch plant.fate {
                case .hidden: !isOnPage || isTold
                case .read: isRestricted ? !isOnPage && (pages[1].contains(plant.word) || isTold) : isOnPage || isTold
                }
            if !isRight {
                let said = messages.map { "\($0.place.line) \($0.id)" }.joined(separator: ", ")
                let text = (author.files[plant.path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
                let around = text[..<min(text.count, plant.lines.upperBound + 2)].suffix(plant.lines.count + 12)
                faults.append(
                    """
                    seed \(seed), \(plant.path):\(plant.lines.lowerBound): \(plant.word); told: \(said)
                    \(around.joined(separator: "\n"))
                    """)
            }
        }
        return (author.plants.count, faults)
    }

    /// The words of all pages of an edition.
    private func shown(_ site: GatheredSite, _ edition: Int) async throws -> Set<String> {
        let planned = try #require(await site.planned(edition))
        return planned.pages.reduce(into: []) { words, page in
            for match in page.text.matches(of: #/zq[a-t]+xw/#) { words.insert(String(match.0)) }
        }
    }

    @Test func `see on a page, or in a message at its line, all that they wrote`() async throws {
        // `UNISSON_SEEDS=7` or `5-60` tries others.
        let given = (ProcessInfo.processInfo.environment["UNISSON_SEEDS"] ?? "").split(separator: "-").compactMap {
            UInt64($0)
        }
        let seeds = (given.first ?? 1)...max(given.first ?? 1, given.last ?? 12)
        var plants = 0
        for seed in seeds {
            let (count, faults) = try await lost(seed: seed)
            plants += count
            for fault in faults { Issue.record("\(fault)") }
        }
        if given.isEmpty { #expect(plants >= 2000) }
    }
}
