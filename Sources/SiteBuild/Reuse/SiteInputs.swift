internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import Markup

/// A digest of all that a site is made of: the program, what was asked for, the day, every byte of the content and of the
/// themes. Two builds of the same inputs make the same site and say the same of it.
enum SiteInputs {
    /// Nil where they cannot be told whole: then nobody says that nothing has changed.
    /// - Parameter read: digests of files that the build has read, by location: it made the site of these bytes.
    static func digest(of build: SiteBuild, knowing read: [String: UInt64] = [:]) async -> UInt64? {
        let options = build.options
        let fileSystem = build.surroundings.fileSystem
        guard let program = build.surroundings.program, build.mayRepeat else { return nil }
        let (tree, found) = ContentTree.scan(options.content, with: fileSystem)
        var unused: [Diagnostic] = []
        guard found.isEmpty, let file = SourceFile.read("site.yaml", in: tree, &unused, with: fileSystem) else {
            return nil
        }
        let settings = SiteSettings.read(file).0
        guard let date = options.asOf ?? settings.asOf ?? build.surroundings.today(settings.timeZone),
            let themes = ThemeSources.folders(options, fileSystem)
        else { return nil }
        var hash = ContentHash()
        for text in [
            program, options.content, options.theme ?? "", options.output, options.edition ?? "", options.baseURL ?? "",
            date.description,
        ] { hash.add(text) }
        for flag in [
            options.theme == nil, options.showsWidest, options.isStrict, options.usesOwnTheme, options.holdsBack,
            options.audits,
        ] {
            hash.add(word: flag ? 1 : 0)
        }
        var locations = tree.files.map { tree.location(of: $0) }
        for theme in themes {
            let (tree, found) = ContentTree.scan(theme, with: fileSystem)
            guard found.isEmpty else { return nil }
            locations += tree.files.map { tree.location(of: $0) }
        }
        let digests = await parallelMap(locations, workers: options.workers) { read[$0] ?? fileSystem.digest(of: $0) }
        for (location, digest) in zip(locations, digests) {
            guard let digest else { return nil }
            hash.add(location)
            hash.add(word: digest)
        }
        return hash.value
    }
}

extension FileSystem {
    /// Of the bytes of a file, which need not fit into memory; nil for one that cannot be read.
    func digest(of file: String) -> UInt64? {
        var hash = ContentHash()
        let read: Void? = try? readPieces(file, ParsedFiles.piece) { piece in
            hash.add(piece)
            return true
        }
        return read == nil ? nil : hash.value
    }
}
