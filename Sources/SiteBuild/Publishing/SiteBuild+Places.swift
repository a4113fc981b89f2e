public import Diagnostics
internal import Files
internal import Language

extension SiteBuild {
    /// What would be written where it damages what is read, or the site: told before anything is read or written.
    /// - Parameter files: the files beside the site, each with the option that names it.
    public func misplacedFiles(_ files: [(option: String, path: String)]) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func check(_ option: String, _ path: String, _ folder: () throws(FileError) -> String?) {
            do throws(FileError) {
                guard let folder = try folder() else { return }
                let problem = SiteProblem.writtenAmongSources(path: path, folder: folder)
                found.append(Diagnostic(.site(problem), at: Place(option)))
            } catch {
                // What cannot be looked at cannot be written either: the system says why then.
            }
        }
        for (option, path) in files where !WrittenFile.isOfSystem(path) {
            check(option, path) { () throws(FileError) in
                // A link is as much in its own folder as what it leads to is in another.
                for identity in try [PathIdentity(path, with: fileSystem), ownPlace(of: path)] {
                    if let folder = try sourceFolder(holding: identity) { return folder }
                    if try isOfSite(identity) { return options.output }
                    if let folder = try hardLinkedFolder(identity) { return folder }
                }
                return nil
            }
        }
        // What stands at the output and is no link of ours is refused when it is written.
        check("--output", options.output) { () throws(FileError) in
            if let folder = try sourceFolder(holding: ownPlace(of: options.output)) { return folder }
            for source in sources where try isInGenerations(PathIdentity(source, with: fileSystem)) { return source }
            return nil
        }
        return found
    }

    /// The folders of which a change may change the site.
    public var watchedFolders: [String] {
        let themes = ThemeSources.folders(options, fileSystem) ?? [ThemeSources.folder(options, fileSystem)]
        return ([options.content] + themes).filter { ((try? fileSystem.status($0)) ?? nil) != nil }
    }

    private var fileSystem: FileSystem { surroundings.fileSystem }

    private var sources: [String] { [options.content, ThemeSources.folder(options, fileSystem)] }

    /// The folder in which a path itself stands, whatever it leads to.
    private func ownPlace(of path: String) throws(FileError) -> PathIdentity {
        try PathIdentity(FileSystem.parent(of: path) ?? (path.hasPrefix("/") ? "/" : "."), with: fileSystem)
    }

    /// The content folder, the theme's, or another theme's, in which something lies.
    private func sourceFolder(holding identity: PathIdentity) throws(FileError) -> String? {
        for source in sources where identity.isInside(try PathIdentity(source, with: fileSystem)) { return source }
        // A theme's parent stands beside it: whatever folder is a theme or a content folder is read by somebody.
        var folder: String? = identity.path
        while let path = folder, path != "/" {
            let isSource = ["theme.yaml", "model.yaml"].contains { name in
                (try? fileSystem.status(ContentTree.join(path, name)))?.kind == .file
            }
            if isSource { return path }
            folder = FileSystem.parent(of: path)
        }
        return nil
    }

    /// Whether something is the site, or lies in its generations.
    private func isOfSite(_ identity: PathIdentity) throws(FileError) -> Bool {
        let site = try PathIdentity(options.output, with: fileSystem)
        return identity.isInside(site) ? true : try isInGenerations(identity)
    }

    private func isInGenerations(_ identity: PathIdentity) throws(FileError) -> Bool {
        guard let output = try? OutputFolder(options.output) else { return false }
        return identity.isInside(try PathIdentity(output.generations, with: fileSystem))
    }

    /// The content folder or the theme's when a file of several names has one there.
    private func hardLinkedFolder(_ identity: PathIdentity) throws(FileError) -> String? {
        guard identity.links > 1, (try fileSystem.status(identity.path))?.kind == .file else { return nil }
        for source in sources {
            let tree = ContentTree.scan(source, with: fileSystem).tree
            for file in tree.files
            where identity.isSame(try PathIdentity(tree.location(of: file), with: fileSystem)) { return source }
        }
        return nil
    }
}
