import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// One author's mistake keeps nobody else's news from tonight's site, and hides nothing that must stop everything.
@Suite struct `An entry in error` {
    private static let pending = "Mise à jour en attente"

    @Test func `keeps its published version, and says so, while the others are published`() async throws {
        let site = try QuarantineSite()
        #expect(await site.build().held.isEmpty)
        try site.change("politiques/ville.md", "nom: Ville", "nom: Ville neuve\nsuite: nulle-part")
        try site.change("politiques/eau.md", "Texte de eau", "Les eaux montent")
        let report = await site.build()
        let (isPublished, isRefused) = (report.isPublished, report.isRefused)
        #expect(isPublished && !isRefused)
        #expect(report.held.map(\.slug) == ["ville"] && report.held.map(\.isNew) == [false])
        #expect(report.diagnostics.map(\.id) == ["mise-a-jour-en-attente", "reference-inconnue"])
        let page = try site.page("politiques/ville.html")
        #expect(page.contains(Self.pending) && page.contains("nulle-part") && !page.contains("Ville neuve"))
        #expect(try site.page("politiques/eau.html").contains("Les eaux montent"))
        #expect(try !site.page("politiques/eau.html").contains(Self.pending))

        try site.change("politiques/ville.md", "nulle-part", "eau")
        let mended = await site.build()
        #expect(mended.held.isEmpty && mended.diagnostics.isEmpty)
        #expect(try !site.page("politiques/ville.html").contains(Self.pending))
        #expect(try site.page("politiques/ville.html").contains("Ville neuve"))
    }

    @Test func `stays night after night, and tells only the last audience why`() async throws {
        var site = try QuarantineSite()
        site.edition = "cadres"
        _ = await site.build()
        try site.change("politiques/ville.md", "nom: Ville", "nom: Ville neuve\nsuite: nulle-part")
        for _ in 0..<3 {
            #expect(await site.build().held.map(\.title) == ["Ville"])
            let page = try site.page("politiques/ville.html")
            #expect(page.contains(Self.pending) && !page.contains("nulle-part") && page.contains("Texte de ville"))
        }
    }

    @Test func `that is a row leaves the other rows as new as they are`() async throws {
        let site = try QuarantineSite()
        _ = await site.build()
        try site.change("personnes.csv", "03 53 01 90 05;", "03 53 01 91 91;x;")
        try site.change("personnes.csv", "03 53 01 90 06", "03 53 01 92 92")
        try site.change("personnes.csv", "paul;Paul", "nina;Nina Plume;03 53;nulle-part;\npaul;Paul")
        let report = await site.build()
        let isPublished = report.isPublished
        #expect(isPublished)
        #expect(Set(report.held.map { "\($0.title) \($0.isNew)" }) == ["Odile Édredon false", "Nina Plume true"])
        #expect(try site.page("personnes/odile.html").contains("03 53 01 90 05"))
        #expect(try site.page("personnes/odile.html").contains(Self.pending))
        #expect(try site.page("personnes/jeanne.html").contains("03 53 01 92 92"))
        #expect(!site.folder.exists("site/personnes/nina.html"))
    }

    @Test func `that was never published is not there, and what needs it waits with it`() async throws {
        let site = try QuarantineSite()
        _ = await site.build()
        try site.folder.write("---\nnom: Air\nsuite: nulle-part\n---\n", to: "content/politiques/air.md")
        try site.change("politiques/eau.md", "Texte de eau", "Voir [[air]]")
        let report = await site.build()
        let isPublished = report.isPublished
        #expect(isPublished)
        #expect(report.held.map(\.title) == ["Air", "Eau"])
        #expect(report.held.map(\.reasons.count) == [1, 0])
        #expect(!site.folder.exists("site/politiques/air.html"))
        #expect(try site.page("politiques/eau.html").contains("Texte de eau"))
    }

    @Test func `in a table that cannot be read holds the whole table, as long as nobody has left it`() async throws {
        let site = try QuarantineSite()
        _ = await site.build()
        let model = QuarantineSite.model.replacing(
            "    in force: { until: départ, words: [en fonction, plus en fonction] }\n", with: ""
        )
        .replacing("      départ: { type: date }\n", with: "")
        try site.folder.write(model, to: "content/model.yaml")
        try site.folder.write(
            QuarantineSite.people.replacing(";départ", with: "").replacing(";\n", with: "\n"),
            to: "content/personnes.csv")
        #expect(await site.build().diagnostics == [])
        try site.change("personnes.csv", "Odile Édredon", "\"Odile Édredon")
        let report = await site.build()
        #expect(report.held.map(\.title) == ["personnes.csv"], "\(report.diagnostics)")
        #expect(try site.page("personnes/jeanne.html").contains(Self.pending))
        try site.change("personnes.csv", "jeanne;", "j;")
        #expect(await !site.build().isPublished)
    }

    @Test(arguments: [
        ("politiques/ville.md", "Texte", "Confidentiel\n\nTexte"),
        ("politiques/ville.md", "---\nTexte", "suite: nulle-part\ndiffusion: relecture\n---\nTexte"),
        ("politiques/ville.md", "Texte de ville.", "::: relecture\nTexte de ville.\n:::\n\n[[nulle-part]]"),
        ("politiques/ville.md", "Texte de ville.", "::: relectur\nTexte de ville.\n:::"),
        ("politiques/ville.md", "---\nTexte", "difusion: relecture\n---\nTexte"),
        ("personnes.csv", "90 05;ville;", "90 05;nulle-part;2026-11-01"),
        ("personnes.csv", "90 05;ville;", "90 05;;ville;2026-11-01"),
        ("personnes.csv", "jeanne;Jeanne Boussole", ";"),
        ("personnes.csv", "90 06;logement;", "90 06;logement;demain"),
        ("politiques/ville.md", "Texte de ville.", "## Diffusion\n\nrelecture"),
        ("model.yaml", "required: true", "requird: true"),
        ("site.yaml", "titre", "titr"),
    ])
    func `stops everything where it leaks, restricts, withdraws or is in no entry`(
        path: String, old: String, new: String
    ) async throws {
        let site = try QuarantineSite()
        _ = await site.build()
        let before = try site.pages("site")
        try site.change(path, old, new)
        let report = await site.build()
        guard report.diagnostics.contains(where: { $0.severity == .error }) else {
            Issue.record("nothing is wrong with \(new)")
            return
        }
        let (isPublished, held) = (report.isPublished, report.held)
        #expect(!isPublished && held.isEmpty, "\(new)")
        #expect(try site.pages("site") == before)
    }

    @Test func `stops everything where two say what one should`() async throws {
        let site = try QuarantineSite()
        _ = await site.build()
        try site.folder.write("---\nsujet: crues\n---\n# Encore les crues\n", to: "content/dires/encore.md")
        let report = await site.build()
        let isPublished = report.isPublished
        #expect(!isPublished)
        #expect(report.diagnostics.contains { $0.id == "attente-impossible" })
    }

    @Test func `stops everything where what it needs was taken out`() async throws {
        let site = try QuarantineSite()
        _ = await site.build()
        try FileManager.default.removeItem(atPath: site.folder["content/politiques/logement.md"])
        let report = await site.build()
        let isPublished = report.isPublished
        #expect(!isPublished)
        #expect(report.diagnostics.contains { $0.problem == .site(.cannotWait(.stillWrong)) })
    }

    @Test func `stops everything where nobody knows what was published, and as always without being asked to wait`()
        async throws
    {
        let site = try QuarantineSite()
        try site.change("politiques/ville.md", "---\nTexte", "suite: nulle-part\n---\nTexte")
        let first = await site.build()
        #expect(first.diagnostics.contains { $0.problem == .site(.cannotWait(.nothingKnown)) })
        try site.change("politiques/ville.md", "suite: nulle-part\n", "")
        _ = await site.build()
        try site.change("politiques/ville.md", "---\nTexte", "suite: nulle-part\n---\nTexte")
        #expect(await !site.build(holdsBack: false).isPublished)
        // A site that was built otherwise has left no texts: the ones before it are not those that are published.
        try site.change("politiques/ville.md", "suite: nulle-part\n", "")
        #expect(await site.build(holdsBack: false).isPublished)
        try site.change("politiques/ville.md", "---\nTexte", "suite: nulle-part\n---\nTexte")
        #expect(await !site.build().isPublished)
    }

    @Test func `leaves the site that its former text makes with the others`() async throws {
        let site = try QuarantineSite()
        _ = await site.build()
        let former = try site.folder.text("content/politiques/ville.md")
        try site.change("politiques/ville.md", "nom: Ville", "nom: Ville neuve\nsuite: nulle-part")
        try site.change("politiques/eau.md", "Texte de eau", "Voir [[ville]] et [[personne:odile]]")
        #expect(await site.build().held.count == 1)
        let held = try site.pages("site")
        try site.folder.write(former, to: "content/politiques/ville.md")
        #expect(await site.build("autre").isPublished)
        let other = try site.pages("autre")
        // The page of what is to be mended tells of the error.
        for (path, page) in other where path != "a-corriger.html" { #expect(held[path] == page, "\(path)") }
        #expect(held.keys.sorted() == other.keys.sorted())
    }

    @Test func `keeps its former text where nobody else reads it`() async throws {
        let site = try QuarantineSite()
        _ = await site.build()
        let cache = site.folder[".site.generations/cache"]
        let names = try FileManager.default.contentsOfDirectory(atPath: cache).filter { $0.hasSuffix(".sources") }
        #expect(names.count == 1)
        for name in names {
            let mode = try FileManager.default.attributesOfItem(atPath: cache + "/" + name)[.posixPermissions]
            #expect(mode as? Int == 0o600)
            let bytes = try #require(FileManager.default.contents(atPath: cache + "/" + name))
            try Data(bytes.dropLast(20)).write(to: URL(filePath: cache + "/" + name))
        }
        try site.change("politiques/ville.md", "---\nTexte", "suite: nulle-part\n---\nTexte")
        #expect(await !site.build().isPublished)
    }
}
