internal import Diagnostics
internal import Embedded
public import Files
internal import Language

/// The files with which a site begins, from inside the command: `content/…`, `themes/…`, `operations/…`, what `serve` adds to
/// pages (`preview/…`), and the settings of a base without entries (`starter/…`).
public struct StarterFiles: Sendable {
    /// A file.
    public struct File: Sendable, Hashable {
        /// `/`-separated.
        public let path: String
        /// Its content.
        public let bytes: [UInt8]
    }

    /// In path order within each of the folders.
    public let files: [File]

    /// Those of this command.
    public init() { self.init(unpacking: Deflate.expand(StarterPack.bytes) ?? []) }

    /// Reads the layout that `StarterPack` describes, up to what is none.
    init(unpacking bytes: [UInt8]) {
        var rest = bytes[...]
        func line() -> String? {
            guard let end = rest.firstIndex(of: 0x0A) else { return nil }
            defer { rest = rest[(end + 1)...] }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
        var files: [File] = []
        while let path = line(), let size = line().flatMap({ Int($0) }), size >= 0, size <= rest.count {
            files.append(File(path: path, bytes: Array(rest.prefix(size))))
            rest = rest.dropFirst(size)
        }
        self.files = files
    }

    /// Those of a folder, their paths from there.
    public func below(_ folder: String) -> [File] {
        files.filter { $0.path.hasPrefix(folder + "/") }
            .map { File(path: String($0.path.dropFirst(folder.utf8.count + 1)), bytes: $0.bytes) }
    }

    /// Writes the files of a folder into a new one, or an empty one: all, or those that are wanted by their paths from there.
    /// - Returns: how many.
    /// - Throws: `.exists` where something stands there already; it is left as it is.
    public func write(
        _ folder: String, to target: String, where isWanted: (String) -> Bool = { _ in true },
        with fileSystem: FileSystem = .disk
    ) throws(FileError) -> Int {
        if let status = try fileSystem.status(target) {
            guard status.kind == .folder, try fileSystem.list(target).isEmpty else {
                throw FileError(.write, target, .exists)
            }
        }
        try fileSystem.createFolders(target)
        return try write(folder, into: target, where: isWanted, with: fileSystem)
    }

    /// The same into a folder that may hold others.
    public func write(
        _ folder: String, into target: String, where isWanted: (String) -> Bool = { _ in true },
        with fileSystem: FileSystem = .disk
    ) throws(FileError) -> Int {
        let files = below(folder).filter { isWanted($0.path) }
        for file in files {
            let place = ContentTree.join(target, file.path)
            if let parent = FileSystem.parent(of: place) { try fileSystem.createFolders(parent) }
            try fileSystem.create(place, file.bytes)
        }
        return files.count
    }
}
