import Files
import Rendering
import Signing
import SiteBuild
import TestSupport
import Testing

/// What is signed is what was read, whoever saves or signs in the meantime.
@Suite struct `A visa on a text that moves` {
    private static let file = "dires/crues.md"

    /// A disk on which somebody writes a file while a visa is being prepared.
    private func site(writing text: String, to path: String) throws -> VisaSite {
        var site = try VisaSite()
        let disk = site.fileSystem
        let kept = site.folder["content/visas/" + Self.file]
        let folder = site.folder
        site.fileSystem.status = { asked throws(FileError) in
            // The first that a desk does once it has read what it signs.
            if asked == kept { try? folder.write(text, to: "content/" + path) }
            return try disk.status(asked)
        }
        return site
    }

    private func shown(in site: VisaSite) async throws -> [String: String] {
        let opened = try #require(await ReviewedContent.open(site.options, in: site.world).0)
        let review = await opened.review(for: nil)
        return Dictionary(review.lists.flatMap(\.items).map { ($0.name, $0.digest) }) { first, _ in first }
    }

    @Test func `is not given when the text is saved meanwhile`() async throws {
        let other = VisaSite.position.replacing("ancienne", with: "nouvelle")
        let site = try site(writing: other, to: Self.file)
        let report = try await site.validate("dire:crues")
        #expect(report.outcome == .refused)
        #expect(site.brief(report.diagnostics).map { String($0.split(separator: " ")[1]) } == ["change-depuis-lecture"])
        #expect(try site.text(Self.file) == other)
        #expect((try? site.text("visas/registre.csv")) == nil)
    }

    @Test func `is not given when somebody else signs meanwhile`() async throws {
        let header = "acte;fiche;empreinte;par;le;motif;chaîne;signature\n"
        let site = try site(writing: header, to: "visas/registre.csv")
        let report = try await site.validate("dire:crues")
        #expect(report.outcome == .refused)
        #expect(site.brief(report.diagnostics).contains { $0.hasSuffix("change-depuis-lecture") })
        #expect(try site.text(Self.file) == VisaSite.position)
    }

    @Test func `is given to what was shown, and to nothing else`() async throws {
        let site = try VisaSite()
        try site.edit(Self.file, "brouillon", "soumis à validation")
        let read = try await shown(in: site)
        #expect(read.keys.sorted() == ["dire:crues"])
        try site.edit(Self.file, "Réponse ancienne", "Réponse nouvelle")
        let late = await site.desk.validate(["dire:crues"], by: "paul-encrier", on: VisaSite.day, shown: read)
        #expect(site.brief(late.diagnostics) == ["dires/crues.md change-depuis-lecture"])
        let none = await site.desk.validate(["dire:crues"], by: "paul-encrier", on: VisaSite.day, shown: [:])
        #expect(site.brief(none.diagnostics) == ["dires/crues.md change-depuis-lecture"])
        let report = await site.desk.validate(
            ["dire:crues"], by: "paul-encrier", on: nil, shown: try await shown(in: site))
        #expect(report.outcome == .done)
        #expect(try site.text(Self.file).contains("validé le: 2013-06-17"))
    }

    @Test func `is refused when an attached file changed, for its bytes are signed too`() async throws {
        let site = try VisaSite()
        try site.edit(Self.file, "brouillon", "soumis à validation")
        let read = try await shown(in: site)
        try site.folder.write("autre plan", to: "content/fichiers/ancien.txt")
        let report = await site.desk.validate(["dire:crues"], by: "paul-encrier", on: VisaSite.day, shown: read)
        #expect(site.brief(report.diagnostics) == ["dires/crues.md change-depuis-lecture"])
    }
}
