import Diagnostics
import Foundation
import Language
import Signing
import SiteBuild
import TestSupport
import Testing

/// A copy of the repository's content, to change and build, in a folder that goes away with it.
final class MissionSite: Sendable {
    /// What a build found and, when it published, the pages by path.
    struct Built: Sendable {
        let diagnostics: [Diagnostic]
        let remarks: [String]
        let pages: [String: String]

        /// A page from `<main` on, up to the footer.
        func main(_ path: String) throws -> String {
            let page = try #require(pages[path], "no \(path)")
            return try #require(page.between("<main", "</main>"))
        }
    }

    /// The content of the repository.
    static let original = Repository.path("content")

    /// Places that nobody fills at the site's date; every build of the unchanged content says so.
    static let vacancies = [
        "~engagements.csv:24 a-reattribuer",
        "~politiques/protection-consommateur.md:7 case-vide", "~politiques/ville.md:7 case-vide",
    ]

    private let folder: TemporaryFolder
    var content: String { folder["content"] }

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Self.original, toPath: content)
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: content + "/" + name, encoding: .utf8) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: content + "/" + name))
    }

    /// Replaces a text that stands once in a file.
    func edit(_ name: String, _ old: String, _ new: String) throws {
        let text = try text(name)
        try #require(text.components(separatedBy: old).count == 2, "\(old) stands not once in \(name)")
        try write(text.replacing(old, with: new), to: name)
    }

    /// Adds a position under a visa of its day.
    func addPosition(_ id: String, _ fields: String, validated day: String) async throws {
        let text = """
            ---
            question: Qui paiera l'entretien après la pose ?
            politique: securite-publique
            \(fields)
            valable jusqu'au: 2014-03-31
            état de publication: brouillon
            ---
            ## Position

            La commune entretient ce qu'elle a posé.

            """
        try write(text, to: "dires/\(id).md")
        let desk = VisaDesk(content: content, in: surroundings)
        let report = await desk.validate([id], by: "paul-encrier", on: try #require(CalendarDate(parsing: day)))
        try #require(report.outcome == .done)
    }

    private var surroundings: SiteBuild.Surroundings {
        SiteBuild.Surroundings(today: { _ in CalendarDate(parsing: "1900-01-01") }, clock: { 0 })
    }

    private func options(_ edition: String, _ date: String?) throws -> SiteBuild.Options {
        SiteBuild.Options(
            content: content, theme: Repository.theme, output: folder["site"], edition: edition,
            asOf: try date.map { try #require(CalendarDate(parsing: $0)) })
    }

    /// Builds without writing.
    func check(asOf date: String? = nil) async throws -> Built {
        let report = await SiteBuild(try options("relecture", date), in: surroundings).check()
        return Built(diagnostics: report.diagnostics, remarks: remarks(report), pages: [:])
    }

    func build(_ edition: String = "relecture", asOf date: String? = nil) async throws -> Built {
        let options = try options(edition, date)
        let report = await SiteBuild(options, in: surroundings).build()
        try #require(report.isPublished, "\(remarks(report))")
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: options.output)
        let site = target.hasPrefix("/") ? target : folder[target]
        var pages: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: site) where name.hasSuffix(".html") {
            pages[name] = try String(contentsOfFile: site + "/" + name, encoding: .utf8)
        }
        return Built(diagnostics: report.diagnostics, remarks: remarks(report), pages: pages)
    }

    /// A file of the site that was built last.
    func published(_ name: String) -> String? {
        try? String(contentsOfFile: folder["site"] + "/" + name, encoding: .utf8)
    }

    /// `dires/digues.md:9 modifie-depuis-visa`, warnings after `~`.
    private func remarks(_ report: BuildReport) -> [String] {
        report.diagnostics.map { diagnostic in
            let path = diagnostic.place.path.replacing(content + "/", with: "")
            return (diagnostic.severity == .warning ? "~" : "") + "\(path):\(diagnostic.place.line) \(diagnostic.id)"
        }
    }
}

extension MissionSite {
    /// Builds of the unchanged content, each made once.
    static let relecture = Task { try await MissionSite().build() }
    static let cadres = Task { try await MissionSite().build("cadres") }
    static let dirigeants = Task { try await MissionSite().build("dirigeants") }
    static let june = Task { try await MissionSite().build(asOf: "2013-06-15") }
    static let december = Task { try await MissionSite().build(asOf: "2013-12-31") }
    static let archive = Task { try await MissionSite().build(asOf: "2026-11-22") }
}
