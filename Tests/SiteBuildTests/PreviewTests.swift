import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// Those who write together do not wait for each other: what one of them gets wrong stays as it was, or is left out.
@Suite struct `A preview` {
    @Test func `begins without what is wrong, and says so`() async throws {
        let site = try QuarantineSite()
        try site.change("politiques/ville.md", "nom: Ville", "nom: Ville\nsuite: nulle-part")
        let report = await site.preview()
        let isPublished = report.isPublished
        #expect(isPublished)
        #expect(!site.folder.exists("site/politiques/ville.html"))
        #expect(try site.page("politiques/eau.html").contains("Texte de eau"))
        let said = report.diagnostics.map { $0.message(in: .french) }
        #expect(said.contains("« Ville » n'est pas dans l'aperçu tant que ses erreurs ne sont pas corrigées"))
        // Whose policy is not there cannot be shown either, and nobody else is missing.
        #expect(
            said.contains(
                "« Odile Édredon » n'est pas dans l'aperçu, tant que des fiches dont il a besoin ont des erreurs"))
        #expect(Set(report.held.map(\.title)) == ["Ville", "Odile Édredon"])
    }

    @Test func `shows the text that was right as long as the new one is wrong`() async throws {
        let site = try QuarantineSite()
        let first = await site.preview()
        try site.change("politiques/ville.md", "Texte de ville", "La ville grandit [[nulle-part]]")
        try site.change("politiques/eau.md", "Texte de eau", "Les eaux montent")
        let second = await site.preview(after: first.shown)
        #expect(try site.page("politiques/ville.html").contains("Texte de ville"))
        #expect(try site.page("politiques/eau.html").contains("Les eaux montent"))
        #expect(second.diagnostics.map(\.id) == ["reference-inconnue"])
        // And goes on from there: another wrong text, another author.
        try site.change("politiques/ville.md", "grandit", "s'étend")
        try site.change("politiques/eau.md", "montent", "baissent")
        let third = await site.preview(after: second.shown)
        #expect(try site.page("politiques/ville.html").contains("Texte de ville"))
        #expect(try site.page("politiques/eau.html").contains("Les eaux baissent"))
        try site.change("politiques/ville.md", " [[nulle-part]]", "")
        let last = await site.preview(after: third.shown)
        #expect(last.diagnostics.isEmpty && last.held.isEmpty)
        #expect(try site.page("politiques/ville.html").contains("La ville s’étend"))
    }

    /// Faults that stop the build of the night, for the former text must not stay: here the text is left out.
    @Test(arguments: [
        "---\nnom: Ville\ndiffusion: relecture\nsuite: nulle-part\n---\nTexte de ville.\n",
        "---\nnom: Ville\ndifusion: relecture\n---\nTexte de ville.\n",
        "---\nnom: Ville\n---\n::: relecture\nTexte de ville.\n",
        "---\nnom: Ville\n---\nConfidentiel\n\nTexte de ville.\n",
        "---\nnom: Ville\nTexte de ville.\n",
    ])
    func `leaves out what may say less than before`(_ text: String) async throws {
        var site = try QuarantineSite()
        site.edition = "cadres"
        try site.change("personnes.csv", ";ville;", ";eau;")
        let first = await site.preview()
        #expect(site.folder.exists("site/politiques/ville.html"))
        try site.folder.write(text, to: "content/politiques/ville.md")
        try site.change("politiques/eau.md", "Texte de eau", "Les eaux montent")
        let report = await site.preview(after: first.shown)
        let isPublished = report.isPublished
        #expect(isPublished && report.diagnostics.containsErrors)
        #expect(!site.folder.exists("site/politiques/ville.html"))
        #expect(try site.page("politiques/eau.html").contains("Les eaux montent"))
    }

    @Test func `leaves out a file of another encoding`() async throws {
        let site = try QuarantineSite()
        try site.change("personnes.csv", ";ville;", ";eau;")
        let first = await site.preview()
        try Data([0x2D, 0xE9, 0xFF, 0x00]).write(to: URL(filePath: site.folder["content/politiques/ville.md"]))
        let report = await site.preview(after: first.shown)
        let isPublished = report.isPublished
        #expect(isPublished && !site.folder.exists("site/politiques/ville.html"))
    }

    @Test func `leaves out the second of two words on one subject`() async throws {
        let site = try QuarantineSite()
        let first = await site.preview()
        try site.folder.write("---\nsujet: crues\n---\n# Encore les crues\n\nFuis.\n", to: "content/dires/encore.md")
        let report = await site.preview(after: first.shown)
        let isPublished = report.isPublished
        #expect(isPublished && report.diagnostics.containsErrors)
        #expect(site.folder.exists("site/dires/crues.html") != site.folder.exists("site/dires/encore.html"))
    }

    @Test func `leaves out a row that was to end, and the former text that has lost what it needs`() async throws {
        let site = try QuarantineSite()
        let first = await site.preview()
        try site.change("personnes.csv", "03 53 01 90 05;ville;", "03 53 01 90 05;nulle-part;2026-11-01")
        let second = await site.preview(after: first.shown)
        let isPublished = second.isPublished
        #expect(isPublished && !site.folder.exists("site/personnes/odile.html"))
        #expect(site.folder.exists("site/personnes/jeanne.html"))
        // « logement » is gone: neither Jeanne's new row nor her former one can stand.
        try FileManager.default.removeItem(atPath: site.folder["content/politiques/logement.md"])
        try site.change("personnes.csv", "03 53 01 90 06", "03 53 01 91 91")
        let third = await site.preview(after: second.shown)
        let isStillPublished = third.isPublished
        #expect(isStillPublished && !site.folder.exists("site/personnes/jeanne.html"))
        #expect(site.folder.exists("site/personnes/paul.html"))
    }

    @Test func `keeps a table of which the head is wrong as it was`() async throws {
        let site = try QuarantineSite()
        let first = await site.preview()
        try site.change("personnes.csv", "id;nom;téléphone", "id;nim;téléphone")
        try site.change("politiques/eau.md", "Texte de eau", "Les eaux montent")
        let report = await site.preview(after: first.shown)
        let isPublished = report.isPublished
        #expect(isPublished && report.diagnostics.containsErrors)
        #expect(try site.page("personnes/odile.html").contains("03 53 01 90 05"))
        #expect(try site.page("politiques/eau.html").contains("Les eaux montent"))
    }

    @Test func `waits as a whole for what stands in no entry`() async throws {
        let site = try QuarantineSite()
        let first = await site.preview()
        try site.change("site.yaml", "langue: fr", "langue: xx")
        try site.change("politiques/eau.md", "Texte de eau", "Les eaux montent")
        let report = await site.preview(after: first.shown)
        let isPublished = report.isPublished
        #expect(!isPublished && report.diagnostics.allSatisfy { $0.place.path.hasSuffix("site.yaml") })
        #expect(try site.page("politiques/eau.html").contains("Texte de eau"))
    }
}
