internal import ContentModel
internal import KnowledgeBase

/// A site that was planned and not written: each of its files is made when somebody asks for it.
public struct PlannedFiles: Sendable {
    /// What stands at a path.
    public enum File: Sendable {
        /// These bytes.
        case bytes([UInt8])
        /// A file of the disk, at a location.
        case stored(String)
        /// What takes long to make, and is made with the whole site: a part of the index, data, a document.
        case later
    }

    private let items: [String: SitePlan.Item]
    /// Of which only their maker knows what is in them; each ends with `/`.
    private let folders: [String]

    init(_ site: PlannedSite) {
        let plan = site.plan.items
        items = Dictionary(plan.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        folders = plan.map(\.path).filter { $0.hasSuffix("/") }
    }

    /// Whether what stands at a path is made with the whole site.
    public func isLater(_ path: String) -> Bool {
        switch items[path]?.producer {
        case .asked, .madeWithAnother, .converted: true
        case .page, .bytes, .checked, .copy, .files: false
        case nil: folders.contains { path.hasPrefix($0) }
        }
    }

    /// The file at a path from the site's root: `politiques/logement.html`; nil where the site has none.
    public func file(at path: String) -> File? {
        if isLater(path) { return .later }
        switch items[path]?.producer {
        case .page(_, let make, _):
            var page: [UInt8] = []
            _ = make(&page)
            return .bytes(page)
        case .bytes(let bytes): return .bytes(bytes)
        case .checked(let make): return .bytes(make().bytes)
        case .copy(let source, _): return .stored(source)
        case .asked, .madeWithAnother, .converted, .files, nil: return nil
        }
    }
}

extension SiteBuild {
    /// What became of a site that was only planned.
    public enum Planned: Sendable {
        /// It can be shown.
        case files(PlannedFiles)
        /// Its audience does not see everything: only what was written and looked at goes out.
        case mustBeWritten
        /// Something is wrong.
        case stopped
    }

    /// Runs every stage but the writing, for a site that shows all there is to those who ask for its files one by one.
    public func planned() async -> (Planned, BuildReport) {
        var report = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        var remarks: TellableRemarks?
        let site = await prepare(&report, &watch, &remarks)
        report.keep(site)
        if let edition = site?.parts.edition { report.count(edition) }
        report.finish(watch, isStrict: options.isStrict, telling: remarks)
        guard let site, !report.stopsPublication(isStrict: options.isStrict) else { return (.stopped, report) }
        guard site.parts.edition.number == site.parts.edition.model.editions.count - 1 else {
            return (.mustBeWritten, report)
        }
        report.shown = PublishedSources(site.texts, on: site.parts.orders.date)
        return (.files(PlannedFiles(site)), report)
    }
}
