import Diagnostics
import Language
import Signing
import SiteBuild
import TestSupport
import Testing

/// All that a sealed page shows of its own entry is under its seal; a restriction does not wait for one.
@Suite struct VisaCoverageTests {
    @Test func `a file replaced after the visa is an error until it is restored, renamed or validated`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.folder.write("un autre plan", to: "content/fichiers/ancien.txt")
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["dires/crues.md:9 fichier-change-depuis-visa"])
        #expect(files.isEmpty)
        // Sealing everything is no way around the validator.
        #expect(await site.desk.sealAll().acts.isEmpty)
        #expect(try await site.build("cadres").files.isEmpty)
        try site.folder.write("plan", to: "content/fichiers/ancien.txt")
        #expect(try await site.build("cadres").diagnostics == [])
        try site.folder.write("un autre plan", to: "content/fichiers/ancien.txt")
        #expect(try await site.validate("crues", on: "2013-06-04").outcome == .done)
        #expect(try await site.build("cadres").files["fichiers/ancien.txt"] == "un autre plan")
    }

    @Test func `blocks for others are cut from the version that stays, as from the text as it stands`() async throws {
        let site = try VisaSite()
        try site.edit(
            "dires/crues.md", "Réponse ancienne",
            "Pour dirigeants :\n\n::: dirigeants\nMot réservé.\n:::\n\nRéponse ancienne")
        #expect(try await site.validate("crues").outcome == .done)
        for changes in [false, true] {
            if changes { try site.edit("dires/crues.md", "Réponse ancienne", "Réponse nouvelle") }
            for (edition, seesBlock, seesChange) in [
                ("cadres", false, false), ("dirigeants", true, false), ("relecture", true, changes),
            ] {
                let files = try await site.build(edition).files
                let page = try #require(files["dires/crues.html"])
                #expect(page.contains(seesChange ? "Réponse nouvelle" : "Réponse ancienne"), "\(edition)")
                #expect(page.contains("Mot réservé") == seesBlock, "\(edition)")
                #expect(seesBlock || !files.values.contains { $0.contains("Mot réservé") }, "\(edition)")
            }
        }
    }

    @Test func `a file replaced under the version that stays is an error too`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.edit("dires/crues.md", "Réponse ancienne", "Réponse nouvelle")
        #expect(try await site.build("cadres").files["fichiers/ancien.txt"] == "plan")
        try site.folder.write("un autre plan", to: "content/fichiers/ancien.txt")
        let found = try await site.build("cadres").diagnostics
        #expect(found.contains { $0.hasSuffix("fichier-change-depuis-visa") })
    }

    @Test func `a seal that says nothing of the files proves nothing of them`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        for name in ["dires/crues.md", "visas/dires/crues.md"] {
            let text = try site.text(name).replacing(#/\+[0-9a-f]{32}/#, with: "")
            try site.folder.write(text, to: "content/" + name)
        }
        #expect(
            try await site.build("cadres").diagnostics == [
                "dires/crues.md:9 fichier-sans-empreinte", "dires/crues.md:9 visa-autre-que-le-registre",
            ])
    }

    @Test func `a reason for a withdrawal is no way to publish a word`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        let before = try await site.build("cadres").files
        try site.edit("dires/crues.md", "validé le:", "motif du retrait: Téléphonez au 99\nvalidé le:")
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["~dires/crues.md:10 modifie-depuis-visa"])
        #expect(files == before)
        // Validated anew, it has no such reason any more.
        #expect(try await site.validate("crues", on: "2013-06-04").outcome == .done)
        #expect(try site.text("dires/crues.md").contains("motif") == false)
        #expect(try await site.build("cadres").diagnostics == [])
    }

    @Test func `a restriction takes effect at once, whatever the seal`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.edit("dires/crues.md", "sujet: crues", "sujet: crues\ndiffusion: dirigeants")
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["~dires/crues.md:1 restreint-depuis-visa", "~dires/crues.md:10 modifie-depuis-visa"])
        #expect(files["dires/crues.html"] == nil && files.files(with: "bâtir").isEmpty)
        #expect(try await site.build("dirigeants").files["dires/crues.html"] != nil)
        // Its end waits for a visa.
        _ = try await site.validate("crues", on: "2013-06-04")
        try site.edit("dires/crues.md", "diffusion: dirigeants\n", "")
        #expect(try await site.build("cadres").files["dires/crues.html"] == nil)
    }

    @Test func `so does a block put around words that were validated for all`() async throws {
        let site = try VisaSite()
        _ = try await site.validate("crues")
        try site.edit("dires/crues.md", "Réponse ancienne", "::: dirigeants\nRéponse ancienne")
        try site.folder.write(try site.text("dires/crues.md") + ":::\n", to: "content/dires/crues.md")
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == ["~dires/crues.md:1 restreint-depuis-visa", "~dires/crues.md:9 modifie-depuis-visa"])
        #expect(files.files(with: "Réponse ancienne").isEmpty)
        #expect(try await site.build("dirigeants").files["dires/crues.html"]?.contains("Réponse ancienne") == true)
    }

    @Test func `a menu or footer that names a restricted page leaves it out where it is not seen`() async throws {
        let site = try VisaSite()
        try site.edit(
            "site.yaml", "validateurs:",
            "menu: [{ titre: Les crues, fiche: crues }]\npied: [\"dire:crues\"]\nvalidateurs:")
        let (diagnostics, files) = try await site.build("cadres")
        #expect(diagnostics == [])
        #expect(!files.isEmpty && files.files(with: "rues").isEmpty)
        #expect(try await site.build("relecture").files["index.html"]?.contains("dires/crues.html") == true)
        try site.edit("site.yaml", "fiche: crues", "fiche: crue")
        #expect(try await site.build("cadres").diagnostics == ["site.yaml:5 reference-inconnue"])
    }
}
