import Diagnostics
import Files
import SiteBuild
import Synchronization

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
        dying.append = { path, bytes throws(FileError) in
            try left.take(1, path)
            try disk.append(path, bytes)
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
        full.append = { path, bytes throws(FileError) in
            try left.take(bytes.count, path)
            try FileSystem.disk.append(path, bytes)
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
