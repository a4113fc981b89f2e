import ContentModel
import Diagnostics
import Foundation
import KnowledgeBase
import Rendering
import Testing

@Suite struct IndexViewTests {
    @Test func `the small society is without fault`() throws {
        #expect(try Society.on("2020-02-15").diagnostics.map { $0.message(in: .english) } == [])
    }

    @Test func `groups follow the vocabulary, an entry stands in each of its groups, those without value come last`()
        throws
    {
        let page = try Society.on("2020-02-05").page("sayings.html")
        #expect(page.texts(of: "h2") == ["Grave", "Light", "Others"])
        #expect(page.between("part--grave-titre", "</section>")?.count(of: ">Beta</a>") == 1)
        let light = try require(page.between("part--light-titre", "</section>"))
        #expect(light.contains(">Alpha</a>") && light.contains(">Beta</a>"))
    }

    @Test func `an entry past its date leaves the list and stays reachable at its end`() throws {
        let before = try Society.on("2020-02-10").page("sayings.html")
        #expect(!before.contains("No longer in force"))
        #expect(before.contains(">Gamma</a>"))
        let after = try Society.on("2020-02-11").page("sayings.html")
        let over = try require(after.between("<summary>No longer in force (1)", "</details>"))
        #expect(over.contains(">Gamma</a>") && over.contains("Until 10 February 2020"))
        #expect(after.count(of: ">Gamma</a>") == 1)
    }

    @Test func `the list of a kind does the same`() throws {
        let page = try Society.on("2020-02-11").page("sayings/index.html")
        #expect(page.between("<ul class=\"liste\">", "</ul>")?.count(of: "<li>") == 3)
        #expect(page.between("No longer in force (1)", "</details>")?.contains("Gamma") == true)
        #expect(page.between("Not yet in force (2)", "</details>")?.count(of: "<li>") == 2)
    }

    @Test func `those who may not see drafts see no trace of them`() throws {
        let page = try Society.on("2020-02-11", edition: 0).page("sayings/index.html")
        #expect(!page.contains("Not yet in force") && !page.contains("Epsilon"))
    }

    @Test func `a near end is said thirty days before, not earlier`() throws {
        let soon = "Expires soon: 12 March 2020"
        #expect(!(try Society.on("2020-02-10").page("sayings/index.html").contains(soon)))
        #expect(try Society.on("2020-02-11").page("sayings/index.html").contains(soon))
        #expect(try Society.on("2020-03-12").page("sayings.html").contains(soon))
        #expect(!(try Society.on("2020-03-13").page("sayings.html").contains(soon)))
    }

    @Test func `what needs no visa does not expire but has a last day`() throws {
        let page = try Society.on("2020-03-01").page("members-a-to-z.html")
        #expect(page.contains("Until 10 March 2020") && !page.contains("Expires"))
        #expect(page.between("No longer in force (1)", "</details>")?.contains("Bob") == true)
    }

    @Test func `numbers can be dialled and references followed`() throws {
        let page = try Society.on("2020-01-15").page("members-a-to-z.html")
        #expect(page.contains("href=\"tel:+33353010001\""))
        #expect(page.contains("<a href=\"circles/north.html\">North</a>"))
    }

    @Test func `entries without pages are shown in full, each under an anchor that links lead to`() throws {
        let site = try Society.on(
            "2020-01-15", adding: ["circles/west.md": "---\nname: West\n---\nSee [[word:rfc|the paper]].\n"])
        let words = try site.page("words.html")
        let rfc = try require(words.between("<li id=\"rfc\">", "</li>"))
        #expect(rfc.contains("Request for Comments") && rfc.contains("A paper"))
        #expect(try site.page("circles/west.html").contains("<a href=\"../words.html#rfc\">the paper</a>"))
    }

    @Test func `a long index goes on on further pages, and its letters lead there`() throws {
        let rows = (100..<250).map { "m\($0);Member \($0);;;;" } + ["zoe;Zoe;;;;"]
        let site = try Society.on(
            "2020-01-15",
            adding: ["members.csv": "id;name;circle;phone;until;review on\n" + rows.joined(separator: "\n")])
        let pages = try ["members-a-to-z.html", "members-a-to-z-2.html"].map { try site.page($0) }
        #expect(pages[0].contains("href=\"members-a-to-z-2.html#lettre--z\""))
        #expect(pages[1].contains("id=\"lettre--z\""))
        #expect(pages.map { $0.count(of: "members/m") } == [100, 50])
    }

    @Test func `an order depends on who is in force`() throws {
        let recorder = ReadRecorder()
        let site = try Society.on("2020-02-11")
        _ = try site.page("sayings/index.html", recorder: recorder)
        let other = try Society.on("2020-02-01")
        let (now, then) = (
            BaseReader(site.orders, facts: site.facts), BaseReader(other.orders, facts: other.facts)
        )
        let changed = recorder.questions.filter { now.digest(of: $0) != then.digest(of: $0) }
        #expect(changed.contains(.list(KindID(2))))
        #expect(!recorder.questions.contains(.date))
    }
}
