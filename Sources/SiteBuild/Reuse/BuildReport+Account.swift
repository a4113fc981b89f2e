internal import Diagnostics
internal import Language

extension BuildReport {
    /// What a report says of a site, whoever asks for it again.
    struct Account: Sendable, Codable {
        private struct Count: Codable {
            let kind: String
            let count: Int
        }

        private let diagnostics: [Diagnostic]
        private let told: [Diagnostic]
        private let isNarrow: Bool
        private let held: [HeldEntry]
        private let heldOwners: [HeldEntry: String]
        private let sourceFiles: Int
        private let sourceBytes: Int
        private let entries: [Count]
        private let contentEntries: Int
        private let pages: Int
        private let files: Int
        private let outputBytes: Int
        private let edition: String
        private let date: CalendarDate?
        private let timeZone: String
        private let language: SiteLanguage
        private let siteTitle: String
        private let baseURL: String?

        init(_ report: BuildReport) {
            (diagnostics, told, isNarrow) = (report.diagnostics, report.told, report.isNarrow)
            (held, heldOwners) = (report.held, report.heldOwners)
            (sourceFiles, sourceBytes) = (report.sourceFiles, report.sourceBytes)
            entries = report.entries.map { Count(kind: $0.kind, count: $0.count) }
            contentEntries = report.contentEntries
            (pages, files, outputBytes) = (report.pages, report.files, report.outputBytes)
            (edition, date, timeZone) = (report.edition, report.date, report.timeZone)
            (language, siteTitle, baseURL) = (report.language, report.siteTitle, report.baseURL)
        }

        /// Of a build that leaves the site as it stands. Nothing can have ended since: it is of the same day.
        var report: BuildReport {
            var report = BuildReport()
            (report.diagnostics, report.told, report.isNarrow) = (diagnostics, told, isNarrow)
            (report.held, report.heldOwners) = (held, heldOwners)
            (report.sourceFiles, report.sourceBytes) = (sourceFiles, sourceBytes)
            report.entries = entries.map { ($0.kind, $0.count) }
            report.contentEntries = contentEntries
            (report.pages, report.files, report.outputBytes) = (pages, files, outputBytes)
            (report.edition, report.date, report.formerDate, report.timeZone) = (edition, date, date, timeZone)
            (report.language, report.siteTitle, report.baseURL) = (language, siteTitle, baseURL)
            report.takenOver = pages + files
            report.isPublished = true
            // No site with a leak is published.
            report.leaks = 0
            return report
        }
    }
}
