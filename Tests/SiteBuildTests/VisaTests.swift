import Diagnostics
import Language
import Signing
import SiteBuild
import TestSupport
import Testing

@Suite struct VisaTests {
    @Test func `a draft leaves no trace outside the last edition`() async throws {
        let site = try VisaSite()
        for edition in ["cadres", "dirigeants"] {
            let (diagnostics, files) = try await site.build(edition)
            #expect(diagnostics == [])
            #expect(files["politiques/eau.html"] != nil)
            #expect(files.files(with: "bâtir").isEmpty && files["dires/crues.html"] == nil)
            #expect(!files.keys.contains { $0.contains("ancien") })
        }
        #expect(try await site.build("relecture").files["dires/crues.html"]?.contains("Réponse ancienne") == true)
    }

    @Test(arguments: [
        ("validateurs: [paul-encrie]", "~site.yaml:5 reference-inconnue"),
        ("validateurs: [paul-encrier, Le préfet]", nil),
        (
            "validateurs: [Paul Encrier]\ndirecteur de la publication: paul-encrie",
            "~site.yaml:6 reference-inconnue"
        ),
    ])
    func `people whom the site's settings misspell are told where they stand`(
        settings: String, expected: String?
    ) async throws {
        let site = try VisaSite()
        try site.edit("site.yaml", "validateurs: [paul-encrier]", settings)
        let found = try await site.build("cadres").diagnostics
        #expect(found == [expected].compactMap { $0 })
    }

    @Test func `a visa writes its fields, keeps the version and opens every edition`() async throws {
        let site = try VisaSite()
        let report = try await site.validate("crues")
        #expect(report.outcome == .done)
        guard case .validated("paul-encrier", _, let fingerprint)? = report.acts.first?.act else {
            Issue.record("not validated")
            return
        }
        // Of the text, and of the file that it links.
        #expect(fingerprint.split(separator: "+").map(\.count) == [32, 32])
        let expected = VisaSite.position.replacing(
            "état de publication: brouillon\n",
            with:
                "état de publication: validé\nvalidé par: paul-encrier\nvalidé le: 2013-06-03\nempreinte: \(fingerprint)\n"
        )
        #expect(try site.text("dires/crues.md") == expected)
        #expect(try site.text("visas/dires/crues.md") == expected)
        for edition in ["cadres", "dirigeants", "relecture"] {
            let (diagnostics, files) = try await site.build(edition)
            #expect(diagnostics == [])
            #expect(files["dires/crues.html"]?.contains("Réponse ancienne") == true)
            #expect(files["dires/crues.html"]?.contains("Validé par Paul Encrier le 3 juin 2013") == true)
            #expect(files.files(with: fingerprint).isEmpty)
        }
        #expect(try await site.validate("dire:crues").acts.map(\.act) == [.unchanged])
    }

    @Test func `a text changed after its visa shows in the last edition alone, with an alert`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        let before = try await site.build("cadres").files
        try site.edit("dires/crues.md", "Peut-on bâtir ici ?", "Faut-il partir ?")
        try site.edit("dires/crues.md", "politique: eau", "politique: logement")
        try site.edit(
            "dires/crues.md", "Réponse ancienne, avec [le plan](../fichiers/ancien.txt)",
            "Nouveau, [là](../fichiers/nouveau.txt)")
        let warning = ["~dires/crues.md:9 modifie-depuis-visa"]
        for edition in ["cadres", "dirigeants"] {
            let (diagnostics, files) = try await site.build(edition)
            #expect(diagnostics == warning)
            if edition == "cadres" { #expect(files == before) }
            #expect(files.files(with: "partir").isEmpty && files.files(with: "Nouveau").isEmpty)
            #expect(files.files(with: "Modifié depuis").isEmpty && files["fichiers/nouveau.txt"] == nil)
            #expect(files["fichiers/ancien.txt"] != nil)
            #expect(files["politiques/eau.html"]?.contains("Peut-on bâtir ici") == true)
            #expect(files["politiques/logement.html"]?.contains("crues.html") == false)
        }
        let (diagnostics, files) = try await site.build("relecture")
        #expect(diagnostics == warning)
        #expect(files.files(with: "bâtir").isEmpty)
        let page = try #require(files["dires/crues.html"])
        #expect(page.contains("Modifié depuis son visa du 3 juin 2013") && page.contains("Faut-il partir"))
        #expect(!page.contains("Validé par Paul Encrier le"))
        #expect(files["politiques/logement.html"]?.contains("Faut-il partir") == true)
        #expect(files["fichiers/nouveau.txt"] != nil && files["fichiers/ancien.txt"] == nil)
    }

    @Test func `the validated version stays while its successor awaits validation`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        let before = try await site.build("cadres").files
        try site.edit("dires/crues.md", "état de publication: validé", "état de publication: soumis à validation")
        #expect(try await site.build("cadres").diagnostics == ["~dires/crues.md:9 version-validee-publiee"])
        try site.edit("dires/crues.md", "Réponse ancienne", "Réponse nouvelle")
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["~dires/crues.md:9 modifie-depuis-visa"])
        #expect(files == before)
        #expect(try await site.validate("crues", on: "2013-06-10").outcome == .done)
        let after = try await site.build("cadres")
        #expect(after.diagnostics == [])
        #expect(after.files["dires/crues.html"]?.contains("Réponse nouvelle") == true)
    }

    @Test func `layout, line ends and the order of fields are no change`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.edit("dires/crues.md", "# Relu avec la DDT\nsujet: crues\n", "")
        try site.edit("dires/crues.md", "politique: eau\n", "Politique:   \"eau\"\nsujet: crues\n# Autre remarque\n")
        try site.edit("dires/crues.md", "Réponse ancienne", "Re\u{301}ponse ancienne")
        #expect(try await site.build("cadres").diagnostics == [])
        try site.edit("dires/crues.md", "sujet: crues", "sujet: les crues")
        #expect(try await site.build("cadres").diagnostics == ["~dires/crues.md:9 modifie-depuis-visa"])
    }

    @Test(arguments: [false, true])
    func `a fresh clone builds the same`(withCRLF: Bool) async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.edit("dires/crues.md", "Réponse ancienne", "Réponse nouvelle")
        let clone = try VisaSite(cloning: site, withCRLF: withCRLF)
        for edition in ["cadres", "relecture"] {
            let (here, there) = (try await site.build(edition), try await clone.build(edition))
            #expect(!here.files.isEmpty && here.files == there.files)
            #expect(here.diagnostics == there.diagnostics)
        }
    }

    @Test func `a withdrawn entry leaves every edition but the last, and its kept version goes`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        let report = await site.desk.withdraw(
            "content/dires/crues.md", by: "paul-encrier", on: VisaSite.day, reason: "x")
        #expect(report.outcome == .badArguments)
        #expect(
            await site.desk.withdraw(
                "dires/crues.md", by: "paul-encrier", on: VisaSite.day, reason: "Faux :\n le plan a changé"
            ).outcome == .done)
        #expect(!site.folder.exists("content/visas/dires/crues.md"))
        let text = try site.text("dires/crues.md")
        #expect(
            text.contains("état de publication: retiré\n")
                && text.contains("motif du retrait: Faux : le plan a changé\n"))
        #expect(!text.contains("empreinte"))
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == [] && files.files(with: "bâtir").isEmpty && files["fichiers/ancien.txt"] == nil)
        #expect(try await site.build("relecture").files["dires/crues.html"]?.contains("le plan a changé") == true)
        // A new visa brings it back, without the reason.
        #expect(try await site.validate("crues").diagnostics.map(\.id) == ["visa-anterieur"])
        #expect(try await site.validate("crues", on: "2013-06-17").outcome == .done)
        #expect(try !site.text("dires/crues.md").contains("motif"))
    }

    @Test func `an entry withdrawn by hand goes nowhere, until somebody answers for it`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.edit("dires/crues.md", "état de publication: validé", "état de publication: retiré")
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["dires/crues.md:6 retrait-sans-ligne", "~visas/dires/crues.md copie-sans-fiche"])
        #expect(files.isEmpty)
        let report = await site.desk.withdraw("crues", by: "paul-encrier", on: VisaSite.day, reason: "Faux")
        #expect(report.outcome == .done)
        let after = try await site.build("cadres")
        #expect(after.diagnostics == [] && after.files.files(with: "bâtir").isEmpty)
    }
}
