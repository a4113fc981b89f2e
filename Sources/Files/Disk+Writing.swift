import CLinux
import Diagnostics
import Glibc

/// The operations of `FileSystem.disk` that change something.
extension Disk {
    static func createFolder(_ path: String) throws(FileError) {
        guard mkdir(path, 0o777) == 0 else {
            let failure = errno
            var status = stat()
            if failure == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return }
            throw FileError(.write, path, errno: failure)
        }
    }

    static func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let file = try Descriptor(creating: path)
        let failure = bytes.withUnsafeBytes { file.write($0) }
        try file.finish(path, failure)
    }

    static func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let number = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard number >= 0 else { throw FileError(.write, path, errno: errno) }
        let file = Descriptor(number: number)
        let failure = bytes.withUnsafeBytes { file.write($0) }
        try file.finish(path, failure)
    }

    static func createPrivate(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let file = try Descriptor(creating: path, mode: 0o600)
        let failure = bytes.withUnsafeBytes { file.write($0) }
        try file.finish(path, failure)
    }

    static func hardLink(_ file: String, _ path: String) throws(FileError) {
        guard Glibc.link(file, path) == 0 else { throw FileError(.write, path, errno: errno) }
    }

    static func copy(_ source: String, _ path: String) throws(FileError) {
        let input = try Descriptor(reading: source)
        defer { input.close() }
        let file = try Descriptor(creating: path)
        var readFailure: Int32 = 0
        var failure: Int32 = 0
        withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
            var count = 0
            repeat {
                (count, readFailure) = input.fill(buffer)
                failure = file.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            } while count == buffer.count && readFailure == 0 && failure == 0
        }
        try file.finish(path, failure)
        guard readFailure == 0 else { throw FileError(.read, source, errno: readFailure) }
    }

    static func writeThrough(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        // The process's own outputs are not opened again: what they are may not allow it, or begin anew.
        let number = ownOutput(path).map { dup($0) } ?? open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY)
        guard number >= 0 else { throw FileError(.write, path, errno: errno) }
        let file = Descriptor(number: number)
        defer { file.close() }
        let failure = bytes.withUnsafeBytes { file.write($0) }
        guard failure == 0 else { throw FileError(.write, path, errno: failure) }
    }

    private static func ownOutput(_ path: String) -> Int32? {
        switch path {
        case "/dev/stdout": return 1
        case "/dev/stderr": return 2
        default:
            for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
                return Int32(path.dropFirst(folder.utf8.count))
            }
            return nil
        }
    }

    static func copyMode(_ source: String, _ path: String) throws(FileError) {
        var status = stat()
        guard stat(source, &status) == 0 else { throw FileError(.read, source, errno: errno) }
        guard chmod(path, status.st_mode & 0o7777) == 0 else { throw FileError(.write, path, errno: errno) }
    }

    static func link(_ target: String, _ path: String) throws(FileError) {
        guard symlink(target, path) == 0 else {
            // Linux answers EPERM where the file system has no symbolic links; other refusals are EACCES.
            throw errno == EPERM || errno == EOPNOTSUPP
                ? FileError(.write, path, .noSymbolicLinks) : FileError(.write, path, errno: errno)
        }
    }

    static func rename(_ from: String, _ to: String) throws(FileError) {
        guard Glibc.rename(from, to) == 0 else { throw FileError(.write, to, errno: errno) }
    }

    static func remove(_ path: String) throws(FileError) {
        if unlink(path) == 0 || errno == ENOENT { return }
        let failure = errno
        guard failure == EISDIR || failure == EPERM, try status(path)?.kind == .folder else {
            throw FileError(.write, path, errno: failure)
        }
        for item in try list(path) { try remove(path + "/" + String(decoding: item.name, as: UTF8.self)) }
        guard rmdir(path) == 0 || errno == ENOENT else { throw FileError(.write, path, errno: errno) }
    }

    static func flushDisk(_ folder: String) throws(FileError) { try flush(folder, syncfs) }

    static func flushFolder(_ folder: String) throws(FileError) { try flush(folder, fsync) }

    private static func flush(_ folder: String, _ call: @Sendable (Int32) -> Int32) throws(FileError) {
        let opened = try Descriptor(reading: folder)
        defer { opened.close() }
        // Some network and FUSE file systems cannot flush a folder and say so with EINVAL: nothing more can be done.
        guard call(opened.number) == 0 || errno == EINVAL else { throw FileError(.write, folder, errno: errno) }
    }
}
