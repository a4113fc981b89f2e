import Diagnostics
import Glibc

/// The operations of `FileSystem.disk`: reading, and what stands where. Thin over POSIX calls.
enum Disk {
    static func read(_ path: String) throws(FileError) -> [UInt8] {
        let file = try Descriptor(reading: path)
        defer { file.close() }
        var status = stat()
        guard fstat(file.number, &status) == 0 else { throw FileError(.read, path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(.read, path, .notARegularFile) }
        var failure: Int32 = 0
        // One byte more than the size, so that a growing file is seen.
        var bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size) + 1) { buffer, count in
            (count, failure) = file.fill(UnsafeMutableRawBufferPointer(buffer), expecting: Int(status.st_size))
        }
        var full = bytes.count > Int(status.st_size)
        while failure == 0 && full {
            let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                (count, failure) = file.fill(UnsafeMutableRawBufferPointer(buffer))
            }
            full = more.count == 1 << 16
            bytes += more
        }
        guard failure == 0 else { throw FileError(.read, path, errno: failure) }
        return bytes
    }

    static func readPieces(_ path: String, _ size: Int, _ take: ([UInt8]) -> Bool) throws(FileError) {
        let file = try Descriptor(reading: path)
        defer { file.close() }
        var status = stat()
        guard fstat(file.number, &status) == 0 else { throw FileError(.read, path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(.read, path, .notARegularFile) }
        while true {
            var failure: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                (count, failure) = file.fill(UnsafeMutableRawBufferPointer(buffer))
            }
            guard failure == 0 else { throw FileError(.read, path, errno: failure) }
            if piece.isEmpty || !take(piece) || piece.count < size { return }
        }
    }

    static func list(_ folder: String) throws(FileError) -> [FolderItem] {
        guard let stream = opendir(folder) else { throw FileError(.read, folder, errno: errno) }
        defer { closedir(stream) }
        var items: [FolderItem] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [0x2E] && name != [0x2E, 0x2E] {
                items.append(FolderItem(name, kind: kind(entry.pointee.d_type)))
            }
            errno = 0
        }
        guard errno == 0 else { throw FileError(.read, folder, errno: errno) }
        return items
    }

    /// Some file systems tell no types.
    private static func kind(_ type: UInt8) -> FileStatus.Kind? {
        switch Int(type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK): .symbolicLink
        case Int(DT_UNKNOWN): nil
        default: .other
        }
    }

    static func status(_ path: String) throws(FileError) -> FileStatus? {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw FileError(.read, path, errno: errno)
        }
        let kind: FileStatus.Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            default: .other
            }
        let all = S_IRUSR | S_IRGRP | S_IROTH
        return FileStatus(
            kind: kind, size: Int(status.st_size), isReadableByAll: status.st_mode & all == all,
            identity: FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)),
            links: Int(status.st_nlink),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
    }

    static func canonicalPath(_ path: String) throws(FileError) -> String {
        guard let resolved = realpath(path, nil) else { throw FileError(.read, path, errno: errno) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    static func linkTarget(_ path: String) throws(FileError) -> String {
        var failure: Int32 = 0
        let target = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            let length = buffer.withMemoryRebound(to: CChar.self) { buffer in
                buffer.baseAddress.map { readlink(path, $0, buffer.count) } ?? 0
            }
            if length < 0 { failure = errno }
            count = max(0, length)
        }
        guard failure == 0 else { throw FileError(.read, path, errno: failure) }
        return String(decoding: target, as: UTF8.self)
    }

    static func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

    static func lock(_ path: String) throws(FileError) -> FileLock? {
        let number = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard number >= 0 else { throw FileError(.write, path, errno: errno) }
        guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
            let failure = errno
            _ = Glibc.close(number)
            if failure == EWOULDBLOCK { return nil }
            throw FileError(.write, path, errno: failure)
        }
        return FileLock {
            // A process that another thread is about to start may hold a copy of the descriptor until it runs, so that
            // closing ours would not be enough.
            _ = flock(number, LOCK_UN)
            _ = Glibc.close(number)
        }
    }
}
