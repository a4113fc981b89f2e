import Foundation
import Language
import SiteBuild
import Testing

/// Plan, calendar and dashboard of the real content, counted again from its sources and compared with what pages show.
@Suite(.serialized) struct `Steering by the real content` {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func build(_ edition: String, at day: String) async throws -> ShownSite {
        try await ShownSite.build(folder, content: ShownSite.repository + "/content", edition: edition, at: day)
    }

    @Test(arguments: ["2013-06-15", "2013-06-17", "2013-12-31", "2026-11-22"])
    func `late steps, progress, coverage and lists are what a reader counts in the sources`(day: String) async throws {
        let site = try await build("dirigeants", at: day)
        let plan = try site.text("ou-en-est-on.html")
        let board = try site.text("tableau-de-bord.html")
        let sources = Sources()

        let steps = try sources.steps()
        let late = steps.filter { $0.isLate(at: day) }
        let total = steps.count { $0.state != "abandonné" }
        #expect(ShownSite.figures(plan).map(\.number)[0] == String(steps.count { $0.state == "fait" }))
        #expect(ShownSite.figures(plan)[0].text.hasSuffix("sur \(total)"))
        #expect(ShownSite.figures(plan)[2].number == String(late.count))
        #expect(ShownSite.rows(ShownSite.section("en-retard", of: plan)).count == late.count)
        #expect(ShownSite.rows(ShownSite.section("etapes", of: plan)).count == steps.count)
        for (action, own) in Dictionary(grouping: steps, by: \.action) {
            let (done, all) = (own.count { $0.state == "fait" }, own.count { $0.state != "abandonné" })
            let row = try #require(
                plan.firstMatch(of: try Regex("<tr id=\"action-\(action)\">.*?</tr>").dotMatchesNewlines()))
            #expect(row.0.contains("\(done) sur \(all) (\(done * 100 / all)"), "\(action)")
        }

        let commitments = try sources.commitments().filter { $0.isLate(at: day) }
        let cells = try sources.coverage(at: day)
        let held = cells.count { $0.isHeld }
        #expect(ShownSite.figures(board)[0].number == "\(held * 100 / cells.count)\u{A0}%")
        #expect(ShownSite.figures(board)[0].text.hasSuffix("\(held) sur \(cells.count)"))
        #expect(ShownSite.items("a-pourvoir-couverture", of: board) == cells.count - held)
        #expect(ShownSite.items("en-retard", of: board) == late.count)
        #expect(ShownSite.items("en-retard-engagement", of: board) == commitments.count)
        // Every figure that leads to a list is the number of its lines, and the table adds up.
        for figure in ShownSite.figures(board) where figure.anchor != "par-unite" {
            #expect(figure.number == String(ShownSite.items(figure.anchor, of: board)), "\(figure.text)")
        }
        let numbers = ShownSite.rows(ShownSite.section("par-unite", of: board)).map(ShownSite.numbers)
        let columns = try #require(numbers.last)
        for column in columns.indices {
            #expect(numbers.dropLast().map { $0[column] }.reduce(0, +) == columns[column])
        }
        #expect(columns[0] == late.count)
    }

    @Test func `the edition for all sees progress and what is to come, not who is late`() async throws {
        let site = try await build("cadres", at: "2013-06-17")
        let plan = try site.text("ou-en-est-on.html")
        let steps = try Sources().steps()
        #expect(ShownSite.figures(plan)[0].number == String(steps.count { $0.state == "fait" }))
        let late = steps.filter { $0.isLate(at: "2013-06-17") }.map { Typography.french($0.name) }
        #expect(late.count == 3)
        for page in [
            "ou-en-est-on.html", "ou-en-est-on-par-pilote.html", "calendrier.html", "personnes/yves-compas.html",
        ] {
            let text = try site.text(page)
            #expect(!text.contains("En retard"), "\(page)")
        }
        for name in late {
            #expect(!plan.contains(name))
            #expect(try !site.text("calendrier.html").contains(name))
        }
        #expect(!folder.exists("site/ou-en-est-on-par-chef-de-projet.html"))
        #expect(!folder.exists("site/tableau-de-bord.html"))
        // One's own commitments stand on one's own page.
        #expect(
            try site.text("personnes/yves-compas.html").contains(
                "Obtenir de chaque chef de service la signature des fiches de sa maison"))
    }

    @Test
    func `a person's work stands in the list by person, late people first, with a day put off beside the first one`()
        async throws
    {
        let site = try await build("dirigeants", at: "2013-06-17")
        let page = try site.text("ou-en-est-on-par-chef-de-projet.html")
        let people = page.matches(of: #/<section id="personne-([a-z-]+)"/#).map { String($0.1) }
        #expect(Set(people.prefix(3)) == ["david-clavier", "elodie-sirene", "yves-compas"])
        let digue = try #require(page.firstMatch(of: #/(?s)<section id="personne-vincent-digue".*?</section>/#)).0
        #expect(digue.contains("5 juillet 2013 <small class=\"discret\">(reporté du 31 mai 2013)"))
    }

    @Test func `long after, the plan is over and nothing is to come`() async throws {
        let site = try await build("dirigeants", at: "2026-11-22")
        let plan = try site.text("ou-en-est-on.html")
        #expect(plan.contains("Ce plan est terminé"))
        #expect(!plan.contains("En retard"))
        let calendar = try site.text("calendrier.html")
        #expect(calendar.contains("Aucune rencontre à venir."))
        #expect(!calendar.contains("<ul class=\"grille mois\">"))
        #expect(try site.text("calendrier-2013.html").matches(of: #/\(passé\)/#).count == 12)
    }
}

/// The content read without the generator.
private struct Sources {
    struct Step {
        var action = ""
        var name = ""
        var due = ""
        var moved = ""
        var state = ""

        func isLate(at day: String) -> Bool {
            ["à faire", "en cours"].contains(state) && (moved.isEmpty ? due : moved) < day
        }
    }

    struct Cell {
        var isHeld: Bool
    }

    private let root = ShownSite.repository + "/content/"

    private func files(_ name: String) throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(atPath: root + name).sorted().filter { $0.hasSuffix(".md") }
            .map {
                ($0.replacing(".md", with: ""), try String(contentsOfFile: root + name + "/" + $0, encoding: .utf8))
            }
    }

    private func table(_ name: String) throws -> [[String: String]] {
        let lines = try String(contentsOfFile: root + name, encoding: .utf8).split(separator: "\n").map(Self.cells)
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }

    private static func field(_ name: String, of text: String) -> String {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") } ?? ""
        return line.dropFirst(name.count + 1).trimmingCharacters(in: CharacterSet(charactersIn: " []\""))
    }

    private static func list(_ name: String, of text: String) -> [String] {
        field(name, of: text).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    func steps() throws -> [Step] {
        try files("actions").flatMap { name, text in
            let part = text.components(separatedBy: "## Étapes")[1].components(separatedBy: "\n## ")[0]
            return part.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map { line in
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
                return Step(action: name, name: cells[0], due: cells[2], moved: cells[3], state: cells[4])
            }
        }
    }

    func commitments() throws -> [Step] {
        try table("engagements.csv").map {
            Step(
                name: $0["quoi"] ?? "", due: $0["pour quand"] ?? "", moved: $0["reporté au"] ?? "",
                state: $0["état"] ?? "")
        }
    }

    /// A policy and each service that its pilot or contributors name, and whether somebody stands for it there.
    func coverage(at day: String) throws -> [Cell] {
        let parents = Dictionary(
            uniqueKeysWithValues: try files("services").map { ($0.name, Self.field("rattachement", of: $0.text)) })
        let homes = Dictionary(
            uniqueKeysWithValues: try table("personnes.csv").map { ($0["id"] ?? "", $0["service"] ?? "") })
        let holders = try table("referents.csv").filter { row in
            let (from, until) = (row["depuis"] ?? "", row["jusqu'au"] ?? "")
            return ["", "titulaire", "par intérim"].contains(row["rôle"] ?? "") && from <= day
                && (until.isEmpty || until >= day)
        }
        func isBelow(_ service: String, _ top: String) -> Bool {
            service == top || !service.isEmpty && isBelow(parents[service] ?? "", top)
        }
        return try files("politiques").flatMap { name, text in
            let services = Set([Self.field("pilote", of: text)] + Self.list("contributeurs", of: text))
            return services.map { service in
                Cell(
                    isHeld: holders.contains { row in
                        let policies = (row["politiques"] ?? "").split(separator: "|").map {
                            $0.trimmingCharacters(in: .whitespaces)
                        }
                        let own = row["service"] ?? ""
                        let home = own.isEmpty ? homes[row["personne"] ?? ""] ?? "" : own
                        return policies.contains(name) && isBelow(home, service)
                    })
            }
        }
    }
}
