internal import Diagnostics
public import Files
internal import Language

/// A file beside the site that a person asked for: the report, the reads of pages.
public struct WrittenFile: Sendable {
    private let path: String
    private let fileSystem: FileSystem

    /// A file to come.
    public init(_ path: String, with fileSystem: FileSystem = .disk) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Writes the file in one step, so that no reader finds half of it. A link is followed to what it leads to. What is no
    /// file, such as a pipe, a terminal or the process's own output, is written to as it stands and never replaced.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        let target = try followed
        guard !Self.isOfSystem(target) else { return try fileSystem.writeThrough(target, bytes) }
        let status = try fileSystem.status(target)
        switch status?.kind {
        case .other: try fileSystem.writeThrough(target, bytes)
        case .folder: throw FileError(.write, path, .wrongKind)
        case .file, .symbolicLink, nil:
            let folder = FileSystem.parent(of: target) ?? (target.hasPrefix("/") ? "" : ".")
            let waiting = "\(folder)/.\(target.lastName).new"
            do throws(FileError) {
                try fileSystem.remove(waiting)
                try fileSystem.create(waiting, bytes)
                // Some file systems have no permissions to give.
                if status != nil { try? fileSystem.copyMode(target, waiting) }
                try fileSystem.rename(waiting, target)
            } catch {
                try? fileSystem.remove(waiting)
                throw FileError(error.operation, path, error.reason)
            }
        }
    }

    /// The path behind all links; behind links of the system, such as `/dev/stdout`, is what only the system can open.
    private var followed: String {
        get throws(FileError) {
            var target = path
            for _ in 0..<40 where !Self.isOfSystem(target) {
                guard try fileSystem.status(target)?.kind == .symbolicLink else { return target }
                let next = try fileSystem.linkTarget(target)
                target = next.hasPrefix("/") ? next : ContentTree.join(FileSystem.parent(of: target) ?? "", next)
            }
            return target
        }
    }

    /// Whether a path names a device or a part of a process, not a file; `/dev/shm` holds files like any other folder.
    static func isOfSystem(_ path: String) -> Bool {
        path.hasPrefix("/proc/") || path.hasPrefix("/dev/") && !path.hasPrefix("/dev/shm/")
    }
}
