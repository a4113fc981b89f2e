import Diagnostics
import Files
import Language
import Signing
import SiteBuild
import TestSupport
import Testing

/// What cannot be trusted is not published, and what cannot be validated is not touched.
@Suite struct VisaSealTests {
    @Test func `a kept version altered by hand is an error, whether it is in use or not`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.edit("visas/dires/crues.md", "Réponse ancienne", "Réponse arrangée")
        var (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["visas/dires/crues.md copie-retouchee"] && files.isEmpty)
        try site.edit("dires/crues.md", "Réponse ancienne", "Réponse nouvelle")
        (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["visas/dires/crues.md copie-retouchee"] && files.isEmpty)
    }

    @Test func `a kept version and its entry must carry the same visa`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.edit("visas/dires/crues.md", "validé le: 2013-06-03", "validé le: 2013-06-04")
        #expect(try await site.build("cadres").diagnostics == ["visas/dires/crues.md copie-d-un-autre-visa"])
    }

    @Test func `a changed text without kept version is an error, an unchanged one a warning`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try FileSystem.disk.remove(site.folder["content/visas/dires"])
        let kept = try await site.build("cadres")
        #expect(kept.diagnostics == ["~dires/crues.md:9 visa-sans-copie"] && kept.files["dires/crues.html"] != nil)
        // Nobody is asked for a name where the register answers for the text.
        #expect(await site.desk.sealAll().acts.count == 1)
        #expect(try await site.build("cadres").diagnostics == [])
        try FileSystem.disk.remove(site.folder["content/visas/dires"])
        try site.edit("dires/crues.md", "Réponse ancienne", "Réponse nouvelle")
        let changed = try await site.build("cadres")
        #expect(changed.diagnostics == ["dires/crues.md:9 modifie-sans-copie"] && changed.files.isEmpty)
    }

    @Test func `a visa without fingerprint proves nothing, and sealing everything does not give one`() async throws {
        let site = try VisaSite()
        let visa = "état de publication: validé\nvalidé par: Paul Encrier\nvalidé le: 3 juin 2013\n"
        try site.edit("dires/crues.md", "état de publication: brouillon\n", visa)
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["dires/crues.md:6 visa-sans-empreinte"] && files.isEmpty)
        let report = await site.desk.sealAll()
        #expect(report.acts.isEmpty && report.diagnostics.map(\.id) == ["nouveau-visa-requis"])
        #expect(try await site.validate("crues").outcome == .done)
        #expect(try await site.build("cadres").diagnostics == [])
        #expect(await site.desk.sealAll().acts.isEmpty)
    }

    @Test func `sealing everything gives no visa to a text that was changed`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.edit("dires/crues.md", "Réponse ancienne", "Réponse nouvelle")
        for _ in 1...2 {
            let before = try site.text("dires/crues.md")
            let report = await site.desk.sealAll()
            #expect(report.acts.isEmpty && report.diagnostics.map(\.id) == ["nouveau-visa-requis"])
            #expect(try site.text("dires/crues.md") == before)
            // The second time, as if the author had taken the fingerprint out.
            let line = try #require(before.split(separator: "\n").first { $0.hasPrefix("empreinte") })
            try site.edit("dires/crues.md", line + "\n", "")
            try site.edit("dires/crues.md", "nouvelle", "nouvelle\nempreinte: à venir")
        }
    }

    @Test func `a kept version whose references are gone stays, with a warning`() async throws {
        let site = try VisaSite()
        try site.edit("dires/crues.md", "politique: eau", "politique: logement")
        _ = try await site.validate("crues")
        try site.edit("dires/crues.md", "politique: logement\n", "")
        try FileSystem.disk.remove(site.folder["content/politiques/logement.md"])
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["~dires/crues.md:8 modifie-depuis-visa", "~visas/dires/crues.md:5 reference-inconnue"])
        #expect(files["dires/crues.html"]?.contains("Réponse ancienne") == true)
    }

    @Test func `two validated versions that contradict each other are an error`() async throws {
        let site = try VisaSite()
        try site.folder.write(
            VisaSite.position.replacing("sujet: crues", with: "sujet: digues"), to: "content/dires/digues.md")
        #expect(try await site.validate("crues", "digues").acts.count == 2)
        // The new text of one frees its subject, but readers still have the former one.
        try site.edit("dires/crues.md", "sujet: crues", "sujet: rivières")
        try site.edit("dires/digues.md", "sujet: digues", "sujet: crues")
        let report = try await site.validate("digues")
        #expect(report.outcome == .refused)
        #expect(report.diagnostics.map(\.id) == ["valeur-en-double"])
        #expect(try await site.validate("crues", "digues").outcome == .done)
        #expect(try await site.build("cadres").diagnostics == [])
    }

    @Test func `an entry with errors is not validated`() async throws {
        let site = try VisaSite()
        try site.edit("dires/crues.md", "politique: eau", "politique: feu")
        let before = try site.text("dires/crues.md")
        let report = try await site.validate("crues")
        #expect(report.outcome == .refused && site.brief(report.diagnostics) == ["dires/crues.md:5 reference-inconnue"])
        #expect(try site.text("dires/crues.md") == before)
        #expect(!site.folder.exists("content/visas"))
    }

    @Test func `arguments that fit nothing are named, with the nearest that does`() async throws {
        let site = try VisaSite()
        let other = VisaSite.position.replacing("sujet: crues", with: "sujet: loyers")
        try site.folder.write(other, to: "content/dires/logement.md")
        let day = try #require(CalendarDate(parsing: "2013-06-18"))
        let report = await site.desk.validate(
            ["crue", "dir:crues", "politique:eau", "logement"], by: "Paul Encrie", on: day)
        #expect(report.outcome == .badArguments && report.acts.isEmpty)
        let found = report.diagnostics.map { "\($0.place.path) \($0.id) \($0.suggestion ?? "-")" }
        #expect(
            found == [
                "--by validateur-inconnu Paul Encrier", "--on visa-a-venir -", "crue reference-inconnue crues",
                "dir:crues genre-inconnu dire", "politique:eau sans-visa -",
            ])
        #expect(report.diagnostics.contains { $0.problem.text(in: .french).hasSuffix("du site : paul-encrier") })
        _ = try await site.validate("crues", on: "2013-06-10")
        let earlier = try await site.validate("crues", on: "2013-06-09")
        #expect(earlier.outcome == .badArguments && earlier.diagnostics.map(\.id) == ["visa-anterieur"])
        #expect(
            await site.desk.withdraw("crues", by: "paul-encrier", on: VisaSite.day, reason: " ").diagnostics.map(\.id)
                == ["retrait-sans-motif"])
    }

    @Test func `a disk that refuses leaves every file as it was`() async throws {
        for refused in ["visas/dires/crues.md", "content/dires/crues.md"] {
            var site = try VisaSite()
            _ = try await site.validate("crues")
            try site.edit("dires/crues.md", "Réponse ancienne", "Réponse nouvelle")
            let before = [try site.text("dires/crues.md"), try site.text("visas/dires/crues.md")]
            site.fileSystem.rename = { from, to throws(FileError) in
                if to.hasSuffix(refused) { throw FileError(.write, to, .readOnly) }
                try FileSystem.disk.rename(from, to)
            }
            #expect(try await site.validate("crues").outcome == .unwritable)
            #expect([try site.text("dires/crues.md"), try site.text("visas/dires/crues.md")] == before)
            #expect(try site.folder.names("content/dires") == ["crues.md"])
            #expect(try site.folder.names("content/visas/dires") == ["crues.md"])
        }
    }

    @Test func `a kind in a table cannot need a visa`() async throws {
        let site = try VisaSite()
        try site.edit("model.yaml", "    folder: dires", "    table: dires.csv")
        #expect(try await site.build("cadres").diagnostics.contains { $0.hasSuffix("visa-de-tableau") })
    }

    @Test func `an English site has English fields`() async throws {
        let site = try VisaSite()
        try site.edit("site.yaml", "langue: fr", "langue: en")
        try site.edit("dires/crues.md", "état de publication: brouillon\n", "")
        #expect(try await site.validate("crues").outcome == .done)
        let text = try site.text("dires/crues.md")
        #expect(
            text.contains(
                "publication state: validated\nvalidated by: paul-encrier\nvalidated on: 2013-06-03\nfingerprint: "))
        #expect(try await site.build("cadres").diagnostics == [])
    }
}
