import Diagnostics
import Foundation
import Language
import SiteBuild
import TestSupport
import Testing

/// A site as its readers see it: pages read back from the disk.
struct ShownSite {
    let folder: TemporaryFolder

    /// Builds into `site` of the folder; a build with errors fails the test.
    static func build(_ folder: TemporaryFolder, content: String, edition: String? = nil, at day: String) async throws
        -> ShownSite
    {
        let options = SiteBuild.Options(
            content: content, theme: Repository.theme, output: folder["site"], edition: edition,
            asOf: CalendarDate(parsing: day))
        let report = await SiteBuild(options, in: .still).build()
        #expect(report.isPublished, "\(report.diagnostics.filter { $0.severity == .error })")
        return ShownSite(folder: folder)
    }

    func text(_ page: String) throws -> String { try folder.text("site/" + page) }

    /// What lies between a heading with that id and the end of its section.
    static func section(_ id: String, of page: String) -> String {
        guard let start = page.firstRange(of: "<h2 id=\"\(id)\">") else { return "" }
        let rest = page[start.lowerBound...]
        return String(rest[..<(rest.firstRange(of: "</section>")?.lowerBound ?? rest.endIndex)])
    }

    /// The rows of the bodies and feet of tables, but for those that open a group.
    static func rows(_ html: String) -> [String] {
        html.matches(of: #/(?s)<tr(?: id="[^"]*")?>(.*?)</tr>/#).map { String($0.1) }.filter {
            $0.contains("scope=\"row\"")
        }
    }

    /// The whole numbers that stand in cells of their own.
    static func numbers(_ row: String) -> [Int] {
        row.matches(of: #/<td class="nb"[^>]*>(?:<a [^>]*>)?([0-9]+)/#).compactMap { Int($0.1) }
    }

    /// How many lines a list has.
    static func items(_ id: String, of page: String) -> Int {
        section(id, of: page).components(separatedBy: "<li>").count - 1
    }

    /// The figures at the head of a page, and the anchor to which each leads.
    static func figures(_ page: String) -> [(anchor: String, number: String, text: String)] {
        page.matches(of: #/<li class="[a-z]*"><a href="#([^"]*)"><b>([^<]*)</b> ([^<]*)</a>/#).map {
            (String($0.1), String($0.2), String($0.3))
        }
    }
}
