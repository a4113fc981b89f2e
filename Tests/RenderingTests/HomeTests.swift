import ContentModel
import Diagnostics
import Foundation
import KnowledgeBase
import Rendering
import Testing

@Suite struct HomeTests {
    @Test func `the next meeting is the first that is not past, that of the day included`() throws {
        let first = try Society.on("2020-02-01").page("index.html")
        #expect(first.between("class=\"carte rendez-vous\"", "</section>")?.contains("First evening") == true)
        #expect(first.contains("datetime=\"2020-02-01\"") && first.contains("19:30") && first.contains("At Ann"))
        let second = try Society.on("2020-02-02").page("index.html")
        #expect(second.between("class=\"carte rendez-vous\"", "</section>")?.contains("Second evening") == true)
    }

    @Test func `where none is to come the page says so and leads to the last`() throws {
        let page = try Society.on("2021-01-01").page("index.html")
        #expect(!page.contains("rendez-vous\""))
        #expect(page.contains("evenings/two.html"))
    }

    @Test func `doors say how much lies behind them and what else`() throws {
        let page = try Society.on("2020-02-11").page("index.html")
        #expect(page.contains("<p>3 sayings in force</p>"))
        #expect(page.contains("<li><a href=\"circles/index.html\">Circles</a></li>"))
        #expect(page.contains("<p>Second evening, Sunday 1 March 2020</p>"))
    }

    @Test func `figures tell who can see drafts and who cannot the same of what is in force`() throws {
        let all = try Society.on("2020-02-11").page("index.html")
        let some = try Society.on("2020-02-11", edition: 0).page("index.html")
        for page in [all, some] { #expect(page.contains("<b>3</b> sayings in force")) }
        #expect(all.contains("<b>1</b> saying out of date"))
        #expect(!some.contains("Epsilon"))
    }
}

/// Counts made from the sources by other means than the generator's, against what pages show.
@Suite struct ContentCountTests {
    private func rows(_ name: String) throws -> [[String: String]] {
        let text = try String(contentsOf: ListsSite.repository.appending(path: "content/" + name), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map { $0.components(separatedBy: ";") }
        return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
    }

    /// The front matter of each position, by identifier.
    private func positions() throws -> [String: [String: String]] {
        let folder = ListsSite.repository.appending(path: "content/dires")
        var positions: [String: [String: String]] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let head = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "---\n")[1]
            let pairs = head.split(separator: "\n").compactMap { line -> (String, String)? in
                guard let colon = line.range(of: ": ") else { return nil }
                return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...]))
            }
            positions[file.deletingPathExtension().lastPathComponent] = Dictionary(pairs) { first, _ in first }
        }
        return positions
    }

    /// Those in force, and those that ended or were replaced, among the validated.
    private func standing(on day: String) throws -> (held: Int, over: Int) {
        let validated = try positions().filter { $0.value["état de publication"] == "validé" }
        let begun = validated.filter { $0.value["validé le"] ?? "" <= day }
        let replaced = Set(begun.values.compactMap { $0["remplace"] })
        let held = begun.filter { $0.value["valable jusqu'au"] ?? "" >= day && !replaced.contains($0.key) }
        return (held.count, begun.count - held.count)
    }

    @Test(arguments: ["2013-06-15", "2013-06-17", "2013-12-31", "2026-11-22"])
    func `positions in force and out of force`(day: String) throws {
        let site = try ListsSite.content(on: day)
        let expected = try standing(on: day)
        for path in ["dires/index.html", "que-dit-l-etat.html"] {
            let page = try site.page(path)
            let over = page.between("<details class=\"hors\" id=\"part--over-\"", "</details>") ?? ""
            #expect(over.count(of: "<li>") == expected.over, "\(path)")
            let main = page.replacing(/<details.*?<\/details>/.dotMatchesNewlines(), with: "")
            let list =
                path.hasPrefix("dires")
                ? main.between("<ul class=\"liste\">", "</ul>")?.count(of: "<li>")
                : main.count(of: "<b><a href=\"dires/")
            #expect(list ?? 0 == expected.held, "\(path)")
        }
        let home = try site.page("index.html")
        if expected.held > 0 { #expect(home.contains("<b>\(expected.held)</b> positions de l’État en vigueur")) }
    }

    @Test(arguments: ["2013-06-17", "2013-12-31"])
    func `everybody of the directory is in it, those who left apart`(day: String) throws {
        let people = try rows("personnes.csv")
        let left = people.count { $0["départ"] ?? "" != "" && $0["départ"] ?? "" < day }
        let coming = people.count { $0["arrivée"] ?? "" > day }
        let page = try ListsSite.content(on: day, edition: 0).page("annuaire.html")
        #expect((page.between("id=\"part--over-\"", "</details>") ?? "").count(of: "<li>") == left)
        #expect((page.between("id=\"part--not-yet-\"", "</details>") ?? "").count(of: "<li>") == coming)
        #expect(page.count(of: "<b><a href=\"personnes/") == people.count)
    }

    @Test func `the glossary holds every sigle under its anchor`() throws {
        let page = try ListsSite.content(on: "2013-06-17", edition: 0).page("glossaire.html")
        let ids = try rows("sigles.csv").compactMap { $0["id"] }
        #expect(ids.count >= 60)
        #expect(ids.filter { !page.contains("<li id=\"\($0)\">") } == [])
        #expect(page.count(of: "<li id=\"") == ids.count)
    }

    @Test func `no page of a text explains a sigle twice or inside a link or heading`() throws {
        let site = try ListsSite.content(on: "2013-06-17", edition: 2)
        var explained = 0
        for id in site.base.ids(ofKind: try require(site.base.model.kind(named: "dire")).id) {
            let page = try site.page("dires/\(site.base[id].slug).html")
            let names = page.components(separatedBy: "<abbr title=\"").dropFirst().compactMap {
                $0.between("href=\"", "\"")
            }
            explained += names.count
            #expect(Set(names).count == names.count, "\(site.base[id].slug)")
            #expect(
                page.firstMatch(of: /<(a|h[1-6])\b[^>]*>(?:(?!<\/\1>).)*<abbr/.dotMatchesNewlines()) == nil,
                "\(site.base[id].slug)")
        }
        #expect(explained > 10)
    }

    @Test func `the archive has no next meeting`() throws {
        let page = try ListsSite.content(on: "2026-11-22", edition: 0).page("index.html")
        #expect(page.contains("Aucune rencontre à venir.") && page.contains("Dernière rencontre"))
    }

    @Test(arguments: [0, 1, 2]) func `all pages of all editions can be drawn`(edition: Int) throws {
        let site = try ListsSite.content(on: "2013-06-17", edition: edition)
        #expect(site.frame.checkTemplates().map { $0.message(in: .french) } == [])
        for path in [
            "index.html", "plan-du-site.html", "index-a-z.html", "annuaire.html", "mutualisations-de-a-a-z.html",
        ] {
            #expect(try site.page(path).contains("</html>"))
        }
    }
}
