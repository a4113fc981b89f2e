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
    /// Where the versions stand that visas keep, from the content folder.
    package var keptVersionPaths: [String] { keptVersions.map { KeptVersions.folder + "/" + $0.path } }
    /// Nil when `model.yaml` could not be read at all.
    var model: Model?
    /// Of the bytes of `model.yaml`, and of the theme with the site's own templates.
    var modelDigest: UInt64 = 0
    var themeDigest: UInt64 = 0
    /// Nil when the theme could not be read at all.
    var theme: Theme?
    /// All of its files, as bytes.
    var themeTexts: [[UInt8]] = []
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

    static func read(_ options: SiteBuild.Options, with fileSystem: FileSystem) async -> SiteSources {
        var sources = SiteSources()
        let (tree, found) = ContentTree.scan(options.content, with: fileSystem)
        sources.diagnostics += found
        sources.root = tree.root
        guard !found.contains(where: { $0.place == Place(tree.root) }) else {
            sources.isUnreadable = true
            return sources
        }
        if let file = SourceFile.read("site.yaml", in: tree, &sources.diagnostics, with: fileSystem) {
            let (settings, found) = SiteSettings.read(file)
            (sources.settings, sources.diagnostics) = (settings, sources.diagnostics + found)
        }
        if let file = SourceFile.read("model.yaml", in: tree, &sources.diagnostics, with: fileSystem) {
            let (model, found) = Model.read(
                file, language: sources.settings.language, views: ViewRooms.declarations)
            sources.modelDigest = file.digest
            (sources.model, sources.diagnostics) = (model, sources.diagnostics + found)
        }
        let templates = sources.ownTemplates(tree, with: fileSystem)
        let language = sources.settings.language
        // Both are as long as each other: they take a core each.
        async let theme = ThemeSources.read(
            options, ownTemplates: templates, language: language, with: fileSystem)
        sources.sort(tree, without: options.held.omitted, with: fileSystem)
        let read = await theme
        (sources.theme, sources.themeDigest, sources.themeTexts) = (read.theme, read.digest, read.texts)
        sources.diagnostics += read.diagnostics
        return sources
    }

    private static func isOwnTemplate(_ path: String) -> Bool {
        path.hasPrefix("templates/") && path.hasSuffix(".mustache")
    }

    /// The site's own templates.
    private mutating func ownTemplates(_ tree: ContentTree, with fileSystem: FileSystem) -> [TemplateSource] {
        var templates: [TemplateSource] = []
        for file in tree.files where Self.isOwnTemplate(file.path) {
            let location = tree.location(of: file)
            let name = String(file.path.dropFirst("templates/".count).dropLast(".mustache".count))
            do {
                templates.append(TemplateSource(name: name, path: location, bytes: try fileSystem.read(location)))
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return templates
    }

    /// Tells documents, tables and attachments apart.
    private mutating func sort(_ tree: ContentTree, without omitted: Set<String>, with fileSystem: FileSystem) {
        let folders = KindFolders(model)
        var unclaimed = UnclaimedFiles()
        for file in tree.files where omitted.isEmpty || !omitted.contains(file.path) {
            let location = tree.location(of: file)
            let folder = file.path.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(file.path[..<$0]) }
            switch (folder, file.path) {
            case (nil, "site.yaml"), (nil, "model.yaml"): continue
            case ("templates", let path) where Self.isOwnTemplate(path): continue
            case (KeptVersions.folder, VisaRegister.path), (KeptVersions.folder, Signers.path): continue
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
    }
}

extension SourceFile {
    /// A file of a folder, decoded; nil, and said, for one that is not there or cannot be read.
    static func read(
        _ path: String, in tree: ContentTree, _ diagnostics: inout [Diagnostic], with fileSystem: FileSystem
    ) -> SourceFile? {
        guard let file = tree.files.first(where: { $0.path == path }) else {
            let location = ContentTree.join(tree.root, path)
            // What the scan refused (unreadable, a link out) is reported already.
            if !diagnostics.contains(where: { $0.place.path == location }) {
                diagnostics.append(Diagnostic(.site(.missing(path)), at: Place(location)))
            }
            return nil
        }
        let location = tree.location(of: file)
        do {
            let (file, found) = decode(path: location, contents: try fileSystem.read(location))
            diagnostics += found
            return file
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }

    fileprivate var digest: UInt64 {
        var hash = ContentHash()
        hash.add(bytes)
        return hash.value
    }
}
