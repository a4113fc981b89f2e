import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// A build that takes pages over says of them what a build from nothing says.
@Suite struct `Looking at pages that were taken over` {
    /// What was found wrong with pages: identifier, place and page.
    private func faults(_ report: BuildReport) -> [String] {
        report.diagnostics.compactMap { remark in
            guard case .page(let found) = remark.problem else { return nil }
            return
                "\(remark.id) \(remark.place.path.split(separator: "/").suffix(2).joined(separator: "/")) \(found.page)"
        }
    }

    /// A choir of which every entry's page ends with something more.
    private func site(footer: String) async throws -> ReusedSite {
        var site = try ReusedSite(TemporaryFolder())
        site.audits = true
        try site.lay(try ReusedSite.choir(), over: [:])
        let path = "themes/sobre/templates/cachet.mustache"
        try site.folder.write(try site.folder.text(path) + footer, to: path)
        return site
    }

    @Test func `a page that goes is missed by all that link to it`() async throws {
        let site = try await site(footer: "<p><a href=\"../works/lone.html\">Lone</a></p>\n")
        try site.folder.write(
            try site.folder.text("content/works/os-justi.md").replacing("Os justi", with: "Lone"),
            to: "content/works/lone.md")
        let first = await site.build()
        let said = first.diagnostics.filter { $0.severity == .error }.map { $0.message(in: .english) }
        #expect(faults(first) == [] && said == [], "\(said)")
        try FileManager.default.removeItem(atPath: site.folder["content/works/lone.md"])
        let second = await site.build()
        let found = faults(second)
        #expect(found.contains { $0.hasPrefix("lien-de-page-mort templates/cachet.mustache") }, "\(found)")
        #expect(found == faults(await site.build(isClean: true)))
        let isPublished = second.isPublished
        #expect(!isPublished)
    }

    @Test func `an id that goes is missed by pages that did not change`() async throws {
        let site = try await site(footer: "<p><a href=\"../works/locus-iste.html#its-text\">Its text</a></p>\n")
        let path = "content/works/locus-iste.md"
        let text = try site.folder.text(path)
        try site.folder.write(text + "\n## Its text\n\nLocus iste.\n", to: path)
        let first = await site.build()
        #expect(faults(first) == [] && first.isPublished)
        try site.folder.write(text + "\n## Its words\n\nLocus iste.\n", to: path)
        let second = await site.build()
        #expect(faults(second).map { $0.prefix(43) } == ["ancre-de-page-morte templates/cachet.mustac"])
        #expect(faults(second) == faults(await site.build(isClean: true)))
        // Mended, it is published, and what was taken over then is known to be whole.
        try site.folder.write(text + "\n## Its text\n\nLocus iste, again.\n", to: path)
        let third = await site.build()
        #expect(faults(third) == [] && third.isPublished && third.takenOver > 50)
    }

    @Test func `a warning is said again as long as it holds`() async throws {
        let more = "<p><a href=\"../index.html\">More</a> <a href=\"../404.html\">More</a></p>\n"
        let site = try await site(footer: more)
        let first = await site.build()
        #expect(faults(first).map { $0.prefix(19) } == ["liens-de-meme-texte"] && first.isPublished)
        let path = "content/works/locus-iste.md"
        try site.folder.write(try site.folder.text(path) + "\nMore.\n", to: path)
        let second = await site.build()
        #expect(second.takenOver > 50)
        #expect(faults(second) == faults(first))
    }

    @Test func `a site that nobody looked at is looked at whole`() async throws {
        var site = try await site(footer: "<p id=\"q\">Twice</p>\n")
        site.audits = false
        let first = await site.build()
        #expect(faults(first) == [] && first.isPublished)
        site.audits = true
        let second = await site.build()
        #expect(faults(second).contains { $0.hasPrefix("identifiant-de-page-en-double templates/cachet.mustache") })
        #expect(second.takenOver > 50)
    }
}
