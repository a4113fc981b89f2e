import Checks
import Diagnostics
import Files
import Foundation
import Language
import TestSupport
import Testing

@testable import SiteBuild

/// The second net: whatever way a text took into the site of an audience that must not read it, it is not published.
@Suite struct `What has leaked` {
    private let site: QuarantineSite

    init() throws {
        var site = try QuarantineSite()
        site.edition = "cadres"
        try site.folder.write(
            """
            ---
            nom: Expropriation
            diffusion: relecture
            ---
            Le maire veut bien vendre ses trois champs, il faut attendre mai.

            """, to: "content/politiques/expropriation.md")
        try site.folder.write(
            "---\nnom: Air\n---\nChacun lit cela.\n\n::: relecture\nNous fermons le bureau de la rue du lac en juin.\n:::\n",
            to: "content/politiques/air.md")
        self.site = site
    }

    private func build(_ fileSystem: FileSystem = .disk, edition: String = "cadres") async -> BuildReport {
        let options = SiteBuild.Options(
            content: site.folder["content"], theme: Repository.theme, output: site.folder["site"], edition: edition,
            asOf: CalendarDate(parsing: site.asOf))
        return await SiteBuild(
            options, in: SiteBuild.Surroundings(fileSystem: fileSystem, today: { _ in nil }, clock: { 0 })
        ).build()
    }

    /// A disk on which one file gets more than was meant for it.
    private func disk(adding text: String, to name: String) -> FileSystem {
        var disk = FileSystem.disk
        disk.create = { path, bytes throws(FileError) in
            try FileSystem.disk.create(path, path.hasSuffix("/" + name) ? bytes + Array(text.utf8) : bytes)
        }
        return disk
    }

    @Test func `is nothing where all is as it should be, in every edition`() async {
        for edition in ["cadres", "relecture"] {
            let found = await build(edition: edition).diagnostics
            #expect(found == [])
        }
    }

    @Test(arguments: [
        "<p>L’expropriation</p>", "<a title=\"EXPROPRIATION\">", "<p>veut <b>bien vendre</b> ses trois champs</p>",
        "/* le bureau de la rue du lac en juin */", "{\"x\":\"expropriation\"}",
    ])
    func `stops the build, whatever form it takes`(text: String) async throws {
        #expect(await build().isPublished)
        let before = try site.pages("site")
        for name in ["eau.html", "sobre.css"] {
            let files = try FileManager.default.subpathsOfDirectory(atPath: site.folder["site"] + "/")
            let path = try #require(files.first { $0.hasSuffix(name) || $0.hasPrefix("assets/sobre") })
            let report = await build(disk(adding: text, to: path))
            let isPublished = report.isPublished
            #expect(!isPublished)
            #expect(report.diagnostics.map(\.id) == ["fuite"])
            #expect(report.diagnostics.map(\.place.path) == [path])
            // The audience's own report does not say what nobody may know.
            let told = report.told.map { $0.message(in: .french) }.joined()
            #expect(!told.lowercased().contains("expropriation") && !told.contains("bureau") && !told.isEmpty)
        }
        #expect(try site.pages("site") == before)
    }

    @Test func `is seen in names and inside compressed files too`() throws {
        let words = WithheldWords(
            withheld: [Array("Expropriation, 03 53 01 90 04".utf8)], visible: [Array("rien".utf8)])
        #expect(words.first(in: Array("politiques/expropriation.html".utf8)) == "expropriation")
        #expect(words.first(in: Array("tel 03.53.01.90.04".utf8)) == "03.53.01.90.04")
        let packed = try #require(Deflate.compress(Array("x expropriation y".utf8), .some))
        #expect(Deflate.expand(packed).flatMap { words.first(in: $0) } == "expropriation")
    }

    @Test func `is not what the audience may read elsewhere, nor what its pages put side by side`() {
        let withheld = Array("# À éviter\n\nDonner un nombre de lits\n\nla réglementation du bâtiment public".utf8)
        let words = WithheldWords(
            withheld: [withheld],
            visible: [Array("La Réglementation\ndu bâtiment public".utf8), Array("Donner un nombre de lits".utf8)])
        let marked = WithheldWords(
            withheld: [Array("la file commençait à cinq heures".utf8)],
            visible: [Array("La *file*,\n**commençait** à cinq heures".utf8)])
        #expect(marked.first(in: Array("la file commençait à cinq heures".utf8)) == nil)
        #expect(words.first(in: Array("<h2>À éviter</h2><p>Donner un nombre de lits</p>".utf8)) == nil)
        #expect(words.first(in: Array("la <i>réglementation</i> du bâtiment public".utf8)) == nil)
    }
}
