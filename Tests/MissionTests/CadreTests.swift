import Foundation
import Testing

/// What stands first on the pages that a cadre opens.
@Suite struct `What a cadre meets` {
    @Test func `a sheet has the last decision about its policy or place, or none`() async throws {
        let built = try await MissionSite.cadres.value
        func decision(_ sheet: String) throws -> String? {
            try built.main(sheet).between("<h2>Dernière décision</h2>", "</section>")?.plain
        }
        let flood = try #require(try decision("fiches-d-entretien/risques-inondation-elus.html"))
        #expect(flood.contains("plan communal de sauvegarde") && flood.contains("23 mai 2013"))
        // Of the intercommunal body that the commune belongs to.
        #expect(try decision("fiches-de-territoire/giromagny.html") == flood)
        // The meeting of 7 March spoke of schools, and decided nothing about them.
        #expect(try decision("fiches-d-entretien/ecole-elus.html") == nil)
        #expect(try decision("fiches-de-territoire/delle.html") == nil)
        // The same on the page of the policy.
        #expect(try built.main("politiques/habitat-indigne.html").section("derniere-decision")?.contains("DDT") == true)
        #expect(try built.main("politiques/ecole.html").section("derniere-decision") == nil)
    }

    @Test func `a meeting still to come decides nothing`() async throws {
        let site = try MissionSite()
        try site.edit("rencontres/2013-05-23-suivi.md", "date: 2013-05-23", "date: 2013-08-23")
        let built = try await site.build(asOf: "2013-06-17")
        #expect(!(try built.main("fiches-d-entretien/crise-elus.html")).contains("Dernière décision"))
    }

    @Test func `a sheet of a place has the commitments made for it, those past or kept left out`() async throws {
        let built = try await MissionSite.cadres.value
        let open = try #require(
            try built.main("fiches-de-territoire/giromagny.html").between("<h2>Engagements en cours</h2>", "</section>")
        )
        #expect(open.links(to: "personnes") == ["vincent-digue"])
        #expect(!(try built.main("fiches-de-territoire/delle.html")).contains("Engagements en cours"))
    }

    @Test func `a person's page begins with the number and says who stands in, policy by policy`() async throws {
        let page = try await MissionSite.cadres.value.main("personnes/jeanne-boussole.html")
        let number = try #require(page.range(of: "href=\"tel:"))
        #expect(number.lowerBound < (try #require(page.range(of: "<dl"))).lowerBound)
        let rows = try #require(page.section("remplacements")).between("<tbody>", "</tbody>")?.all("<tr>", "</tr>")
        #expect(rows?.flatMap { $0.links(to: "politiques") }.count == 6)
        let housing = try #require(rows?.first { $0.contains("logement.html") })
        #expect(housing.links(to: "personnes") == ["luc-truelle"] && housing.contains("href=\"tel:"))
        // Never her own number, and never nobody.
        #expect(rows?.contains { $0.links(to: "personnes").contains("jeanne-boussole") } == false)
        #expect(rows?.allSatisfy { $0.contains("href=\"tel:") } == true)
    }

    @Test func `whoever has no deputy is replaced by the service, and the page says why`() async throws {
        let site = try MissionSite()
        let kept = try site.text("referents.csv").split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.contains("luc-truelle")
        }
        try site.write(kept.joined(separator: "\n"), to: "referents.csv")
        let page = try await site.build().main("personnes/jeanne-boussole.html")
        let rows = page.section("remplacements")?.all("<tr>", "</tr>") ?? []
        let housing = try #require(rows.first { $0.contains("politiques/logement.html") })
        #expect(housing.contains("Personne d’autre n’est désigné") && housing.contains("href=\"tel:"))
    }

    @Test func `words are feminine where they are said of a woman`() async throws {
        let built = try await MissionSite.cadres.value
        let contacts = try #require(try built.main("politiques/logement.html").section("interlocuteurs"))
        #expect(contacts.contains("Suppléante – DDCSPP") && contacts.contains("Suppléant – DDT"))
        #expect(try built.main("personnes/farida-palier.html").contains("suppléante"))
        #expect(try built.main("fiches-de-territoire/giromagny.html").contains("Interlocutrice territoriale"))
        #expect(try built.main("fiches-de-territoire/delle.html").contains("Interlocuteur territorial"))
    }

    @Test func `a policy says to whom nothing is said, and shows those designated once`() async throws {
        let page = try await MissionSite.cadres.value.main("politiques/logement.html")
        let without = try #require(page.between("<p class=\"sans-position\">", "</p>"))
        #expect(without.contains("usagers") && without.contains("presse") && !without.contains("élus"))
        let open = page.replacing(#/(?s)<details.*?<\/details>/#, with: "")
        #expect(open.links(to: "personnes").count { $0 == "jeanne-boussole" } == 1)
    }

    @Test func `the door of meetings leads to the next one, and the calendar begins with the present month`()
        async throws
    {
        let built = try await MissionSite.cadres.value
        let door = try #require(try built.main("index.html").all("<h2>", "</h2>").first { $0.contains("Prochaine") })
        #expect(door.links(to: "rencontres") == ["2013-09-26-referents"])
        let calendar = try built.main("calendrier.html")
        #expect(calendar.all("<h2>", "</h2>").first { $0.contains("2013") }?.hasPrefix("juin 2013") == true)
        #expect(calendar.between("<details", "</details>")?.contains("mai 2013") == true)
        // A year that is over, or to come, is not folded.
        let archive = try await MissionSite.archive.value
        #expect(!(try archive.main("calendrier-2013.html")).contains("<details"))
        #expect(try archive.main("index.html").contains("href=\"calendrier.html\""))
    }

    @Test func `a report begins with its decisions, before files to take along and the circumstances`() async throws {
        let page = try await MissionSite.cadres.value.main("rencontres/2013-05-23-suivi.html")
        let order = [
            "id=\"decisions\"", "class=\"gestes\"", "class=\"trois\"", "id=\"engagements\"", "id=\"ordre\"",
            "id=\"circonstances\"",
        ]
        #expect(page.all("class=\"gestes\"", "</ul>").count == 1)
        let places = order.compactMap { page.range(of: $0)?.lowerBound }
        #expect(places.count == order.count && places == places.sorted())
    }

    @Test func `an entry has a letter for corrections begun, and a link to its source where there is a repository`()
        async throws
    {
        let page = try await MissionSite.cadres.value.main("dires/digues.html")
        let letter = try #require(page.between("href=\"mailto:unisson@exemple.invalid?", "\""))
        #expect(letter.contains("dires/digues.html") && letter.contains("%0D%0A"))
        let version = try #require(page.between("Version ", "<"))
        #expect(letter.contains(version))
        #expect(!page.contains("Modifier cette fiche"))
        let site = try MissionSite()
        try site.write(
            try site.text("site.yaml") + "\ndépôt: https://forge.exemple/base/{fichier}?edit\n", to: "site.yaml")
        let edited = try await site.build().main("dires/digues.html")
        #expect(edited.contains("href=\"https://forge.exemple/base/dires/digues.md?edit\">Modifier cette fiche"))
    }

    @Test func `a site without a fixed date says in one file of which day it is`() async throws {
        #expect(try await MissionSite.cadres.value.pages["index.html"]?.contains("copie.js") == false)
        let site = try MissionSite()
        try site.edit("site.yaml", "situation au: 2013-06-17\n", "")
        try site.edit("site.yaml", "données fictives: oui\n", "")
        let first = try await site.build(asOf: "2013-06-18")
        #expect(first.pages["dires/digues.html"]?.contains("<script src=\"../assets/copie.js\"></script>") == true)
        #expect(site.published("assets/copie.js") == "copie(\"2013-06-18 14\")\n")
        // No page changes with the day alone.
        let second = try await site.build(asOf: "2013-06-19")
        #expect(first.pages["dires/digues.html"] == second.pages["dires/digues.html"])
        #expect(site.published("assets/copie.js") == "copie(\"2013-06-19 14\")\n")
    }
}
