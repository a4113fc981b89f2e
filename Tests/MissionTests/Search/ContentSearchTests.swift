import Foundation
import SearchCore
import TestSupport
import Testing

/// What people of the préfecture and their visitors type, on the repository's own content.
@Suite struct `Searching the real content` {
    @Test func `a hundred and twenty phrases of mayors, employers and cadres find their page`() async throws {
        let site = try await SearchedSite()
        let file = Repository.root.appending(path: "Tests/MissionTests/Search/phrases.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        var first = 0
        var misses: [String] = []
        for line in lines {
            let cells = line.split(separator: ";").map(String.init)
            try #require(cells.count == 2, "\(line)")
            #expect(site.pages.contains { $0.path == cells[1] }, "\(cells[1])")
            let found = try site.paths(cells[0], limit: 3)
            if found.first == cells[1] { first += 1 }
            if found.first != cells[1] { misses.append("\(cells[0]) → \(found), not \(cells[1])") }
            #expect(found.contains(cells[1]), "\(cells[0]) → \(found)")
        }
        print("\(lines.count) phrases, \(first) first;", misses.joined(separator: "\n  "))
        #expect(lines.count >= 120 && first * 10 >= lines.count * 9)
    }

    @Test(arguments: ["loup", "14 juillet 1999", "13 juin 2013"])
    func `what nobody writes about finds nothing, and is said to be unknown`(query: String) async throws {
        let results = try await SearchedSite().results(query)
        #expect(results.results.isEmpty && results.words.map { String(decoding: $0.text, as: UTF8.self) } == [query])
    }

    @Test(arguments: [
        ("carte grise", "missions/immatriculation.html"), ("ddass", "services/dt-ars.html"),
        ("la DDE", "services/ddt.html"),
        ("préfet", "personnes/antoine-beffroi.html"), ("secrétaire général", "personnes/paul-encrier.html"),
        ("directeur de la DDT", "personnes/francois-charpente.html"),
    ])
    func `an old name or a function answers once`(query: String, path: String) async throws {
        let answers = try await SearchedSite().results(query).answers
        #expect(answers.map { String(decoding: $0.path, as: UTF8.self) } == [path])
    }

    @Test func `every page in force is found first by its title, otherwise among as many as share it`() async throws {
        let site = try await SearchedSite()
        var sharing: [String: Int] = [:]
        for page in site.pages { sharing[page.title.lowercased(), default: 0] += 1 }
        // Who bears a sigle comes before the line of the glossary that explains it.
        for sigle in try sigles() { sharing[sigle.lowercased(), default: 0] += 1 }
        for name in try otherNames() { sharing[name.lowercased(), default: 0] += 1 }
        // So does a position that says the name in its question.
        for page in site.pages where sharing[page.title.lowercased(), default: 0] > 1 {
            for other in site.pages
            where other.path.hasPrefix("dires/")
                && other.title.split(whereSeparator: \.isWhitespace).contains(Substring(page.title))
            {
                sharing[page.title.lowercased(), default: 0] += 1
            }
        }
        var checked = 0
        for page in site.pages where page.isInForce {
            let found = try site.results(page.title, limit: sharing[page.title.lowercased(), default: 1]).results
            #expect(found.contains { $0.document == page.number }, "\(page.title): \(page.path)")
            checked += 1
        }
        #expect(checked > 500)
    }

    /// What files say in `aussi appelé` and `sujet`, and as names of views.
    private func otherNames() throws -> [String] {
        let content = Repository.root.appending(path: "content")
        let files = FileManager.default.enumerator(at: content, includingPropertiesForKeys: nil)?.compactMap {
            $0 as? URL
        }
        return try (files ?? []).filter { ["md", "yaml"].contains($0.pathExtension) }.flatMap { file -> [String] in
            let text = try String(contentsOf: file, encoding: .utf8)
            let lists = text.matches(of: #/(?:aussi appelé|also called) ?: ?\[([^\]]*)\]/#).map(\.1)
            let subjects = text.matches(of: #/(?m)^sujet ?: ?(.+)$/#).map { String($0.1) }
            return subjects
                + lists.flatMap {
                    $0.split(separator: ",").map {
                        $0.trimmingCharacters(in: CharacterSet(charactersIn: " \"")).replacing(
                            #/^(l['’]|la |le |les )/#, with: "")
                    }
                }
        }
    }

    private func sigles() throws -> [String] {
        try ["services", "instances"].flatMap { folder -> [String] in
            let folder = Repository.root.appending(path: "content/\(folder)")
            return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).compactMap {
                try String(contentsOf: $0, encoding: .utf8).firstMatch(of: #/(?m)^sigle ?: ?(.+)$/#).map {
                    String($0.1)
                }
            }
        }
    }

    @Test func `every person is found first by name in either order`() async throws {
        let site = try await SearchedSite()
        let people = site.pages.filter { $0.path.hasPrefix("personnes/") && $0.isInForce }
        for person in people {
            let words = person.title.split(separator: " ").map(String.init)
            for query in [person.title, (words.dropFirst() + words.prefix(1)).joined(separator: " ")] {
                #expect(try site.paths(query).first == person.path, "\(query)")
            }
        }
        #expect(people.count > 50)
    }

    @Test(arguments: [
        ("référent logement", "– Logement et parc social"),
        ("logemnt", "Logement et parc social"),
        ("DDCSPP", "Direction départementale de la cohésion sociale et de la protection des populations"),
        ("l’écologie", "Eau, milieux aquatiques et biodiversité"),
        ("Qui s’occupe du logement dans le département ?", "Logement et parc social"),
        (
            "Que dit l’État à un maire qui veut construire en zone inondable ?",
            "Zone inondable : peut-on encore construire dans ma commune ?"
        ),
    ])
    func `the right answer comes first`(query: String, title: String) async throws {
        let site = try await SearchedSite()
        let found = try site.results(query).results.map { plain(String(decoding: $0.title, as: UTF8.self)) }
        #expect(found.first?.hasSuffix(plain(title)) == true, "\(query): \(found.prefix(4))")
    }

    private func plain(_ text: String) -> String {
        text.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 == "’" ? "'" : String($0) }.joined()
    }

    @Test func `those who hold a place rank above those who stand in for them`() async throws {
        let site = try await SearchedSite()
        let table = Repository.root.appending(path: "content/referents.csv")
        let rows = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").dropFirst().map {
            $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
        }
        let standIns = Set(rows.filter { $0.count > 4 && $0[4] == "suppléant" }.map { $0[0] })
        var compared = 0
        for policy in site.pages where policy.path.hasPrefix("politiques/") && !policy.path.contains("#") {
            let found = try site.results("référent " + policy.title, limit: 20).results.filter {
                $0.isInForce && String(decoding: $0.kind, as: UTF8.self) == "référent"
                    && String(decoding: $0.title, as: UTF8.self).hasSuffix(policy.title)
            }
            let isStandIn = found.map { standIns.contains(String(decoding: $0.id, as: UTF8.self)) }
            if let first = isStandIn.firstIndex(of: true) {
                #expect(!isStandIn[first...].contains(false), "\(policy.title): \(isStandIn)")
                compared += 1
            }
        }
        #expect(compared > 0)
    }
}
