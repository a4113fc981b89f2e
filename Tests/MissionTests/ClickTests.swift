import Testing

/// How far from the home page things are, in clicks.
@Suite struct `From the home page` {
    /// The clicks to each page that links lead to.
    private func clicks(_ built: MissionSite.Built) -> [String: Int] {
        var clicks = ["index.html": 0]
        var waiting = ["index.html"]
        while !waiting.isEmpty {
            var found: [String] = []
            for path in waiting {
                for link in (built.pages[path] ?? "").all("href=\"", "\"") {
                    guard let page = link.page(from: path), built.pages[page] != nil, clicks[page] == nil else {
                        continue
                    }
                    clicks[page] = clicks[path, default: 0] + 1
                    found.append(page)
                }
            }
            waiting = found
        }
        return clicks
    }

    @Test(arguments: [MissionSite.cadres, MissionSite.dirigeants])
    func `all that people come for is near`(build: Task<MissionSite.Built, any Error>) async throws {
        let built = try await build.value
        let clicks = clicks(built)
        let sources = MissionSources()
        for policy in try sources.notes("politiques") {
            let page = "politiques/\(policy.id).html"
            #expect(clicks[page, default: .max] <= 2, "\(page)")
            #expect(try #require(built.main(page).section("interlocuteurs")).contains("href=\"tel:"), "\(page)")
        }
        for audience in ["elus", "chefs-d-entreprise", "usagers", "associations", "presse"] {
            let page = "on-vous-demande-\(audience).html"
            #expect(clicks[page, default: .max] <= 3, "\(page)")
            let asked = try built.main(page).all("<article", "</article>")
            #expect(
                !asked.isEmpty && asked.allSatisfy { $0.contains("Répondez") && $0.contains("href=\"tel:") }, "\(page)")
        }
        let gone = "2000"..."2013-06-16"
        let left = try sources.rows("personnes.csv").filter { gone.contains($0["départ"] ?? "") }.map { $0["id"] ?? "" }
        let promised = Dictionary(grouping: try sources.rows("engagements.csv"), by: { $0["qui"] ?? "" })
        for (person, commitments) in promised where !left.contains(person) {
            let page = "personnes/\(person).html"
            #expect(clicks[page, default: .max] <= 2, "\(page)")
            let own = try #require(
                built.main(page).section("suivi")?.between("engagements-personne-\(person)\"", "</table>"), "\(page)")
            #expect(own.between("<tbody>", "</tbody>")?.all("<tr>", "</tr>").count == commitments.count, "\(page)")
        }
        #expect(try built.main("annuaire.html").links(to: "personnes").count >= 79)
    }

    @Test func `the mayor of Giromagny is prepared for by clicks alone`() async throws {
        let built = try await MissionSite.dirigeants.value
        #expect(clicks(built)["fiches-de-territoire/giromagny.html", default: .max] <= 2)
        let sheet = try built.main("fiches-de-territoire/giromagny.html")
        let text = sheet.plain
        #expect(sheet.contains("Document interne – ne pas remettre"))
        #expect(text.contains("Zone inondable : peut-on encore construire dans ma commune"))
        #expect(sheet.contains("href=\"tel:"))
    }
}
