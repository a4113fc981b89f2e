import Diagnostics
internal import Language

/// Everything that the build does to files goes through this value: a test replaces the operations that it wants to
/// watch or to fail. Paths are relative to the working folder or absolute.
public struct FileSystem: Sendable {
    /// All bytes of a file.
    public var read: @Sendable (_ path: String) throws(FileError) -> [UInt8]
    /// The bytes of a file in pieces of a size, the last one shorter, as long as `take` says to go on.
    public var readPieces: @Sendable (_ path: String, _ size: Int, _ take: ([UInt8]) -> Bool) throws(FileError) -> Void
    /// Writes at the end of what stands at a path and is no file: a pipe, a terminal, the process's own output.
    public var writeThrough: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
    /// What stands in a folder, without `.` and `..`, in no particular order.
    public var list: @Sendable (_ folder: String) throws(FileError) -> [FolderItem]
    /// What stands at a path, a symbolic link being itself; nil when nothing does.
    public var status: @Sendable (_ path: String) throws(FileError) -> FileStatus?
    /// The absolute path without symbolic links.
    public var canonicalPath: @Sendable (_ path: String) throws(FileError) -> String
    /// What a symbolic link says.
    public var linkTarget: @Sendable (_ path: String) throws(FileError) -> String
    /// Whether the account may read a file or folder.
    public var isReadable: @Sendable (_ path: String) -> Bool
    /// Makes one folder, mode 0777 less the umask. One that is there already is left as it is.
    public var createFolder: @Sendable (_ path: String) throws(FileError) -> Void
    /// Writes a new file, mode 0666 less the umask. Refuses with `.exists` when there is one of that name.
    public var create: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
    /// Writes at the end of a file that is there. What cannot be written whole is removed.
    public var append: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
    /// A new file, mode 0600 whatever the umask.
    public var createPrivate: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
    /// Gives a file one more name on the same disk. Refuses with `.exists` when there is something of that name.
    public var hardLink: @Sendable (_ file: String, _ path: String) throws(FileError) -> Void
    /// Copies a file's bytes to a new file, on the same terms as `create`.
    public var copy: @Sendable (_ source: String, _ path: String) throws(FileError) -> Void
    /// Gives a file the permissions of another.
    public var copyMode: @Sendable (_ source: String, _ path: String) throws(FileError) -> Void
    /// Makes a symbolic link that says `target`.
    public var link: @Sendable (_ target: String, _ path: String) throws(FileError) -> Void
    /// Renames in one step, replacing a file or symbolic link of the new name.
    public var rename: @Sendable (_ from: String, _ to: String) throws(FileError) -> Void
    /// Removes a file, a symbolic link (not its target) or a folder with all that it holds. Nothing there is no error.
    public var remove: @Sendable (_ path: String) throws(FileError) -> Void
    /// Removes a folder that holds nothing. Says whether it is gone; one that holds something stays.
    public var removeEmptyFolder: @Sendable (_ path: String) throws(FileError) -> Bool
    /// Returns once all that was written to the disk that holds this folder would survive a power cut.
    public var flushDisk: @Sendable (_ folder: String) throws(FileError) -> Void
    /// Returns once the names in this folder would survive a power cut.
    public var flushFolder: @Sendable (_ folder: String) throws(FileError) -> Void
    /// Takes a lock on a file, which is made when needed; nil when another holds it.
    public var lock: @Sendable (_ path: String) throws(FileError) -> FileLock?

    /// The real one.
    public static let disk = FileSystem(
        read: Disk.read, readPieces: Disk.readPieces, writeThrough: Disk.writeThrough, list: Disk.list,
        status: Disk.status, canonicalPath: Disk.canonicalPath,
        linkTarget: Disk.linkTarget, isReadable: Disk.isReadable, createFolder: Disk.createFolder,
        create: Disk.create, append: Disk.append, createPrivate: Disk.createPrivate, hardLink: Disk.hardLink,
        copy: Disk.copy,
        copyMode: Disk.copyMode, link: Disk.link, rename: Disk.rename, remove: Disk.remove,
        removeEmptyFolder: Disk.removeEmptyFolder,
        flushDisk: Disk.flushDisk, flushFolder: Disk.flushFolder, lock: Disk.lock)
}

extension FileSystem {
    /// Makes a folder and those before it in its path.
    public func createFolders(_ path: String) throws(FileError) {
        do {
            try createFolder(path)
        } catch {
            guard error.reason == .notFound, let parent = Self.parent(of: path) else { throw error }
            try createFolders(parent)
            try createFolder(path)
        }
    }

    /// The path before the last `/`; nil for a single name.
    package static func parent(of path: String) -> String? {
        let folder = path.folder
        return folder.isEmpty || folder == "/" ? nil : String(folder.dropLast())
    }
}

/// Something that stands in a folder.
public struct FolderItem: Sendable, Hashable {
    /// As the bytes on the disk.
    public let name: [UInt8]
    /// What it is; nil where the disk does not tell before it is asked for the status.
    public let kind: FileStatus.Kind?

    /// Joins a name and what the disk tells with it.
    public init(_ name: [UInt8], kind: FileStatus.Kind? = nil) {
        self.name = name
        self.kind = kind
    }
}

/// What stands at a path.
public struct FileStatus: Sendable, Hashable {
    /// The kinds of things that a folder can hold.
    public enum Kind: Sendable, Hashable {
        case file
        case folder
        case symbolicLink
        /// A pipe, a socket or a device.
        case other
    }

    /// What it is.
    public let kind: Kind
    /// In bytes; of no meaning for folders.
    public let size: Int
    /// Whether its mode lets every account read it: then nobody need ask for this one.
    public let isReadableByAll: Bool
    /// By which the system knows it, whatever path leads to it; nil where that is not known.
    public let identity: FileIdentity?
    /// How many names it has.
    public let links: Int
    /// When its bytes were written last: nanoseconds since 1970; 0 where that is not known.
    public let modified: Int64

    /// Joins a kind and a size in bytes.
    public init(
        kind: Kind, size: Int, isReadableByAll: Bool = false, identity: FileIdentity? = nil, links: Int = 1,
        modified: Int64 = 0
    ) {
        self.modified = modified
        self.identity = identity
        self.links = links
        self.kind = kind
        self.size = size
        self.isReadableByAll = isReadableByAll
    }
}

/// A file or folder as the system knows it.
public struct FileIdentity: Sendable, Hashable {
    /// The disk.
    public let device: UInt64
    /// Its number there.
    public let number: UInt64

    /// Joins a disk and a number.
    public init(device: UInt64, number: UInt64) {
        self.device = device
        self.number = number
    }
}

/// A lock on a file: held as long as the value lives, and not longer than the process, however that ends.
public final class FileLock: Sendable {
    private let release: @Sendable () -> Void

    /// Wraps what gives the lock back.
    public init(release: @escaping @Sendable () -> Void) { self.release = release }

    deinit { release() }
}
