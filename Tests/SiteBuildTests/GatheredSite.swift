import Diagnostics
import Files
import Foundation
import KnowledgeBase
import Language
import TestSupport

@testable import SiteBuild

extension SiteBuild.Surroundings {
    /// A machine whose clock stands still, on a day that no test means.
    static let still = SiteBuild.Surroundings(today: { _ in CalendarDate(parsing: "1900-01-01") }, clock: { 0 })
}

/// Content that has been read and checked, from which the sites of its editions are planned without being written.
struct GatheredSite {
    let content: GatheredContent
    let options: SiteBuild.Options
    /// What is wrong with it.
    let diagnostics: [Diagnostic]

    /// Nil for content that cannot be read.
    init?(_ folder: TemporaryFolder, asOf day: String? = nil, recordsReads: Bool = false) async {
        var options = SiteBuild.Options(
            content: folder["content"], theme: Repository.theme, asOf: day.flatMap { CalendarDate(parsing: $0) })
        options.recordsReads = recordsReads
        var report = BuildReport()
        var watch = StageWatch(clock: { 0 })
        guard let content = await SiteBuild(options, in: .still).gather(&report, &watch) else { return nil }
        (self.content, self.options, diagnostics) = (content, options, report.diagnostics.ordered)
    }

    /// The site of an edition; nil without a theme.
    func planned(_ edition: Int) async -> PlannedSite? {
        await PlannedSite.plan(
            content.base.seen(by: edition), of: content.base.whole, remarks: diagnostics, sources: content.sources,
            date: content.date, options: options, in: .still)
    }
}

extension PlannedSite {
    /// Each page as it would be written, with its path and what making it found.
    var pages: [(path: String, text: String, made: SitePlan.MadePage)] {
        plan.items.compactMap { item in
            guard case .page(_, let make, _) = item.producer else { return nil }
            var bytes: [UInt8] = []
            let made = make(&bytes)
            return (item.path, String(decoding: bytes, as: UTF8.self), made)
        }
    }
}
