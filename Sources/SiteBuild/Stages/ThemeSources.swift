internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Rendering
internal import Templates

/// A theme and those that it takes from, read.
struct ThemeSources: Sendable {
    /// Nil when it could not be read at all.
    private(set) var theme: Theme?
    /// Of all files of the themes and of the site's own templates.
    private(set) var digest: UInt64 = 0
    var diagnostics: [Diagnostic] = []
    /// All files of the themes, and the site's own templates, as bytes.
    private(set) var texts: [[UInt8]] = []

    /// The theme asked for, else the usual one: here, or beside the content folder.
    static func folder(_ options: SiteBuild.Options, _ fileSystem: FileSystem) -> String {
        if let theme = options.theme { return theme }
        func exists(_ path: String) -> Bool { ((try? fileSystem.status(path)) ?? nil) != nil }
        let content = options.content
        let parent = FileSystem.parent(of: content.hasSuffix("/") ? String(content.dropLast()) : content)
        let beside = parent.map { ContentTree.join($0, usual) }
        return exists(usual) ? usual : beside.flatMap { exists($0) ? $0 : nil } ?? usual
    }

    private static let usual = "themes/sobre"

    /// The most themes in a chain of parents.
    private static let longestChain = 8

    /// The folders that `read` would read, in its order; nil where one of them cannot be.
    static func folders(_ options: SiteBuild.Options, _ fileSystem: FileSystem) -> [String]? {
        var folders: [String] = []
        var path = folder(options, fileSystem)
        while !isOwn(path, isParent: !folders.isEmpty, options, fileSystem) {
            guard !folders.contains(path), folders.count < longestChain,
                let bytes = try? fileSystem.read(ContentTree.join(path, manifest)),
                let file = SourceFile.decode(path: path, contents: bytes).0
            else { return nil }
            folders.append(path)
            guard let parent = Theme.parent(of: file).0 else { break }
            path = ContentTree.join(FileSystem.parent(of: path) ?? "", parent)
        }
        return folders
    }

    private static let manifest = "theme.yaml"

    static func read(
        _ options: SiteBuild.Options, ownTemplates: [TemplateSource], language: SiteLanguage,
        with fileSystem: FileSystem
    ) -> ThemeSources {
        var sources = ThemeSources()
        sources.read(options, ownTemplates: ownTemplates, language: language, with: fileSystem)
        return sources
    }

    private mutating func read(
        _ options: SiteBuild.Options, ownTemplates: [TemplateSource], language: SiteLanguage,
        with fileSystem: FileSystem
    ) {
        var folders: [Theme.Folder] = []
        var next: String? = Self.folder(options, fileSystem)
        var askedAt: Place?
        while let path = next, folders.count < Self.longestChain {
            next = nil
            if folders.contains(where: { $0.path == path }) {
                diagnostics.append(Diagnostic(.site(.themeCycle(path)), at: askedAt ?? Place(path)))
                return
            }
            let isOwn = Self.isOwn(path, isParent: askedAt != nil, options, fileSystem)
            let read = isOwn ? ownFolder() : readFolder(path, askedAt: askedAt, with: fileSystem)
            guard let folder = read else { return }
            folders.append(folder)
            let (parent, place, found) = Theme.parent(of: folder.manifest)
            diagnostics += found
            if let parent {
                next = ContentTree.join(FileSystem.parent(of: path) ?? "", parent)
                askedAt = place
            }
        }
        digest = Self.digest(folders, ownTemplates)
        texts = folders.flatMap { [$0.manifest.bytes] + $0.files.map(\.bytes) } + ownTemplates.map(\.bytes)
        let (theme, found) = Theme.read(folders, siteTemplates: ownTemplates, language: language)
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

    private mutating func readFolder(
        _ path: String, askedAt: Place?, with fileSystem: FileSystem
    ) -> Theme.Folder? {
        let (tree, found) = ContentTree.scan(path, with: fileSystem)
        if let askedAt, found.contains(where: { $0.place == Place(tree.root) }) {
            diagnostics.append(Diagnostic(.site(.missing(path)), at: askedAt))
            return nil
        }
        diagnostics += found
        guard !found.contains(where: { $0.place == Place(tree.root) }),
            let manifest = SourceFile.read(Self.manifest, in: tree, &diagnostics, with: fileSystem)
        else { return nil }
        var files: [(path: String, bytes: [UInt8])] = []
        for file in tree.files where file.path != Self.manifest {
            do {
                files.append((file.path, try fileSystem.read(tree.location(of: file))))
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return Theme.Folder(path: tree.root, manifest: manifest, files: files)
    }
}
