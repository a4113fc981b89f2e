import Foundation
import Language
import Testing

/// Plan, calendar and dashboard of the sample, counted again from its sources and compared with what pages show.
@Suite struct `Steering` {
    private let sources = MissionSources()

    private static let days = [
        ("2013-06-15", MissionSite.june), ("2013-06-17", MissionSite.relecture), ("2013-12-31", MissionSite.december),
        ("2026-11-22", MissionSite.archive),
    ]

    private func steps() throws -> [(action: String, row: [String: String])] {
        try sources.notes("actions").flatMap { action in action.table("Étapes").map { (action.id, $0) } }
    }

    @Test func `shows the steps that a reader counts in the sources`() async throws {
        let steps = try steps()
        for (day, build) in Self.days {
            let plan = try await build.value.page("ou-en-est-on.html")
            let late = try sources.lateSteps(on: day).count
            let total = steps.count { $0.row["état"] != "abandonné" }
            let figures = plan.figures
            #expect(figures[0].number == String(steps.count { $0.row["état"] == "fait" }), "\(day)")
            #expect(figures[0].text.hasSuffix("sur \(total)"), "\(day)")
            #expect(figures[2].number == String(late), "\(day)")
            #expect(plan.part("en-retard").headedRows.count == late, "\(day)")
            #expect(plan.part("etapes").headedRows.count == steps.count, "\(day)")
            for (action, own) in Dictionary(grouping: steps, by: \.action) {
                let done = own.count { $0.row["état"] == "fait" }
                let all = own.count { $0.row["état"] != "abandonné" }
                let row = try #require(plan.between("<tr id=\"action-\(action)\">", "</tr>"))
                #expect(row.contains("\(done) sur \(all) (\(done * 100 / all)"), "\(action), \(day)")
            }
        }
    }

    @Test func `counts on the dashboard what its lists hold`() async throws {
        for (day, build) in Self.days {
            let board = try await build.value.page("tableau-de-bord.html")
            let matrix = try sources.matrix(on: day)
            let (held, all) = (matrix.filled.count, matrix.filled.count + matrix.holes.count)
            #expect(board.figures[0].number == "\(held * 100 / all)\u{A0}%", "\(day)")
            #expect(board.figures[0].text.hasSuffix("\(held) sur \(all)"), "\(day)")
            #expect(board.items("a-pourvoir-couverture") == matrix.holes.count, "\(day)")
            let late = try sources.lateSteps(on: day).count
            #expect(board.items("en-retard") == late, "\(day)")
            let commitments = try sources.rows("engagements.csv").count { row in
                let due = row["reporté au"].flatMap { $0.isEmpty ? nil : $0 } ?? row["pour quand"] ?? ""
                return ["à faire", "en cours"].contains(row["état"] ?? "") && due < day
            }
            #expect(board.items("en-retard-engagement") == commitments, "\(day)")
            // Every figure that leads to a list is the number of its lines, and the table adds up.
            for figure in board.figures where figure.anchor != "par-unite" {
                #expect(figure.number == String(board.items(figure.anchor)), "\(figure.text), \(day)")
            }
            let numbers = board.part("par-unite").headedRows.map(\.numbers)
            let sums = try #require(numbers.last)
            for column in sums.indices {
                #expect(numbers.dropLast().map { $0[column] }.reduce(0, +) == sums[column], "\(day)")
            }
            #expect(sums[0] == late, "\(day)")
        }
    }

    @Test func `shows all readers progress and what is to come, not who is late`() async throws {
        let built = try await MissionSite.cadres.value
        let plan = try built.page("ou-en-est-on.html")
        #expect(plan.figures[0].number == String(try steps().count { $0.row["état"] == "fait" }))
        let late = try sources.lateSteps(on: "2013-06-17").map { Typography.french($0.step) }
        #expect(late.count == 3)
        let pages = [
            "ou-en-est-on.html", "ou-en-est-on-par-pilote.html", "calendrier.html", "personnes/yves-compas.html",
        ]
        for path in pages { #expect(try !built.page(path).contains("En retard"), "\(path)") }
        for name in late {
            #expect(!plan.contains(name))
            #expect(try !built.page("calendrier.html").contains(name))
        }
        #expect(built.pages["ou-en-est-on-par-chef-de-projet.html"] == nil)
        #expect(built.pages["tableau-de-bord.html"] == nil)
        // One's own commitments stand on one's own page.
        let own = "Obtenir de chaque chef de service la signature des fiches de sa maison"
        #expect(try built.page("personnes/yves-compas.html").contains(own))
    }

    @Test func `puts late people first, and a day put off beside the first one`() async throws {
        let page = try await MissionSite.dirigeants.value.page("ou-en-est-on-par-chef-de-projet.html")
        let people = page.all("<section id=\"personne-", "\"")
        #expect(Set(people.prefix(3)) == ["david-clavier", "elodie-sirene", "yves-compas"])
        let digue = try #require(page.between("<section id=\"personne-vincent-digue\"", "</section>"))
        #expect(digue.contains("5 juillet 2013 <small class=\"discret\">(reporté du 31 mai 2013)"))
    }

    @Test func `is over long after, and nothing is to come`() async throws {
        let built = try await MissionSite.archive.value
        let plan = try built.page("ou-en-est-on.html")
        #expect(plan.contains("Ce plan est terminé"))
        #expect(!plan.contains("En retard"))
        let calendar = try built.page("calendrier.html")
        #expect(calendar.contains("Aucune rencontre à venir."))
        #expect(!calendar.contains("<ul class=\"grille mois\">"))
        #expect(try built.page("calendrier-2013.html").all("(passé", ")").count == 12)
    }
}

extension MissionSite.Built {
    fileprivate func page(_ path: String) throws -> String { try #require(pages[path], "no \(path)") }
}

extension String {
    /// What lies between a heading of that id and the end of its section.
    fileprivate func part(_ id: String) -> String { between("<h2 id=\"\(id)\">", "</section>") ?? "" }

    /// The rows of tables, but for those that open a group.
    fileprivate var headedRows: [String] {
        matches(of: #/(?s)<tr(?: id="[^"]*")?>(.*?)</tr>/#).map { String($0.1) }.filter { $0.contains("scope=\"row\"") }
    }

    /// The whole numbers that stand in cells of their own.
    fileprivate var numbers: [Int] {
        matches(of: #/<td class="nb"[^>]*>(?:<a [^>]*>)?([0-9]+)/#).compactMap { Int($0.1) }
    }

    /// How many lines a list has.
    fileprivate func items(_ id: String) -> Int { part(id).components(separatedBy: "<li>").count - 1 }

    /// The figures at the head of a page, and the anchor to which each leads.
    fileprivate var figures: [(anchor: String, number: String, text: String)] {
        matches(of: #/<li class="[a-z]*"><a href="#([^"]*)"><b>([^<]*)</b> ([^<]*)</a>/#).map {
            (String($0.1), String($0.2), String($0.3))
        }
    }
}
