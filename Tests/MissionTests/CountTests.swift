import Testing

/// What pages count is what the sources hold, counted here without the generator.
@Suite struct `What pages count` {
    private let sources = MissionSources()
    private let today = "2013-06-17"

    @Test(arguments: [MissionSite.relecture, MissionSite.dirigeants])
    func `is what the sources hold: designations, holes and coverage`(build: Task<MissionSite.Built, any Error>)
        async throws
    {
        let built = try await build.value
        let expected = try sources.matrix(on: today)
        let shown = try ShownMatrix(reading: built.main("qui-fait-quoi.html"))
        #expect(shown.holes == expected.holes && shown.holes.count == 2)
        #expect(shown.filled == expected.filled && shown.filled.count > 80)
        #expect(built.remarks == MissionSite.vacancies)
        let (filled, all) = (expected.filled.count, expected.filled.count + expected.holes.count)
        let board = try built.main("tableau-de-bord.html")
        #expect(board.plain.contains("\(filled * 100 / all) % Couverture – \(filled) sur \(all)"))
        #expect(board.plain.contains("\(expected.holes.count) places à pourvoir – couverture"))
        // Service by service.
        let services = Dictionary(grouping: Array(expected.filled.keys) + expected.holes) {
            $0.split(separator: "/")[1]
        }
        for row in try #require(board.section("par-unite")?.between("<tbody>", "</tbody>")).all("<tr>", "</tr>") {
            guard let service = row.links(to: "services").first, let cells = services[Substring(service)] else {
                continue
            }
            let held = cells.filter { expected.filled[$0] != nil }.count
            #expect(row.plain.contains("\(held) sur \(cells.count)"), "\(service)")
        }
    }

    @Test func `is what the sources hold: late steps`() async throws {
        let late = try sources.lateSteps(on: today)
        let board = try await MissionSite.relecture.value.main("tableau-de-bord.html")
        let list = try #require(board.section("en-retard"))
        #expect(
            list.all("<h3>", "</h3>").map(\.plain).sorted()
                == late.map(\.step).map { $0.replacing("'", with: "’") }.sorted())
        #expect(list.links(to: "actions").sorted() == late.map(\.action.id).sorted())
        #expect(board.plain.contains("\(late.count) étapes en retard") && late.count == 3)
    }

    @Test(arguments: [MissionSite.relecture, MissionSite.dirigeants])
    func `is what the sources hold: steps carried over to the next meeting`(build: Task<MissionSite.Built, any Error>)
        async throws
    {
        let meetings = try sources.notes("rencontres").sorted { ($0.fields["date"] ?? "") < ($1.fields["date"] ?? "") }
        let next = try #require(meetings.first { ($0.fields["date"] ?? "") > today })
        let held = meetings.filter { ($0.fields["date"] ?? "") <= today }
        let settled = Set(held.flatMap { $0.table("Étapes accomplies").compactMap { $0["solde"] } })
        let left = Set(held.flatMap { $0.table("Étapes à réaliser").compactMap { $0["n°"] } }).subtracting(settled)
        let page = try await build.value.main("rencontres/\(next.id).html")
        let shown = try #require(page.section("repris")).all("<small class=\"nb discret\">", "</small>")
        #expect(shown.sorted() == left.sorted() && left.count > 3 && !settled.isEmpty)
    }

    @Test(arguments: [MissionSite.relecture, MissionSite.dirigeants])
    func `is what the sources hold: three and seventeen make the twenty`(build: Task<MissionSite.Built, any Error>)
        async throws
    {
        let built = try await build.value
        let people = try sources.rows("personnes.csv")
        let listed = Set(try built.main("annuaire.html").links(to: "personnes"))
        var counts: [String: Int] = [:]
        for group in ["corps préfectoral", "cadres dirigeants"] {
            let expected = Set(people.filter { $0["groupe"] == group }.compactMap { $0["id"] })
            let shown = built.pages.filter { $0.value.contains("<dt>Groupe</dt><dd>\(group)</dd>") }.keys
            #expect(Set(shown) == Set(expected.map { "personnes/\($0).html" }))
            #expect(listed.isSuperset(of: expected))
            counts[group] = shown.count
        }
        #expect(counts == ["corps préfectoral": 3, "cadres dirigeants": 17])
    }

    @Test func `is what the sources hold: the home page`() async throws {
        let home = try await MissionSite.relecture.value.main("index.html").plain
        let matrix = try sources.matrix(on: today)
        let services = Set((Array(matrix.filled.keys) + matrix.holes).compactMap { $0.split(separator: "/").last })
        let policies = try sources.notes("politiques").count
        #expect(
            home.contains(
                "\(policies) politiques publiques, \(services.count) services, \(matrix.filled.count) référents ; à désigner : \(matrix.holes.count)"
            ))
        let positions = try sources.positions(on: today)
        #expect(home.contains("\(positions.open.count) positions de l’État en vigueur"))
        #expect(home.contains("\(positions.over.count) position de l’État à la date passée"))
        let steps = try sources.notes("actions").flatMap { $0.table("Étapes") }
        let done = steps.filter { $0["état"] == "fait" }.count
        #expect(
            home.contains(
                "\(try sources.notes("actions").count) actions ; fait : \(done) étapes sur \(steps.count)"))
        let folders = [
            "actions", "attentes", "bonnes-pratiques", "dires", "documents", "instances", "missions", "outils", "pages",
            "pages/aide",
            "plans",
            "politiques", "rencontres", "services", "situations",
        ]
        let files = try folders.map { try sources.notes($0).count }.reduce(0, +)
        let people = try sources.rows("personnes.csv").filter {
            ($0["départ"] ?? "").isEmpty || $0["départ"] ?? "" >= today
        }
        let rows = try people.count + sources.rows("territoires.csv").count
        #expect(home.contains("\(files + rows) fiches de A à Z"))
    }
}
