import Diagnostics
import Foundation
import Language
import TestSupport
import Testing

@testable import SiteBuild

/// From the day after somebody's last day the site has no page of theirs and no link to one; documents of their day name them
/// for some years, and what they carried waits for somebody of their office.
@Suite struct `People who have left` {
    @Test(arguments: ["cadres", "relecture"])
    func `are named where they acted, and linked nowhere`(edition: String) async throws {
        var site = try DepartureSite()
        site.edition = edition
        _ = await site.build()
        #expect(try site.page("personnes/odile.html").contains("03 53 01 90 05"))
        #expect(try site.page("politiques/eau.html").contains("href=\"../personnes/odile.html\""))

        site.asOf = "2026-12-01"
        let report = await site.build()
        let isPublished = report.isPublished
        #expect(isPublished)
        #expect(throws: (any Error).self) { try site.page("personnes/odile.html") }
        #expect(try site.files(holding: "odile.html") == [])
        #expect(try site.files(holding: "03 53 01 90 05") == [])
        let meeting = try site.page("rencontres/seminaire.html")
        #expect(meeting.contains("<p>Ouvert par Odile Édredon.</p>") && meeting.contains("Paul"))
        #expect(try site.page("actions/pont.html").contains("Odile Édredon"))
        let page = try site.page("politiques/eau.html")
        #expect(page.contains("Voir une personne qui a quitté ses fonctions, ou son bureau."))
        #expect(!page.contains("Odile"))
        // Nobody finds her; the pages that are of their day are found by her name.
        let named = try site.files(holding: "dredon").filter { $0.hasSuffix(".html") }
        #expect(named == ["actions/pont.html", "rencontres/index.html", "rencontres/seminaire.html"])
    }

    @Test func `leave to their office what somebody has to carry on`() async throws {
        var site = try DepartureSite()
        site.edition = "relecture"
        site.asOf = "2026-12-01"
        let report = await site.build()
        let told = report.diagnostics.map { "\($0.id) \($0.place.path.lastName):\($0.place.line)" }
        #expect(
            told == [
                "a-reattribuer digue.md:3", "case-vide eau.md:3", "a-reattribuer eau.md:4",
                "a-reattribuer referents.csv:2",
            ])
        #expect(
            report.diagnostics.first?.message(in: .french)
                == "« chef » à réattribuer (Direction des territoires) : la personne nommée a quitté ses fonctions")
        let office = try site.page("services/ddt.html")
        let list = try #require(office.firstMatch(of: #/page--a-reattribuer.*?<\/section>/#.dotMatchesNewlines()))
            .output
        #expect(list.contains(/Digue<\/a>\s*<small>\(chef\)/) && list.contains(/Eau<\/a>\s*<small>\(contacts\)/))
        #expect(list.contains("À réattribuer (DDT) – Eau") && !list.contains("Pont") && !list.contains("Logement"))
        #expect(try site.page("actions/digue.html").contains("À réattribuer (DDT)"))
        #expect(try site.page("a-corriger.html").contains("à réattribuer (Direction des territoires)"))
        // The designation that had ended before is over, and nobody's.
        #expect(try !site.page("politiques/logement.html").contains("À réattribuer"))
    }

    @Test func `are forgotten once the years are over`() async throws {
        var site = try DepartureSite(settings: "conservation: 2\n")
        for (day, isNamed) in [("2028-11-30", true), ("2028-12-01", false)] {
            site.asOf = day
            _ = await site.build()
            #expect(try site.files(holding: "Odile").isEmpty != isNamed, "\(day)")
            let page = try site.page("rencontres/seminaire.html")
            #expect(page.contains("par une personne qui a quitté ses fonctions") != isNamed)
        }
    }

    @Test func `are those whose term makes sense`() async throws {
        var site = try DepartureSite()
        try site.folder.write(
            DepartureSite.model.replacing("{ until: départ,", with: "{ from: arrivée, until: départ,")
                .replacing("départ: { type: date }", with: "arrivée: { type: date }\n      départ: { type: date }"),
            to: "content/model.yaml")
        let people = try site.folder.text("content/personnes.csv")
        try site.folder.write(
            people.replacing(";départ", with: ";arrivée;départ").replacing("90 04;", with: "90 04;;")
                .replacing("90 05;", with: "90 05;2027-01-01;"), to: "content/personnes.csv")
        site.asOf = "2026-12-01"
        let report = await site.build()
        #expect(report.diagnostics.map(\.id) == ["fin-avant-debut"])
    }
}
