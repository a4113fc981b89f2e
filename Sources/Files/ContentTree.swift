public import Diagnostics

/// The files of a folder and its subfolders, in the byte order of their paths whatever the disk's own order.
public struct ContentTree: Sendable, Hashable {
    /// One file.
    public struct File: Sendable, Hashable {
        /// `/`-separated, from the root, as the bytes on the disk spell it.
        public let path: String
        /// Where the scan met it.
        let status: FileStatus?

        /// Names a file by its path from the root.
        public init(path: String, status: FileStatus? = nil) {
            self.path = path
            self.status = status
        }
    }

    /// The folder, as given on the command line, without a final `/`.
    public let root: String
    /// In byte order of their paths.
    public let files: [File]

    /// Where authors drop documents, in the content folder; no part of the content.
    package static let inbox = "_depot"
    /// Where forms to fill in lie for them, in the content folder; no part of the content either.
    package static let forms = "_modeles"

    /// Describes a tree that was not read from a disk.
    public init(root: String, files: [File]) {
        self.root = root
        self.files = files
    }

    /// The path to open and to show: the root as given on the command line, then the path from it.
    public func location(of file: File) -> String { Self.join(root, file.path) }

    /// The size of a file in bytes, for those who will not read it before they promise it.
    /// - Throws: `.unreadable` with the reason when the account may not read it.
    public func size(of file: File, with fileSystem: FileSystem = .disk) throws(FileError) -> Int {
        let location = location(of: file)
        var status = file.status
        if status == nil { status = try fileSystem.status(location) }
        guard let status else { throw FileError(.read, location, .notFound) }
        guard status.isReadableByAll || fileSystem.isReadable(location) else {
            throw FileError(.read, location, .noPermission)
        }
        return status.size
    }

    /// Lists a folder. Hidden files and what editors drop are left out; symbolic links are followed as long as they
    /// stay inside the folder, links to folders only once on a path, so that a cycle ends.
    ///
    /// - Returns: the files, and every problem: no such folder, names that Windows or UTF-8 cannot hold, links that lead
    ///   out or nowhere, folders that cannot be read, what is neither file nor folder. Whether a file can be read shows
    ///   when it is.
    public static func scan(
        _ root: String, with fileSystem: FileSystem = .disk
    ) -> (tree: ContentTree, diagnostics: [Diagnostic]) {
        var root = root
        while root.utf8.count > 1 && root.hasSuffix("/") { root.removeLast() }
        do throws(FileError) {
            // Through the canonical path, so that the content folder itself may be a link.
            let canonical = try fileSystem.canonicalPath(root)
            guard try fileSystem.status(canonical)?.kind == .folder else { throw FileError(.read, root, .notFound) }
            var scan = ContentScan(root: root, canonicalRoot: canonical, fileSystem: fileSystem)
            scan.visit("", followedLink: false)
            return (ContentTree(root: root, files: scan.files), scan.diagnostics.ordered)
        } catch {
            let problem: Problem =
                error.reason == .notFound ? .site(.missing(root)) : .site(.unreadable(reason: error.reason))
            return (ContentTree(root: root, files: []), [Diagnostic(problem, at: Place(root))])
        }
    }

    package static func join(_ folder: String, _ name: String) -> String {
        name.isEmpty ? folder : folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
