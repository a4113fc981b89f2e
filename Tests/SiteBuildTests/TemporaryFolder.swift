import Diagnostics
import Files
import Foundation
import SiteBuild
import Synchronization

/// A folder that goes away with the value.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "unisson-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The absolute path of something in the folder.
    subscript(_ name: String) -> String { path + "/" + name }

    /// Writes a text, and the folders before it.
    func write(_ text: String = "texte", to name: String) throws {
        let url = URL(filePath: self[name])
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: self[name], withDestinationPath: target)
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: self[name], encoding: .utf8) }

    /// The names in a folder, sorted.
    func names(_ name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self[name]).sorted()
    }

    func exists(_ name: String) -> Bool { (try? FileManager.default.attributesOfItem(atPath: self[name])) != nil }
}

extension FileSystem {
    /// The disk of a machine that stops for good after a number of changes, in the middle of what it does.
    static func dying(after changes: Int) -> FileSystem {
        let left = Countdown(changes)
        let disk = FileSystem.disk
        var dying = disk
        dying.createFolder = { path throws(FileError) in
            try left.take(1, path)
            try disk.createFolder(path)
        }
        dying.create = { path, bytes throws(FileError) in
            try left.take(1, path)
            try disk.create(path, bytes)
        }
        dying.link = { target, path throws(FileError) in
            try left.take(1, path)
            try disk.link(target, path)
        }
        dying.rename = { from, to throws(FileError) in
            try left.take(1, to)
            try disk.rename(from, to)
        }
        dying.remove = { path throws(FileError) in
            try left.take(1, path)
            try disk.remove(path)
        }
        return dying
    }

    /// A disk with room for a number of bytes.
    static func full(after bytes: Int) -> FileSystem {
        let left = Countdown(bytes)
        var full = FileSystem.disk
        full.create = { path, bytes throws(FileError) in
            try left.take(bytes.count, path)
            try FileSystem.disk.create(path, bytes)
        }
        return full
    }
}

private final class Countdown: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    func take(_ count: Int, _ path: String) throws(FileError) {
        let remaining = left.withLock { left in
            left -= count
            return left
        }
        if remaining < 0 { throw FileError(.write, path, .diskFull) }
    }
}
