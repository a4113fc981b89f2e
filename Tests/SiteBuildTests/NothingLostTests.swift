import ContentModel
import Diagnostics
import Files
import Foundation
import KnowledgeBase
import Language
import SearchText
import Testing

@testable import SiteBuild

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
        "section-illisible",
        "texte-sans-page",
    ]

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
        let options = SiteBuild.Options(content: folder["content"], theme: ShownSite.repository + "/themes/sobre")
        let build = SiteBuild(options, in: .init(today: { _ in CalendarDate(parsing: "1900-01-01") }, clock: { 0 }))
        var report = BuildReport()
        var watch = StageWatch(clock: { 0 })
        let content = try #require(await build.gather(&report, &watch))
        var told: [String: [Diagnostic]] = [:]
        for diagnostic in report.diagnostics {
            told[String(diagnostic.place.path.dropFirst(folder["content/"].count)), default: []].append(diagnostic)
        }
        let pages = try await [0, 1].asyncMap { edition in
            try await shown(content, edition, options, report)
        }
        var faults: [String] = []
        for plant in author.plants {
            let isOnPage = pages[0].contains(plant.word)
            let isRestricted = author.files[plant.path]?.contains("diffusion: dirigeants") == true
            let messages = told[plant.path] ?? []
            let isTold = messages.contains {
                let line = $0.place.line ?? 1
                return plant.lines.contains(line) || Self.swallowing.contains($0.id) && line < plant.lines.upperBound
            }
            let isRight =
                switch plant.fate {
                case .hidden: !isOnPage || isTold
                case .read: isRestricted ? !isOnPage && (pages[1].contains(plant.word) || isTold) : isOnPage || isTold
                }
            if !isRight {
                let said = messages.map { "\($0.place.line ?? 0) \($0.id)" }.joined(separator: ", ")
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

    /// The words of all pages and of the search of an edition.
    private func shown(
        _ content: GatheredContent, _ edition: Int, _ options: SiteBuild.Options, _ report: BuildReport
    ) async throws -> Set<String> {
        let site = try #require(
            await PlannedSite.plan(
                content.base.seen(by: edition), of: content.base.whole, remarks: [], sources: content.sources,
                date: content.date,
                options: options, with: .disk))
        var words = Set<String>()
        for item in site.plan.items {
            guard case .page(let make) = item.producer else { continue }
            var bytes: [UInt8] = []
            _ = make(&bytes)
            for match in String(decoding: bytes, as: UTF8.self).matches(of: #/zq[a-t]+xw/#) {
                words.insert(String(match.0))
            }
        }
        return words
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

extension Sequence {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
