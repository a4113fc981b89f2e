import Diagnostics
import Foundation
import Language
import TestSupport
import Testing

@testable import SiteBuild

/// What is held about somebody is taken out of sources and kept generations, and the site can be built of what is left.
@Suite struct `Erasing somebody` {
    private func site() throws -> DepartureSite {
        var site = try DepartureSite(until: "")
        site.edition = "relecture"
        try site.folder.write(
            DepartureSite.model.replacing(
                "  politique:\n",
                with: """
                      note:
                        names: { one: note, many: notes, gender: f }
                        folder: notes
                        title: nom
                        visa: required
                        fields: { nom: { type: text, required: true } }
                      politique:

                    """), to: "content/model.yaml")
        return site
    }

    private func erase(_ site: DepartureSite, _ name: String, isRehearsal: Bool = false) async -> Erased? {
        let options = SiteBuild.Options(
            content: site.folder["content"], theme: Repository.theme, asOf: CalendarDate(parsing: site.asOf))
        let build = SiteBuild(options, in: SiteBuild.Surroundings(today: { _ in nil }, clock: { 0 }))
        return await build.erase(name, in: [site.folder["site"]], isRehearsal: isRehearsal).0
    }

    private func sources(_ site: DepartureSite) throws -> [String: String] {
        let root = site.folder["content"]
        var texts: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root)
        where path.hasSuffix(".md") || path.hasSuffix(".csv") {
            texts[path] = try site.folder.text("content/" + path)
        }
        return texts
    }

    @Test(arguments: ["Odile Édredon", "edredon odile", "odile"])
    func `leaves nothing in sources, and a site that can be built`(name: String) async throws {
        var site = try site()
        site.asOf = "2026-11-30"
        let before = try sources(site)
        let rehearsed = try #require(await erase(site, name, isRehearsal: true))
        #expect(try sources(site) == before)
        let erased = try #require(await erase(site, name))
        #expect(
            erased.removed.map { "\($0.path.lastName):\($0.line)" }
                == rehearsed.removed.map { "\($0.path.lastName):\($0.line)" })
        #expect(erased.removed.count == 3 && erased.left == [] && rehearsed.left == [])

        let texts = try sources(site)
        #expect(
            texts["personnes.csv"]
                == before["personnes.csv"]?.replacing("odile;Odile;Édredon;ddt;03 53 01 90 05;\n", with: ""))
        #expect(texts["referents.csv"] == "id;personne;service;politique;du;au\nr3;paul;;logement;2022-01-01;\n")
        #expect(texts["actions/digue.md"]?.contains("chef: À réattribuer\n") == true)
        #expect(texts["actions/pont.md"]?.contains("chef: une personne qui a quitté ses fonctions\n") == true)
        #expect(
            texts["politiques/eau.md"]
                == "---\nnom: Eau\nservice: ddt\ncontacts: [À réattribuer, paul]\n---\nVoir une personne qui a quitté ses fonctions, ou son bureau.\n"
        )
        #expect(
            texts["rencontres/seminaire.md"]?.contains("présents: [une personne qui a quitté ses fonctions, paul]")
                == true)
        let report = await site.build()
        let isPublished = report.isPublished
        #expect(isPublished)
        #expect(
            report.diagnostics.map { "\($0.id) \($0.place.path.lastName):\($0.place.line)" }
                == ["a-reattribuer digue.md:3", "case-vide eau.md:3", "a-reattribuer eau.md:4"])
        #expect(try site.files(holding: "Odile").isEmpty && site.files(holding: "dredon").isEmpty)
    }

    @Test func `takes the visa from a text that named them, and its kept version`() async throws {
        let site = try site()
        let note =
            "---\nnom: Note\nétat de publication: validé\nvalidé par: paul\nvalidé le: 2026-03-01\nempreinte: 0\n---\nVu par Édredon  Odile, 03 53 01 90 05.\n"
        try site.folder.write(note, to: "content/notes/a.md")
        try site.folder.write(note, to: "content/visas/notes/a.md")
        let erased = try #require(await erase(site, "odile"))
        #expect(erased.toSign == ["note:a"])
        #expect(erased.left.map { "\($0.path.lastName):\($0.line)" } == ["a.md:5"], "her number: what to say instead?")
        #expect(
            try site.folder.text("content/notes/a.md")
                == "---\nnom: Note\nétat de publication: soumis à validation\n---\nVu par une personne qui a quitté ses fonctions, 03 53 01 90 05.\n"
        )
        #expect(try sources(site)["visas/notes/a.md"] == nil)
    }

    @Test func `takes away the generations that held something, the site's own once it is another`() async throws {
        let site = try site()
        _ = await site.build()
        try site.folder.write("titre: Autre\nlangue: fr\ndonnées fictives: oui\n", to: "content/site.yaml")
        _ = await site.build()
        func kept() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: site.folder[".site.generations"])
                .filter { Int($0) != nil || $0.hasSuffix(".erase") }.sorted()
        }
        #expect(try kept() == ["1", "2"])
        let erased = try #require(await erase(site, "odile"))
        #expect(erased.generations.map(\.lastName) == ["1"] && erased.current.map(\.lastName) == ["2"])
        #expect(try kept() == ["2", "2.erase"])
        _ = await site.build()
        #expect(try kept() == ["3"])
        #expect(await erase(site, "Odile Édredon")?.isEmpty == true)
    }

    @Test func `finds names as words of their own`() {
        let eraser = TextEraser(slug: "anne-roy", title: "Anne Roy", kinds: ["personne"], language: .french)
        let someone = SiteLanguage.french.someoneWhoLeft
        for (line, expected) in [
            ("Vu ANNE  ROY.", "Vu \(someone)."), ("Roy Anne, puis Anne Roy", "\(someone), puis \(someone)"),
            ("Marianne Roy, Anne Royer, Anne. Roy", "Marianne Roy, Anne Royer, Anne. Roy"),
            ("[[anne-roy|la cheffe]] et [[Anne Roy]]", "la cheffe et \(someone)"),
            ("[elle](../personnes/anne-roy.md#bureau) ![x](personne:anne-roy)", "elle !x"),
            ("[[anne-royer]]", "[[anne-royer]]"),
        ] { #expect(eraser.telling(line) == expected) }
        for (line, expected) in [
            ("chef: anne-roy", "chef: À réattribuer"), ("chef: \"Anne Roy\"", "chef: À réattribuer"),
            ("  - personne:anne-roy", "  - À réattribuer"), ("[a, anne-roy ,b]", "[a, À réattribuer ,b]"),
            ("| anne-roy | dit |", "| À réattribuer | dit |"), ("chef: anne-royer", "chef: anne-royer"),
        ] { #expect(eraser.referring(line, .carrying) == expected) }
    }
}
