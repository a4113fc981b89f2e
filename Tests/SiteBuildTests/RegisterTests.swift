import Diagnostics
import Foundation
import Language
import Signing
import SiteBuild
import TestSupport
import Testing
import Visas

/// The register says who did what, and what nothing proves is taken on by somebody who answers for it.
@Suite struct `The register of visas` {
    private func accept(_ site: ForgedSite, key: String? = "paul-encrier") async throws -> VisaReport {
        await site.desk(of: key).accept(
            by: "paul-encrier", on: try site.day(9), reason: "Repris des\n visas sur papier",
            outputs: [site.site.folder["site"]])
    }

    @Test func `has a line for each act, in the words of the site`() async throws {
        let site = try await ForgedSite()
        let rows = try site.site.text(ForgedSite.register).split(separator: "\n")
        #expect(rows.count == 5 && rows[0] == "acte;fiche;empreinte;par;le;motif;chaîne;signature")
        #expect(rows[1].hasPrefix("visa;dire:crues;") && rows[1].contains(";paul-encrier;2013-06-03;;"))
        #expect(rows[4].hasPrefix("retrait;dire:digues;;lucie-vigie;2013-06-07;Faux;"))
        let (lines, report) = await site.desk(of: nil).register()
        #expect(report.diagnostics == [] && lines.map(\.act) == ["visa", "visa", "visa", "retrait"])
        // What stands as asked is no act.
        let again = await site.desk(of: nil).validate(["crues"], by: "paul-encrier", on: try site.day(5))
        #expect(again.acts.map(\.act) == [.unchanged])
        #expect(try site.lines.count == 4)
    }

    @Test(arguments: [
        "a draft with a fingerprint of its own", "another validator in both", "a former version put back",
        "what was withdrawn put back", "no register", "the last line less", "another reason in a line",
        "all chained anew without a withdrawal",
    ])
    func `follows again once somebody answers for it`(name: String) async throws {
        let ways = `Forging a visa`.ofTexts + `Forging a visa`.ofRegister
        let way = try #require(ways.first { $0.testDescription == name })
        let site = try await ForgedSite()
        _ = try await site.build()
        try await way.forge(site)
        #expect(try await site.build().isPublished == false)
        let report = try await accept(site)
        #expect(report.outcome == .done && !report.acts.isEmpty, "\(report.diagnostics)")
        let (ids, isPublished) = try await site.build()
        #expect(isPublished && Set(ids).isSubset(of: ["visa-sans-fiche", "visa-sans-copie"]), "\(ids)")
        let last = try #require(site.lines.last)
        #expect(last.act == .acceptance && last.by == "paul-encrier" && last.reason == "Repris des visas sur papier")
        #expect(try await accept(site).acts.isEmpty)
    }

    @Test(.enabled(if: ForgedSite.program != nil), arguments: ["a key that is added", "signatures no longer required"])
    func `takes on other keys, with the signature of somebody who answers for them`(name: String) async throws {
        let way = try #require(`Forging a visa`.ofSignatures.first { $0.testDescription == name })
        let site = try await ForgedSite(signed: true)
        _ = try await site.build()
        try await way.forge(site)
        if name == "a key that is added" {
            #expect(try await accept(site, key: nil).diagnostics.map(\.id) == ["cle-absente"])
        }
        #expect(try await accept(site).outcome == .done)
        let (ids, isPublished) = try await site.build()
        #expect(isPublished && ids == [], "\(ids)")
    }

    @Test func `takes nothing on without a reason, from strangers, or of what cannot be read`() async throws {
        let site = try await ForgedSite()
        let desk = site.desk(of: nil)
        let day = try site.day(9)
        for (name, reason, id) in [("paul-encrier", " ", "retrait-sans-motif"), ("jean", "x", "validateur-inconnu")] {
            let report = await desk.accept(by: name, on: day, reason: reason, outputs: [])
            #expect(report.outcome == .badArguments && report.diagnostics.map(\.id) == [id])
        }
        try site.site.edit(ForgedSite.register, "2013-06-07", "juin 2013")
        let report = await desk.accept(by: "paul-encrier", on: day, reason: "x", outputs: [])
        #expect(report.outcome == .refused && report.diagnostics.map(\.id) == ["ligne-de-registre-illisible"])
    }

    @Test func `gives no visa to a text that is not finished`() async throws {
        let site = try VisaSite()
        for (text, isFinished) in [
            ("(À compléter avec la DDT)", false), ("(à préciser)", false), ("TODO", false), ("Voir XXX.", false),
            ("Oui <!-- TODO -->", true), ("Todos los santos", true), ("à compléter par le maire", true),
            ("XXXIX", true),
        ] {
            try site.folder.write(
                VisaSite.position.replacing("Réponse ancienne", with: text), to: "content/dires/crues.md")
            let report = try await site.validate("crues")
            #expect((report.outcome == .done) == isFinished, "\(text): \(report.diagnostics.map(\.id))")
            if !isFinished { #expect(site.brief(report.diagnostics) == ["dires/crues.md:8 texte-a-completer"]) }
        }
        try site.edit(
            "model.yaml", "    visa: required", "      position: { type: markdown, required: true }\n    visa: required"
        )
        try site.folder.write(VisaSite.position + "\n## Position\n\n", to: "content/dires/crues.md")
        #expect(try await site.validate("crues", on: "2013-06-05").outcome == .refused)
    }

    @Test func `leaves a page where something was withdrawn, for those who knew it`() async throws {
        let site = try await ForgedSite()
        try site.site.edit("site.yaml", "titre: Essai", "titre: Essai\nstandard: 03 53 01 90 00")
        let page = try #require(await site.site.build("cadres").files["dires/digues.html"])
        #expect(page.contains("Position retirée le 7 juin 2013") && page.contains("href=\"tel:+33353019000\""))
        #expect(page.contains("href=\"../dires/index.html\""), "\(page.suffix(1500))")
        #expect(!page.contains("Réponse") && !page.contains("bâtir") && !page.contains("Faux"))
        // The last audience reads the text and why it went.
        let archive = try #require(await site.site.build("relecture").files["dires/digues.html"])
        #expect(archive.contains("Réponse ancienne") && archive.contains("Faux"))
        // Where it leads to, when something replaces it.
        try site.site.edit(
            "model.yaml", "diffusion: { type: edition }",
            "diffusion: { type: edition }\n      remplace: { type: reference, to: dire, inverse: remplacée par }")
        try site.site.edit("model.yaml", "visa: required", "visa: required\n    succession: remplace")
        try site.write(
            VisaSite.position.replacing("sujet: crues", with: "sujet: loyers\nremplace: digues"), to: "dires/loyers.md")
        let report = await site.desk(of: nil).validate(["loyers"], by: "paul-encrier", on: try site.day(8))
        #expect(report.outcome == .done)
        #expect(
            try await site.site.build("cadres").files["dires/digues.html"]?.contains("href=\"../dires/loyers.html\"")
                == true)
        // Those who never could read it learn nothing.
        try site.site.edit("dires/digues.md", "sujet: digues", "sujet: digues\ndiffusion: dirigeants")
        #expect(try await site.site.build("cadres").files["dires/digues.html"] == nil)
        #expect(try await site.site.build("dirigeants").files["dires/digues.html"] != nil)
    }
}
