internal import ContentModel
internal import Crypto
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Rendering

/// All that a generation will hold, and nothing else: pages by path, files by path.
struct PlannedSite: Sendable {
    let base: KnowledgeBase
    /// Orders and names of its entries.
    let listings: Listings
    let frame: SiteFrame
    let date: CalendarDate
    let pages: [Page]
    let assets: [Theme.Asset]
    let attachments: [SiteSources.Attachment]
    var diagnostics: [Diagnostic] = []

    static func plan(
        _ base: KnowledgeBase, edition: Int, remarks: [Diagnostic], sources: SiteSources, date: CalendarDate,
        options: SiteBuild.Options, with fileSystem: FileSystem
    ) async -> PlannedSite? {
        guard let theme = sources.theme else { return nil }
        // Sorting is as long as all the rest: they take a core each.
        async let listings = Listings(base, at: date, edition: edition)
        let used = base.usedFiles
        let attachments = sources.attachments.filter { used.contains($0.path) }
        var diagnostics = Self.markings(in: attachments, model: base.model, with: fileSystem)
        let frame = SiteFrame(
            settings: base.menuEntries(sources.settings, &diagnostics), theme: theme, model: base.model,
            assetPaths: Dictionary(uniqueKeysWithValues: theme.assets.map { ($0.name, Self.path(of: $0)) }),
            files: Dictionary(
                uniqueKeysWithValues: attachments.map {
                    ($0.path, SiteFrame.AttachedFile(path: Self.path(of: $0), size: $0.size))
                }),
            baseURL: options.baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" },
            footer: base.footer(sources.settings, &diagnostics), edition: edition,
            remarks: base.remarks(remarks, in: edition, at: date),
            fixedDate: sources.settings.asOf)
        let findings = diagnostics + frame.checkTemplates() + frame.checkDoors()
        let sorted = await listings
        let site = PlannedSite(
            base: base, listings: sorted, frame: frame, date: date,
            pages: PagePlanner(frame: frame, base: base, listings: sorted).pages(),
            assets: theme.assets, attachments: attachments,
            diagnostics: findings)
        return site.reportingPathsInDouble(options)
    }

    /// Markings in the text of files that would be published; compressed formats are not looked into.
    private static func markings(
        in attachments: [SiteSources.Attachment], model: Model, with fileSystem: FileSystem
    ) -> [Diagnostic] {
        let check = MarkingCheck(model)
        guard !check.isEmpty else { return [] }
        var found: [Diagnostic] = []
        for file in attachments {
            do throws(FileError) {
                found += check.diagnostics(try fileSystem.read(file.location), path: file.location)
            } catch {
                found.append(error.diagnostic)
            }
        }
        return found
    }

    /// `assets/sobre.3f2a9c1d0b.css`: a changed asset has another name, so that no reader sees a former one.
    static func path(of asset: Theme.Asset) -> String {
        let hash = SHA256.hash(data: asset.bytes).prefix(5).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
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

    /// Each path with what stands there, for the diagnostic when two want it.
    private func reportingPathsInDouble(_ options: SiteBuild.Options) -> PlannedSite {
        var site = self
        guard hasDoubtfulPaths else { return site }
        var owners: [String: Place] = [:]
        func claim(_ path: String, _ place: Place) {
            if !OutputPath.isValid(path) { site.diagnostics.append(Diagnostic(.site(.badName(path)), at: place)) }
            guard let first = owners[path] else {
                owners[path] = place
                return
            }
            site.diagnostics.append(
                Diagnostic(.site(.pathTaken(path)), at: place, notes: [.init(.firstDefinedHere, at: first)]))
        }
        // Former addresses come last: the author of one can give it up, a page cannot.
        for page in pages where !page.isRedirect { claim(page.path, owner(of: page, options)) }
        for page in pages where page.isRedirect { claim(page.path, owner(of: page, options)) }
        for file in attachments { claim(frame.files[file.path]?.path ?? file.path, Place(file.location)) }
        return site
    }

    private var hasDoubtfulPaths: Bool {
        var paths = Set<String>(minimumCapacity: pages.count + attachments.count)
        return !pages.allSatisfy { paths.insert($0.path).inserted && OutputPath.isValid($0.path) }
            || !attachments.allSatisfy { paths.insert(frame.files[$0.path]?.path ?? $0.path).inserted }
    }

    private func owner(of page: Page, _ options: SiteBuild.Options) -> Place {
        switch page.subject {
        case .entry(let id): base.entries[id.position].place
        case .redirect(let id):
            base.model.kinds[base[id].kind].fields.firstIndex { $0.type == .aliases }.map { base[id].place(of: $0) }
                ?? base[id].place
        case .list(let kind, _, _): base.model.kinds[kind].place
        case .index(let view?, _, _): base.model.views[view].place
        case .view(let view, _): base.model.views[view].place
        case .home, .index(nil, _, _), .siteMap, .search, .notFound:
            Place(ContentTree.join(options.content, "site.yaml"))
        }
    }
}

extension Page {
    fileprivate var isRedirect: Bool { if case .redirect = subject { true } else { false } }
}

extension KnowledgeBase {
    /// The files of the content folder that entries show or link.
    var usedFiles: Set<String> {
        var files = Set<String>()
        func visit(_ value: FieldValue<Linked>) {
            switch value {
            case .file(let path): files.insert(path)
            case .passage(let passage): visit(passage)
            case .list(let values): values.forEach(visit)
            case .record(let record): record.values.forEach { if let value = $0 { visit(value) } }
            case .text, .integer, .date, .boolean, .word, .reference: break
            }
        }
        func visit(_ passage: LinkedPassage) {
            for case .file(let path) in passage.targets { files.insert(path) }
        }
        for index in entries.indices {
            for value in entries[index].values { if let value { visit(value) } }
            if let body = entries[index].body { visit(body) }
        }
        return files
    }

    /// What is to be mended as an audience may know it: remarks on entries that it cannot see would name them, so that
    /// every edition but the last knows only what breaks the rules among its own entries.
    func remarks(_ all: [Diagnostic], in edition: Int, at date: CalendarDate) -> [Diagnostic] {
        edition == model.editions.count - 1 ? all : breaches(at: date).ordered
    }

    /// The settings with each single entry of the menu named by kind and identifier; those that the audience cannot see
    /// are left out.
    func menuEntries(_ settings: SiteSettings, _ diagnostics: inout [Diagnostic]) -> SiteSettings {
        func resolved(_ doors: [SiteSettings.Door], _ diagnostics: inout [Diagnostic]) -> [SiteSettings.Door] {
            doors.compactMap { door in
                if !door.isEntry { return door }
                let found = entry(named: door.view, at: door.place, &diagnostics)
                guard let found else { return nil }
                var door = door
                door.view = model.kinds[self[found].kind].key + ":" + self[found].slug
                return door
            }
        }
        var settings = settings
        settings.doors = resolved(settings.doors, &diagnostics)
        settings.menu = resolved(settings.menu, &diagnostics)
        return settings
    }

    /// The entries that `site.yaml` wants in the footer; those that the audience cannot see are left out.
    func footer(_ settings: SiteSettings, _ diagnostics: inout [Diagnostic]) -> [EntryID] {
        settings.footer.compactMap { entry(named: $0.name, at: $0.place, &diagnostics) }
    }

    /// The entry with a page that `site.yaml` names: `aide`, or `page:aide` where several kinds have one.
    private func entry(named name: String, at place: Place, _ diagnostics: inout [Diagnostic]) -> EntryID? {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        let only = parts.count == 2 ? model.kind(named: parts[0])?.index : nil
        let slug = (parts.last ?? "").slug
        let kinds = model.kinds.filter { $0.hasPages && (parts.count < 2 || $0.index == only) }
        let found = kinds.compactMap { id(kind: $0.index, slug: slug) }.first
        if found == nil {
            let slugs = entries.filter { model.kinds[$0.kind].hasPages }.map(\.slug)
            diagnostics.append(
                Diagnostic(
                    .content(.unknownReference(name, kinds: language == .french ? "fiche" : "entry")), at: place,
                    suggestion: NearMiss.nearest(to: slug, among: slugs)))
        }
        return found
    }

    /// Visas by people who are not among the site's validators. Nothing to say where none are named.
    func unknownValidators(_ settings: SiteSettings) -> [Diagnostic] {
        guard !settings.validators.isEmpty else { return [] }
        let known = Set(settings.validators.map(\.folded))
        return model.kinds.flatMap { kind -> [Diagnostic] in
            guard let visa = kind.visa else { return [] }
            return ids(ofKind: kind.index).flatMap { id in
                (self[id].values[visa.by]?.each ?? []).compactMap { value -> Diagnostic? in
                    let names: [String] =
                        switch value {
                        case .reference(.entry(let person)): [self[person].slug, self[person].title]
                        case .reference(.text(let text)), .text(let text): [text]
                        default: []
                        }
                    if names.contains(where: { known.contains($0.folded) }) { return nil }
                    let name = names.first ?? ""
                    return Diagnostic(
                        .content(.unknownValidator(name, among: settings.validators)), at: self[id].place(of: visa.by),
                        suggestion: NearMiss.nearest(to: name, among: settings.validators))
                }
            }
        }
    }
}

extension SiteFrame {
    /// Doors of the home page that lead to no view and no kind.
    func checkDoors() -> [Diagnostic] {
        let known = model.views.map(\.name) + model.kinds.map(\.name)
        return (settings.doors + settings.menu).flatMap { door in
            ((door.isEntry ? [] : [door.view]) + door.links).compactMap { name in
                if model.kind(named: name) != nil { return nil }
                if model.views.contains(where: { $0.name.folded == name.folded }) { return nil }
                return Diagnostic(
                    .model(.unknownWord(name)), at: door.place, suggestion: NearMiss.nearest(to: name, among: known))
            }
        }
    }
}
