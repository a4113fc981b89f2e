internal import Checks
internal import ContentModel
internal import DataExport
internal import Diagnostics
internal import Digests
internal import Files
internal import KnowledgeBase
internal import Language
internal import Rendering

/// An edition ready to be written: its plan, and what was found wrong on the way.
struct PlannedSite: Sendable {
    let plan: SitePlan
    let parts: Parts
    var diagnostics: [Diagnostic] = []
    /// The texts of which it is made, in path order, where they are kept.
    var texts: [(path: String, bytes: [UInt8])] = []
    /// What its documents were parsed to, where that is kept for the next build.
    var parses: ParseStore?

    /// On what its visas rest.
    var standing = RegisterStanding()

    /// What must not be found in it.
    var withheld = WithheldWords(withheld: [], visible: [])

    /// What the makers of items are given; a class, for each page's maker keeps it.
    final class Parts: Sendable {
        let options: SiteBuild.Options
        let edition: Edition
        /// All that the content holds, for whomever; nothing of it is shown.
        let whole: Edition
        let orders: Orders
        let facts: SiteFacts
        let frame: SiteFrame
        let attachments: [SiteSources.Attachment]
        let surroundings: SiteBuild.Surroundings

        init(
            options: SiteBuild.Options, edition: Edition, whole: Edition, orders: Orders, facts: SiteFacts,
            frame: SiteFrame, attachments: [SiteSources.Attachment], surroundings: SiteBuild.Surroundings
        ) {
            self.surroundings = surroundings
            self.options = options
            self.edition = edition
            self.whole = whole
            self.orders = orders
            self.facts = facts
            self.frame = frame
            self.attachments = attachments
        }

        func reader(_ recorder: ReadRecorder? = nil) -> BaseReader {
            BaseReader(orders, facts: facts, recorder: recorder)
        }
    }

    /// Who puts items on the plan, in the order of writing. A new sort of file is one function more.
    private static let makers: [@Sendable (Parts) -> [SitePlan.Item]] = [
        documents, data, pages, takeaways, feeds, search, assets, copy, attachments,
    ]

    static func plan(
        _ edition: Edition, of whole: Edition, remarks: [Diagnostic], held: [HeldEntry] = [], sources: SiteSources,
        date: CalendarDate, withdrawals: [Withdrawal] = [],
        options: SiteBuild.Options, in surroundings: SiteBuild.Surroundings
    ) async -> PlannedSite? {
        guard let theme = sources.theme else { return nil }
        let titles = await parallelMap(edition.ids, workers: options.workers) { Orders.Title(of: $0, in: edition) }
        // Sorting is as long as all the rest: they take a core each.
        async let orders = Orders(edition, at: date, titles: titles)
        let used = sources.attachments.isEmpty ? [] : edition.usedFiles
        let attachments = sources.attachments.filter { used.contains($0.path) }
        var diagnostics: [Diagnostic] = []
        let settings = edition.menuEntries(sources.settings, knownTo: whole, &diagnostics)
        let footer = edition.footer(sources.settings, knownTo: whole, &diagnostics)
        let frame = SiteFrame(
            settings: settings, theme: theme, model: edition.model,
            assetPaths: Dictionary(uniqueKeysWithValues: theme.assets.map { ($0.name, path(of: $0)) }),
            baseURL: options.baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }, footer: footer,
            edition: edition.number, fixedDate: sources.settings.asOf)
        async let templateProblems = frame.checkTemplates()
        diagnostics += frame.doorProblems
        let facts = SiteFacts(
            digest: sources.digest(frame, footer.map { edition.reference(to: $0) }, options),
            remarks: edition.remarks(remarks, at: date),
            files: Dictionary(
                uniqueKeysWithValues: attachments.map {
                    ($0.path, AttachedFile(path: path(of: $0), size: $0.size))
                }),
            pending: edition.pending(held), withdrawals: withdrawals)
        let parts = Parts(
            options: options, edition: edition, whole: whole, orders: await orders, facts: facts, frame: frame,
            attachments: attachments, surroundings: surroundings)
        var plan = SitePlan()
        for maker in makers { plan.add(maker(parts)) }
        plan.add(crawlerFiles(parts, plan.items))
        diagnostics += plan.conflicts
        return PlannedSite(plan: plan, parts: parts, diagnostics: diagnostics + (await templateProblems))
    }

    // MARK: What stands in a site

    private static func pages(_ parts: Parts) -> [SitePlan.Item] {
        let renderer = PageRenderer(frame: parts.frame)
        let records = parts.options.recordsReads || parts.options.keepsRecord
        return PagePlanner(frame: parts.frame, reader: parts.reader()).pages().map { page in
            SitePlan.Item(
                path: page.path, origin: origin(of: page, parts), givesWay: page.isRedirect,
                producer: .page(
                    subject: { page.subject.text(parts.edition.names) },
                    make: { buffer in
                        let recorder = records ? ReadRecorder() : nil
                        let problem = renderer.render(page, reading: parts.reader(recorder), into: &buffer)
                        return SitePlan.MadePage(problem: problem, questions: recorder?.questions ?? [])
                    },
                    trace: { renderer.trace(page, reading: parts.reader()) }))
        }
    }

    private static func feeds(_ parts: Parts) -> [SitePlan.Item] {
        ViewRooms.feeds(parts.frame, parts.reader()).map { feed in
            SitePlan.Item(
                path: feed.path, origin: parts.edition.model.views[feed.view].place, producer: .bytes(feed.bytes))
        }
    }

    private static func data(_ parts: Parts) -> [SitePlan.Item] {
        let records = parts.options.keepsRecord
        return DataFile.all(parts.frame, parts.reader(), site: settings(parts)).flatMap { file in
            file.targets.enumerated().map { number, target in
                guard number == 0 else {
                    return SitePlan.Item(path: target.path, origin: target.origin, producer: .madeWithAnother)
                }
                return SitePlan.Item(
                    path: target.path, origin: target.origin,
                    producer: .asked(paths: file.targets.map(\.path)) { take in
                        let recorder = records ? ReadRecorder() : nil
                        file.make(parts.reader(recorder), take)
                        return recorder?.questions ?? []
                    })
            }
        }
    }

    /// What crawlers and browsers are told of the pages, where the site's address is known.
    private static func crawlerFiles(_ parts: Parts, _ items: [SitePlan.Item]) -> [SitePlan.Item] {
        guard parts.frame.givesData, let base = parts.frame.baseURL else { return [] }
        let pages = items.filter { $0.isFound }.map(\.path)
        var files = [(DataPath.siteMap, CrawlerFiles.siteMap(pages, base: base))]
        if parts.frame.hasOpenSearch {
            let title = parts.frame.settings.title
            files.append(
                (DataPath.openSearch, CrawlerFiles.openSearch(title: title, search: PagePath.search, base: base)))
        }
        return files.map { SitePlan.Item(path: $0.0, origin: settings(parts), producer: .bytes($0.1)) }
    }

    private static func search(_ parts: Parts) -> [SitePlan.Item] {
        guard parts.frame.hasSearch else { return [] }
        let place = Place(parts.frame.theme.path)
        return [
            SitePlan.Item(
                path: IndexFile.folder, origin: place,
                producer: .files { store in await SearchFiles(parts, store).files })
        ]
    }

    private static func assets(_ parts: Parts) -> [SitePlan.Item] {
        parts.frame.theme.assets.map { asset in
            SitePlan.Item(
                path: path(of: asset), origin: Place(parts.frame.theme.path + "/assets/" + asset.name),
                producer: .bytes(asset.bytes))
        }
    }

    /// Of which day this copy is, and for how many days it may be used without a look at the original. In a file of its own,
    /// so that no page changes with the day.
    private static func copy(_ parts: Parts) -> [SitePlan.Item] {
        guard let path = parts.frame.copyPath else { return [] }
        let days = parts.frame.settings.staleAfterDays
        let script = "copie(\"\(parts.orders.date) \(days)\")\n"
        return [SitePlan.Item(path: path, origin: Place(parts.frame.theme.path), producer: .bytes(Array(script.utf8)))]
    }

    private static func attachments(_ parts: Parts) -> [SitePlan.Item] {
        parts.attachments.map { file in
            SitePlan.Item(
                path: path(of: file), origin: Place(file.location), producer: .copy(of: file.location, size: file.size))
        }
    }

    // MARK: Paths

    /// `assets/sobre.3f2a9c1d0b.css`: a changed asset has another name, so that no reader sees a former one.
    static func path(of asset: Theme.Asset) -> String {
        let hash = SHA256.digest(of: asset.bytes).hexadecimal.prefix(10)
        let parts = asset.name.split(separator: "/").map(String.init)
        let folder = parts.dropLast().map(\.slug).map { $0 + "/" }.joined()
        let name = parts.last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return "assets/\(folder)\(name.slug).\(hash)" }
        return "assets/\(folder)\(String(name[..<dot]).slug).\(hash)\(name[dot...].lowercased())"
    }

    /// An attached file's address: its path, each part a slug.
    static func path(of attachment: SiteSources.Attachment) -> String {
        let parts = attachment.path.split(separator: "/").map(String.init)
        let folder = parts.dropLast().map { $0.slug + "/" }.joined()
        let name = parts.last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return folder + name.slug }
        let ending = String(name[name.index(after: dot)...]).slug
        return folder + String(String(name[..<dot]).slug.prefix(60)) + "." + ending
    }

    private static func origin(of page: Page, _ parts: Parts) -> Place {
        let model = parts.edition.model
        switch page.subject {
        case .entry(let id), .inverse(let id, _, _, _): return parts.edition.origin(of: id).place
        case .withdrawn(let gone):
            let id = parts.whole.id(kind: gone.kind, slug: gone.slug)
            return id.map { parts.whole.origin(of: $0).place } ?? model.kinds[gone.kind].place
        case .redirect(let id):
            let origin = parts.edition.origin(of: id)
            let field = model.kinds[parts.edition[id].kind].fields.firstID { $0.type == .aliases }
            return field.map { origin.place(of: $0) } ?? origin.place
        case .list(let kind, _, _): return model.kinds[kind].place
        case .view(let view, _): return model.views[view].place
        case .home, .index, .siteMap, .data, .search, .notFound: return settings(parts)
        }
    }

    static func settings(_ parts: Parts) -> Place {
        Place(ContentTree.join(parts.options.content, "site.yaml"))
    }
}

extension SitePlan.Item {
    /// Whether a crawler is to know it: a page that says something of its own.
    fileprivate var isFound: Bool {
        guard case .page = producer else { return false }
        return !givesWay && ![PagePath.notFound, PagePath.search].contains(path)
    }
}

extension Page {
    fileprivate var isRedirect: Bool {
        switch subject {
        case .redirect, .withdrawn: true
        default: false
        }
    }
}

extension SiteSources {
    /// Of all that is no entry and that every page may show: one word changed here may change any page.
    func digest(_ frame: SiteFrame, _ footer: [String], _ options: SiteBuild.Options) -> UInt64 {
        var hash = ContentHash()
        frame.addSettings(to: &hash)
        hash.add(word: modelDigest)
        hash.add(word: themeDigest)
        for name in footer { hash.add(name) }
        hash.add(options.baseURL ?? "")
        hash.add(frame.model.editions[frame.edition])
        return hash.value
    }
}
