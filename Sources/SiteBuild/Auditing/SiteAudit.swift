internal import Audit
internal import Diagnostics
internal import Files
internal import Rendering

/// Looks at the pages of a site as they were made: at each as soon as it is there, then at what leads from one to another.
///
/// Pages that were taken over were looked at when they were made. What others must know of them, their ids and titles, is in the
/// record of that build; what they lead to was there then. Only where something is there no more are they looked at again.
struct SiteAudit: Sendable {
    private let pages: PageAudit
    private let site: PlannedSite.Parts
    private let workers: Int

    init(of site: PlannedSite) {
        let parts = site.parts
        self.site = parts
        workers = parts.options.workers
        pages = PageAudit(
            AuditRules(
                planned: site.plan.items.map(\.path), contentSecurityPolicy: ContentSecurityPolicy.text,
                weights: Self.weights(of: parts.frame.theme), pageAnywhere: PagePath.notFound,
                baseURL: parts.frame.baseURL ?? ""))
    }

    func outline(of bytes: [UInt8], at path: String) -> PageOutline {
        pages.outline(of: bytes, at: path, gzipped: Self.gzipped)
    }

    /// What is wrong with the pages of a site that was written whole.
    ///
    /// - Parameters:
    ///   - written: in its beginning as many as `items`, in their order. Marks are left with the pages that the next build need
    ///     not look at if it takes them over.
    ///   - former: what pages were taken over from.
    func diagnostics(
        of written: inout [ItemWriter.Written], _ items: [SitePlan.Item], _ writer: GenerationWriter,
        after former: FormerGeneration?
    ) async -> [Diagnostic] {
        var targets = Self.targets(of: written)
        let folders = items.map(\.path).filter { $0.hasSuffix("/") }
        let hasLost =
            written.contains(where: \.isTakenOver)
            && former?.linkTargets(outside: folders).allSatisfy(targets.contains) == false
        let again = written.indices.filter {
            written[$0].isPage && written[$0].isTakenOver && (hasLost || written[$0].formerMarks == nil)
        }
        let paths = again.map { written[$0].path }
        let outlines = await parallelMap(paths, workers: workers) { path in
            (try? writer.fileSystem.read(writer.location(path))).map { outline(of: $0, at: path) }
        }
        for (index, outline) in zip(again, outlines) {
            written[index].outline = outline
            targets.formUnion(outline?.marks.anchors ?? [])
        }
        let headings = Self.headings(of: written)
        var faults = FoundFaults()
        var titles: [UInt64: [Int]] = [:]
        for index in written.indices where written[index].isPage {
            let marks = written[index].outline?.marks ?? written[index].formerMarks
            if let title = marks?.title {
                // Two pages of one name have one title; two names in one title are the theme's doing.
                let heading = headings[PageKey(path: written[index].path).value]
                let others = titles[title, default: []].map { headings[PageKey(path: written[$0].path).value] }
                if !others.allSatisfy({ $0 == heading }) {
                    let offset = written[index].outline?.titleOffset ?? 0
                    faults.add(.init(problem: .duplicateTitle(""), offset: offset), onItem: index)
                }
                titles[title, default: []].append(index)
            }
            guard let outline = written[index].outline else { continue }
            for finding in outline.findings + outline.broken(among: targets, headings: headings) {
                faults.add(finding, onItem: index)
            }
            written[index].formerMarks = faults.isFound(onItem: index) ? nil : outline.marks
        }
        return await faults.diagnostics(of: items, workers: workers) + otherFaults(items, written)
    }

    /// What links can lead to: files, and the ids of pages.
    private static func targets(of written: [ItemWriter.Written]) -> Set<UInt64> {
        var targets = Set<UInt64>(minimumCapacity: written.count * 16)
        for item in written where !item.path.isEmpty {
            targets.insert(PageKey(path: item.path).value)
            for anchor in (item.outline?.marks ?? item.formerMarks)?.anchors ?? [] { targets.insert(anchor) }
        }
        return targets
    }

    /// By file, the main heading of its page.
    private static func headings(of written: [ItemWriter.Written]) -> [UInt64: UInt64] {
        var headings: [UInt64: UInt64] = [:]
        for item in written where item.isPage {
            headings[PageKey(path: item.path).value] = (item.outline?.marks ?? item.formerMarks)?.heading
        }
        return headings
    }

    // MARK: What is no page

    private func otherFaults(_ items: [SitePlan.Item], _ written: [ItemWriter.Written]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for (index, item) in written.enumerated() where !AuditRules.isGoodName(item.path) {
            // A former address is what it was.
            if index < items.count, items[index].givesWay { continue }
            let place = index < items.count ? items[index].origin : Place(item.path)
            let problem = PageRemark(.badName(limit: AuditRules.nameLength), on: item.path)
            found.append(Diagnostic(.page(problem), at: place))
        }
        for asset in site.frame.theme.assets where asset.name.hasSuffix(".css") {
            let bytes = Self.gzipped(asset.bytes)
            guard bytes > AuditRules.styleWeight else { continue }
            let problem = PageRemark(.heavyStyle(bytes: bytes, limit: AuditRules.styleWeight), on: "")
            found.append(Diagnostic(.page(problem), at: Place(site.frame.theme.path + "/assets/" + asset.name)))
        }
        return found
    }

    private static func weights(of theme: Theme) -> [String: Int] {
        let parts = theme.assets.filter { $0.name.hasSuffix(".css") || $0.name.hasSuffix(".js") }
        return Dictionary(
            parts.map { (PlannedSite.path(of: $0), gzipped($0.bytes)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The size of bytes as servers send them: deflated, with the header and the end of gzip (RFC 1952).
    private static func gzipped(_ bytes: [UInt8]) -> Int { (Deflate.compress(bytes, .some)?.count ?? bytes.count) + 18 }
}
