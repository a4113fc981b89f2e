import Diagnostics
import Files
import Foundation
import Language
import TestSupport
import Testing

@testable import SiteBuild

/// From the day after somebody left, no file of the site holds what the model calls personal; an audience that is to have none of
/// it has none of anybody.
@Suite struct `Data about people` {
    private static let number = "03 53 01 90 05"
    private static let address = "odile.edredon@exemple.invalid"

    private func site(_ edition: String, settings: String = "") throws -> QuarantineSite {
        var site = try QuarantineSite()
        site.edition = edition
        try site.folder.write(
            QuarantineSite.model
                .replacing(
                    "téléphone: { type: telephone }",
                    with:
                        "téléphone: { type: telephone, personal: yes }\n      courriel: { type: mail, personal: yes }\n      bureaux: { records: { lieu: { type: text }, code: { type: text, personal: yes } } }"
                ),
            to: "content/model.yaml")
        try site.folder.write(
            """
            id;nom;téléphone;courriel;politique;départ
            paul;Paul Encrier;03 53 01 90 04;paul.encrier@exemple.invalid;eau;
            odile;Odile Édredon;\(Self.number);\(Self.address);ville;2026-11-30

            """, to: "content/personnes.csv")
        try site.folder.write(
            "titre: Essai\nlangue: fr\ndonnées fictives: oui\nvalidateurs: [paul]\n\(settings)", to: "content/site.yaml"
        )
        return site
    }

    /// The files of the site that hold a text, as it is written or packed.
    private func files(_ site: QuarantineSite, holding text: String) throws -> [String] {
        let root = site.folder["site"] + "/"
        return try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
            guard let bytes = FileManager.default.contents(atPath: root + path).map({ Array($0) }) else { return false }
            let texts = [bytes, IndexFile.contents(of: bytes) ?? []].map { String(decoding: $0, as: UTF8.self) }
            return texts.contains { $0.contains(text) }
        }
    }

    @Test(arguments: ["cadres", "relecture"])
    func `go the day after their last day, in every edition`(edition: String) async throws {
        var site = try site(edition)
        for (day, isThere) in [("2026-11-30", true), ("2026-12-01", false)] {
            site.asOf = day
            let report = await site.build()
            #expect(report.diagnostics == [])
            for text in [Self.number, Self.address] {
                #expect(try files(site, holding: text).isEmpty == !isThere, "\(text) on \(day)")
            }
            #expect(try !files(site, holding: "03 53 01 90 04").isEmpty)
            #expect(try !files(site, holding: "Odile").isEmpty)
        }
    }

    @Test func `go nowhere where an audience is to have none`() async throws {
        let site = try site(
            "cadres", settings: "publication: { cadres: { données personnelles: non } }\n")
        let found = await site.build().diagnostics
        #expect(found == [])
        #expect(try files(site, holding: "03 53 01 90 04").isEmpty && files(site, holding: Self.address).isEmpty)
        #expect(try site.page("personnes/paul.html").contains("Paul Encrier"))
        var other = site
        other.edition = "relecture"
        _ = await other.build("autre")
        #expect(try other.page("personnes/paul.html", "autre").contains("03 53 01 90 04"))
    }

    @Test func `stop the build when they come out after all`() async throws {
        var site = try site("cadres")
        site.asOf = "2026-12-01"
        #expect(await site.build().isPublished)
        var disk = FileSystem.disk
        disk.create = { path, bytes throws(FileError) in
            let isPage = path.hasSuffix("/odile.html")
            try FileSystem.disk.create(path, isPage ? bytes + Array("<p>\(Self.number)</p>".utf8) : bytes)
        }
        let options = SiteBuild.Options(
            content: site.folder["content"], theme: Repository.theme, output: site.folder["site"], edition: "cadres",
            asOf: CalendarDate(parsing: site.asOf))
        let report = await SiteBuild(
            options, in: SiteBuild.Surroundings(fileSystem: disk, today: { _ in nil }, clock: { 0 })
        ).build()
        #expect(report.diagnostics.map(\.id) == ["fuite"])
    }
}
