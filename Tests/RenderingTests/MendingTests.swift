import ContentModel
import Diagnostics
import Foundation
import KnowledgeBase
import Rendering
import Testing

@Suite struct MendingTests {
    private func remark(_ path: String, line: Int) -> Diagnostic {
        Diagnostic(
            .content(.missingFile("x.pdf")), at: Place("content/" + path, line: line, column: 1), severity: .warning)
    }

    /// The headings of the groups, each with its lines' entries and places.
    private func groups(_ page: String) -> [String: [String]] {
        var groups: [String: [String]] = [:]
        for piece in page.components(separatedBy: "<section ").dropFirst() {
            let title = (piece.texts(of: "h2").first ?? "").replacing(/\ \(\d+\)$/, with: "")
            groups[title] = zip(
                piece.components(separatedBy: "<th scope=\"row\">").dropFirst(), piece.texts(of: "code")
            ).map {
                ($0.between(">", "</") ?? "") + " " + $1
            }
        }
        return groups
    }

    @Test func `remarks go to who keeps the entry, by a path where the model gives one`() throws {
        let remarks = [
            remark("sayings/a.md", line: 4), remark("members.csv", line: 3), remark("members.csv", line: 4),
            remark("model.yaml", line: 7), remark("circles/south.md", line: 2),
        ]
        let page = try Society.on("2020-01-05", remarks: remarks).page("to-do.html")
        let groups = groups(page)
        #expect(groups["North – Ann"] == ["Alpha sayings/a.md:4"])
        #expect(groups["South"] == ["South circles/south.md:2", "Bob members.csv:3"])
        #expect(groups["Nobody in charge"]?.count == 2)
        #expect(page.contains("<code>model.yaml:7</code>") && page.contains("<code>members.csv:4</code>"))
        #expect(!page.contains("content/"))
    }

    @Test func `dates make lines of their own: to reread, about to end, past`() throws {
        #expect(try Society.on("2020-01-05", remarks: []).page("to-do.html").contains("class=\"vide\""))
        let february = try Society.on("2020-02-01", remarks: []).page("to-do.html")
        #expect(february.texts(of: "code") == ["members.csv:2", "sayings/c.md:3"])
        let march = try Society.on("2020-03-01", remarks: []).page("to-do.html")
        #expect(march.contains("Not valid since 10 February 2020") && march.contains("Valid until 12 March 2020"))
        // A member who leaves is no document to renew.
        #expect(!march.contains("members.csv:4") && !march.contains("members.csv:3"))
    }

    @Test func `a message is in the site's language, with its weight in words`() throws {
        let page = try Society.on("2020-01-15", remarks: [remark("sayings/a.md", line: 4)]).page("to-do.html")
        #expect(page.contains(" Remark</span>") && page.contains(remark("", line: 1).message(in: .english)))
    }

    @Test func `what waits for a visa, what expires, what was validated last`() throws {
        let page = try Society.on("2020-03-02").page("news.html")
        let sections = page.components(separatedBy: "<section ").dropFirst().map { $0.texts(of: "h3") }
        #expect(sections == [["Epsilon", "Zeta"], ["Alpha"], ["Delta", "Gamma", "Beta", "Alpha"]])
        // Ten days, as the view says; not the thirty of lists. And nothing that is validated later.
        let earlier = try Society.on("2020-01-03").page("news.html").components(separatedBy: "<section ").dropFirst()
            .map { $0.texts(of: "h3") }
        #expect(earlier == [["Epsilon", "Zeta"], [], ["Gamma", "Beta", "Alpha"]])
    }

    @Test func `views of another audience have no page`() throws {
        #expect(throws: ListsSite.Missing.self) { try Society.on("2020-01-15", edition: 0).page("to-do.html") }
        #expect(throws: ListsSite.Missing.self) { try Society.on("2020-01-15", edition: 0).page("news.html") }
    }
}
