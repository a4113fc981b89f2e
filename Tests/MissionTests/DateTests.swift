import Testing

/// The same sources on three days.
@Suite struct `On another day` {
    private static let days = [
        ("2013-06-15", MissionSite.june), ("2013-12-31", MissionSite.december), ("2026-11-22", MissionSite.archive),
    ]

    @Test func `référents, positions and lateness are those of that day`() async throws {
        let sources = MissionSources()
        var seen: [(ShownMatrix, Set<String>, Int)] = []
        for (day, build) in Self.days {
            let built = try await build.value
            let matrix = ShownMatrix(reading: try built.main("qui-fait-quoi.html"))
            #expect(matrix == (try sources.matrix(on: day)), "\(day)")
            let board = try built.main("tableau-de-bord.html").plain
            #expect(
                board.contains("Couverture – \(matrix.filled.count) sur \(matrix.filled.count + matrix.holes.count)"))
            let positions = try sources.positions(on: day)
            #expect(try built.currentPositions() == positions.open, "\(day)")
            let over = try #require(built.main("tableau-de-bord.html").section("echu-dire"))
            #expect(Set(over.links(to: "dires")) == positions.over, "\(day)")
            // French counts 0 as one.
            let noun = positions.open.count < 2 ? "position" : "positions"
            #expect(
                try built.main("index.html").plain.contains("\(positions.open.count) \(noun) de l’État en vigueur"))
            let late = try sources.lateSteps(on: day).count
            #expect(board.contains("\(late) étapes \(day < "2014" ? "en retard" : "restant à faire")"), "\(day)")
            #expect(built.remarks.filter { $0.hasSuffix("case-vide") }.count >= matrix.holes.count)
            seen.append((matrix, positions.open, late))
        }
        #expect(seen[0].0 != seen[1].0 && seen[0].1 != seen[1].1 && seen[0].2 < seen[1].2)
        #expect(seen[1].1 != seen[2].1 && seen[2].1.isEmpty)
    }

    @Test func `who left is no référent, and who came is`() async throws {
        let june = ShownMatrix(reading: try await MissionSite.june.value.main("qui-fait-quoi.html"))
        let december = ShownMatrix(reading: try await MissionSite.december.value.main("qui-fait-quoi.html"))
        #expect(
            june.filled["agriculture/ddt"] == ["hubert-sillon"]
                && december.filled["agriculture/ddt"] == ["delphine-verger"])
        #expect(june.holes.contains("ville/ddsp") && december.filled["ville/ddsp"] == ["noe-girouette"])
        #expect(june.filled["agriculture/ddcspp"] == ["gilles-enclos"] && december.holes.contains("agriculture/ddcspp"))
        let panel = try await MissionSite.december.value.main("politiques/agriculture.html")
        let contacts = try #require(panel.section("interlocuteurs")).links(to: "personnes")
        #expect(contacts.contains("delphine-verger") && !contacts.contains("hubert-sillon"))
    }

    @Test func `years later the site reads as an archive`() async throws {
        let archive = try await MissionSite.archive.value
        #expect(archive.pages["index.html"]?.contains("situation au dimanche 22 novembre 2026") == true)
        for page in ["index.html", "calendrier.html"] {
            #expect(try archive.main(page).contains("Aucune rencontre à venir"), "\(page)")
        }
        let june = try await MissionSite.june.value
        #expect(try !june.main("index.html").contains("Aucune rencontre à venir"))
        #expect(try archive.main("index.html").plain.contains("1 plan d’action à la date passée"))
        // Nothing that happened is lost but the pages of those who left.
        #expect(
            Set(june.pages.keys).subtracting(archive.pages.keys) == ["personnes/hubert-sillon.html"]
                && Set(archive.pages.keys).isSubset(of: june.pages.keys))
    }
}
