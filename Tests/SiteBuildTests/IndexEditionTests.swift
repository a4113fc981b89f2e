import SearchCore
import TestSupport
import Testing

@testable import SiteBuild

/// What the search of an edition takes from views that other audiences alone see.
@Suite struct `The index of an edition` {
    /// Whether a search for words takes the short form for them that an index of names explains.
    private static func expands(_ site: ReusedSite) throws -> Bool {
        let search = try SiteSearch(site: site.folder["site"])
        let found = try search.results(SearchRequest(query: Array("very softly".utf8)))
        guard case .done(let results) = found else { return false }
        return results.words.contains { $0.expansion == Array("pp".utf8) }
    }

    @Test func `knows short forms of those views alone that its audience sees`() async throws {
        var site = try ReusedSite(TemporaryFolder())
        var files = try ReusedSite.choir()
        try site.lay(files, over: [:])
        site.edition = "members"
        #expect(await site.build().isPublished)
        #expect(try Self.expands(site))
        let former = files
        files["model.yaml"] = files["model.yaml"]?
            .replacing("mark up: long form }", with: "mark up: long form, edition: committee }")
        #expect(files["model.yaml"] != former["model.yaml"])
        try site.lay(files, over: former)
        #expect(await site.build().isPublished)
        #expect(try !Self.expands(site))
        site.edition = "committee"
        #expect(await site.build().isPublished)
        #expect(try Self.expands(site))
    }
}
