import Foundation
import Testing

/// Lists of the sample, counted again from its sources: what holds on a day and what does not.
@Suite struct `Lists of the sample` {
    private let sources = MissionSources()

    private static let days = [
        ("2013-06-15", MissionSite.june), ("2013-06-17", MissionSite.relecture), ("2013-12-31", MissionSite.december),
        ("2026-11-22", MissionSite.archive),
    ]

    /// The validated positions of a day: those in force, and those that ended or were replaced.
    private func standing(on day: String) throws -> (held: Int, over: Int) {
        let begun = try sources.notes("dires").filter {
            $0.fields["état de publication"] == "validé" && $0.fields["validé le"] ?? "" <= day
        }
        let replaced = Set(begun.compactMap { $0.fields["remplace"] })
        let held = begun.count { $0.fields["valable jusqu'au"] ?? "" >= day && !replaced.contains($0.id) }
        return (held, begun.count - held)
    }

    @Test func `put positions in force first and the others apart`() async throws {
        for (day, build) in Self.days {
            let built = try await build.value
            let expected = try standing(on: day)
            for path in ["dires/index.html", "que-dit-l-etat.html"] {
                let page = try built.main(path)
                let over = page.between("<details class=\"hors\" id=\"part--over-\"", "</details>") ?? ""
                #expect(over.all("<li>", "</li>").count == expected.over, "\(path), \(day)")
                let main = page.replacing(/<details.*?<\/details>/.dotMatchesNewlines(), with: "")
                let list =
                    path.hasPrefix("dires")
                    ? main.between("<ul class=\"liste\">", "</ul>")?.all("<li>", "</li>")
                    : main.all("<b><a href=\"dires/", "</a>")
                #expect(list?.count ?? 0 == expected.held, "\(path), \(day)")
            }
        }
    }

    @Test func `hold everybody of the directory but those who left`() async throws {
        for (day, build) in [Self.days[1], Self.days[2]] {
            let people = try sources.rows("personnes.csv")
            let left = people.count { $0["départ"] ?? "" != "" && $0["départ"] ?? "" < day }
            let coming = people.count { $0["arrivée"] ?? "" > day }
            let page = try await build.value.main("annuaire.html")
            #expect(left > 0 && !page.contains("id=\"part--over-\""))
            #expect((page.between("id=\"part--not-yet-\"", "</details>") ?? "").all("<li>", "</li>").count == coming)
            #expect(page.all("<b><a href=\"personnes/", "</a>").count == people.count - left)
        }
    }

    @Test func `hold every sigle under its anchor`() async throws {
        let page = try await MissionSite.cadres.value.main("glossaire.html")
        let ids = try sources.rows("sigles.csv").compactMap { $0["id"] }
        #expect(ids.count >= 60)
        #expect(ids.filter { !page.contains("<li id=\"\($0)\">") } == [])
        #expect(page.all("<li id=\"", "\"").count == ids.count)
    }

    @Test func `are of texts that explain no sigle twice, nor inside a link or heading`() async throws {
        let built = try await MissionSite.relecture.value
        var explained = 0
        for position in try sources.notes("dires") {
            let page = try built.main("dires/\(position.id).html")
            let names = page.components(separatedBy: "<abbr title=\"").dropFirst().compactMap {
                $0.between("href=\"", "\"")
            }
            explained += names.count
            #expect(Set(names).count == names.count, "\(position.id)")
            #expect(
                page.firstMatch(of: /<(a|h[1-6])\b[^>]*>(?:(?!<\/\1>).)*<abbr/.dotMatchesNewlines()) == nil,
                "\(position.id)")
        }
        #expect(explained > 10)
    }

    @Test func `have no next meeting in the archive`() async throws {
        let page = try await MissionSite.archive.value.main("index.html")
        #expect(page.contains("Aucune rencontre à venir.") && page.contains("Dernière rencontre"))
    }
}
