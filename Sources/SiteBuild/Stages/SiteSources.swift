package import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Rendering
internal import Templates
internal import Visas

/// Everything that a site is made of, found and sorted, the entries not yet parsed.
package struct SiteSources: Sendable {
    package var settings = SiteSettings()
    /// Nil when `model.yaml` could not be read at all.
    var model: Model?
    /// Of the bytes of `model.yaml`, and of the theme with the site's own templates.
    var modelDigest: UInt64 = 0
    var themeDigest: UInt64 = 0
    /// Nil when the theme could not be read at all.
    var theme: Theme?
    /// The files of entries, in path order.
    var documents: [Item] = []
    /// The tables of entries, in path order.
    var tables: [Item] = []
    /// The validated versions that are kept, in path order; their `path` is that of the entry's own file.
    var keptVersions: [KeptVersions.File] = []
    /// Files that are no entries: published when an entry shows or links them.
    var attachments: [Attachment] = []
    var diagnostics: [Diagnostic] = []
    /// The content folder, as messages name it.
    var root = ""
    /// Whether the content folder itself could not be read.
    var isUnreadable = false
    /// Whether the entries of a kind are missing because their folder or table has another name.
    var lacksRenamedKind = false

    /// A file that holds entries of a kind.
    struct Item: Sendable {
        /// A position in `Model.kinds`.
        var kind: KindID
        /// From the content folder.
        var path: String
        /// To open and to show.
        var location: String
    }

    /// A file that is published as it is.
    struct Attachment: Sendable {
        var path: String
        var location: String
        /// In bytes.
        var size: Int
    }

    static func read(_ options: SiteBuild.Options, with fileSystem: FileSystem) -> SiteSources {
        var sources = SiteSources()
        let (tree, found) = ContentTree.scan(options.content, with: fileSystem)
        sources.diagnostics += found
        sources.root = tree.root
        guard !found.contains(where: { $0.place == Place(tree.root) }) else {
            sources.isUnreadable = true
            return sources
        }
        if let file = sources.decode("site.yaml", in: tree, with: fileSystem) {
            let (settings, found) = SiteSettings.read(file)
            (sources.settings, sources.diagnostics) = (settings, sources.diagnostics + found)
        }
        if let file = sources.decode("model.yaml", in: tree, with: fileSystem) {
            let (model, found) = Model.read(
                file, language: sources.settings.language, views: ViewRooms.declarations)
            sources.modelDigest = file.digest
            (sources.model, sources.diagnostics) = (model, sources.diagnostics + found)
        }
        let ownTemplates = sources.sort(tree, with: fileSystem)
        sources.readTheme(themeFolder(options, fileSystem), ownTemplates: ownTemplates, with: fileSystem)
        return sources
    }

    private mutating func decode(_ path: String, in tree: ContentTree, with fileSystem: FileSystem) -> SourceFile? {
        guard let file = tree.files.first(where: { $0.path == path }) else {
            let location = ContentTree.join(tree.root, path)
            // What the scan refused (unreadable, a link out) is reported already.
            if !diagnostics.contains(where: { $0.place.path == location }) {
                diagnostics.append(Diagnostic(.site(.missing(path)), at: Place(location)))
            }
            return nil
        }
        return decode(tree.location(of: file), with: fileSystem)
    }

    private mutating func decode(_ location: String, with fileSystem: FileSystem) -> SourceFile? {
        do {
            let (file, found) = SourceFile.decode(path: location, contents: try fileSystem.read(location))
            diagnostics += found
            return file
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    /// Tells documents, tables, templates and attachments apart; gives the site's own templates.
    private mutating func sort(_ tree: ContentTree, with fileSystem: FileSystem) -> [TemplateSource] {
        let folders = KindFolders(model)
        var templates: [TemplateSource] = []
        var unclaimed = UnclaimedFiles()
        for file in tree.files {
            let location = tree.location(of: file)
            let folder = file.path.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(file.path[..<$0]) }
            switch (folder, file.path) {
            case (nil, "site.yaml"), (nil, "model.yaml"): continue
            case ("templates", let path) where path.hasSuffix(".mustache"):
                let name = String(path.dropFirst("templates/".count).dropLast(".mustache".count))
                do {
                    templates.append(TemplateSource(name: name, path: location, bytes: try fileSystem.read(location)))
                } catch {
                    diagnostics.append(error.diagnostic)
                }
            case (KeptVersions.folder, let path):
                let path = String(path.dropFirst(KeptVersions.folder.utf8.count + 1))
                keptVersions.append(KeptVersions.File(path: path, location: location))
            case (let folder, let path) where path.hasSuffix(".md"):
                if let kind = folders.kind(of: path) {
                    if path.isFolderPage, folders.isDirectlyInKind(path) {
                        diagnostics.append(
                            Diagnostic(.site(.folderPage(String(path.lastName))), at: Place(location)))
                        continue
                    }
                    if CopyName.isConflict(String(path.lastName)) {
                        diagnostics.append(Diagnostic(.site(.conflictCopy), at: Place(location)))
                        continue
                    }
                    documents.append(Item(kind: kind, path: path, location: location))
                } else {
                    unclaimed.add(folder, at: location)
                }
            case (_, let path) where folders.kind(ofTable: path) != nil:
                let kind = folders.kind(ofTable: path) ?? KindID(0)
                tables.append(Item(kind: kind, path: path, location: location))
            default:
                do {
                    let size = try tree.size(of: file, with: fileSystem)
                    attachments.append(Attachment(path: file.path, location: location, size: size))
                } catch {
                    diagnostics.append(error.diagnostic)
                }
            }
        }
        tellUnclaimed(unclaimed, in: tree)
        return templates
    }

    // MARK: Theme

    /// The theme asked for, else the usual one: here, or beside the content folder.
    static func themeFolder(_ options: SiteBuild.Options, _ fileSystem: FileSystem) -> String {
        if let theme = options.theme { return theme }
        let usual = "themes/sobre"
        func exists(_ path: String) -> Bool { ((try? fileSystem.status(path)) ?? nil) != nil }
        let content = options.content
        let parent = FileSystem.parent(of: content.hasSuffix("/") ? String(content.dropLast()) : content)
        let beside = parent.map { ContentTree.join($0, usual) }
        return exists(usual) ? usual : beside.flatMap { exists($0) ? $0 : nil } ?? usual
    }

    /// The most themes in a chain of parents.
    private static let longestChain = 8

    private mutating func readTheme(_ path: String, ownTemplates: [TemplateSource], with fileSystem: FileSystem) {
        var folders: [Theme.Folder] = []
        var next: String? = path
        var askedAt: Place?
        while let path = next, folders.count < Self.longestChain {
            next = nil
            if folders.contains(where: { $0.path == path }) {
                diagnostics.append(Diagnostic(.site(.themeCycle(path)), at: askedAt ?? Place(path)))
                return
            }
            guard let folder = readThemeFolder(path, askedAt: askedAt, with: fileSystem) else { return }
            folders.append(folder)
            let (parent, place, found) = Theme.parent(of: folder.manifest)
            diagnostics += found
            if let parent {
                next = ContentTree.join(FileSystem.parent(of: path) ?? "", parent)
                askedAt = place
            }
        }
        themeDigest = Self.digest(folders, ownTemplates)
        let (theme, found) = Theme.read(folders, siteTemplates: ownTemplates, language: settings.language)
        self.theme = theme
        diagnostics += found
    }

    private static func digest(_ folders: [Theme.Folder], _ ownTemplates: [TemplateSource]) -> UInt64 {
        var hash = ContentHash()
        for folder in folders {
            for (path, bytes) in folder.files {
                hash.add(path)
                hash.add(bytes)
            }
        }
        for template in ownTemplates {
            hash.add(template.name)
            hash.add(template.bytes)
        }
        return hash.value
    }

    private mutating func readThemeFolder(
        _ path: String, askedAt: Place?, with fileSystem: FileSystem
    ) -> Theme.Folder? {
        let (tree, found) = ContentTree.scan(path, with: fileSystem)
        if let askedAt, found.contains(where: { $0.place == Place(tree.root) }) {
            diagnostics.append(Diagnostic(.site(.missing(path)), at: askedAt))
            return nil
        }
        diagnostics += found
        guard !found.contains(where: { $0.place == Place(tree.root) }),
            let manifest = decode("theme.yaml", in: tree, with: fileSystem)
        else { return nil }
        var files: [(path: String, bytes: [UInt8])] = []
        for file in tree.files where file.path != "theme.yaml" {
            do {
                files.append((file.path, try fileSystem.read(tree.location(of: file))))
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return Theme.Folder(path: tree.root, manifest: manifest, files: files)
    }
}

extension SourceFile {
    fileprivate var digest: UInt64 {
        var hash = ContentHash()
        hash.add(bytes)
        return hash.value
    }
}
