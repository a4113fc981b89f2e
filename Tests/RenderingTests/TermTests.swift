import ContentModel
import Diagnostics
import Foundation
import KnowledgeBase
import Rendering
import Testing

@Suite struct TermTests {
    /// The abbreviations on the page of a saying with that note and that text.
    private func explained(_ text: String, note: String = "") throws -> [String] {
        let field = note.isEmpty ? "" : "note: \"\(note)\"\n"
        let site = try Society.on("2020-01-15", adding: ["sayings/x.md": "---\nline: Xi\n\(field)---\n" + text + "\n"])
        let page = try site.page("sayings/x.html")
        return page.components(separatedBy: "<abbr").dropFirst().map { piece in
            (piece.between("title=\"", "\"") ?? "") + " = "
                + (piece.between("\">", "</abbr>") ?? "").replacing(/<[^>]*>/, with: "")
        }
    }

    @Test func `a sigle is explained where a page first has it, and leads to its entry`() throws {
        #expect(try explained("An RFC is read; the RFC is done.") == ["Request for Comments = RFC"])
        let site = try Society.on("2020-01-15", adding: ["circles/west.md": "---\nname: West\n---\nAn RFC.\n"])
        let page = try site.page("circles/west.html")
        #expect(page.contains("An <abbr title=\"Request for Comments\"><a href=\"../words.html#rfc\">RFC</a></abbr>."))
    }

    @Test func `fields and body share what is explained`() throws {
        #expect(try explained("An RFC.", note: "An RFC.").count == 1)
    }

    @Test func `the longest name counts, over adjacent words`() throws {
        #expect(
            try explained("The OLD RFC and the RFC.") == ["Ancient Request = OLD RFC", "Request for Comments = RFC"])
        #expect(try explained("The OLD, RFC.") == ["Request for Comments = RFC"])
    }

    @Test func `dots make no difference`() throws {
        #expect(try explained("The S.G.A.R. spoke.") == ["Regional Secretariat = S.G.A.R."])
        #expect(try explained("The SG spoke.") == ["Regional Secretariat = SG"])
    }

    @Test func `links, headings and code are left alone`() throws {
        #expect(try explained("## The RFC\n\n[an RFC](https://example.org/) and `RFC` and\n\n    RFC\n") == [])
    }

    @Test func `other capitals and longer words are no sigles`() throws {
        #expect(try explained("RFCX, XRFC, Rfc, rfc.") == [])
    }

    @Test func `a page that looked for terms depends on all of them`() throws {
        let recorder = ReadRecorder()
        let site = try Society.on(
            "2020-01-15", adding: ["circles/west.md": "---\nname: West\n---\nAn RFC or an ABC.\n"])
        _ = try site.page("circles/west.html", recorder: recorder)
        let rfc = try require(site.base.id(kind: KindID(3), slug: "rfc"))
        #expect(Set(recorder.questions).isSuperset(of: [.terms, .entry(rfc)]))
    }
}
