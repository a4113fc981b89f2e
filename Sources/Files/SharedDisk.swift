import Diagnostics
import Glibc

/// Writing where others read and perhaps write too, and where there may be neither links nor permissions: a web root, a
/// mounted share, a stick. What is made has the permissions that the umask gives, or those of a `FileAccess`; what is removed
/// is one file, or one empty folder. A test replaces the operations.
public struct SharedDisk: Sendable {
    /// Makes one folder. Says whether it was made: one that is there is left as it is.
    public var createFolder: @Sendable (_ path: String, _ access: FileAccess) throws(FileError) -> Bool
    /// Begins a new file. Refuses with `.exists` when something of that name is there.
    public var create: @Sendable (_ path: String, _ access: FileAccess) throws(FileError) -> NewFile
    /// Gives a file or a folder the permissions that it would have been made with, where it has others. Says whether it had.
    public var setAccess: @Sendable (_ path: String, _ access: FileAccess) throws(FileError) -> Bool
    /// Removes a file or a link, never a folder. Nothing there is no error.
    public var removeFile: @Sendable (_ path: String) throws(FileError) -> Void
    /// Removes a folder that holds nothing. Says whether it is gone; one that holds something stays.
    public var removeEmptyFolder: @Sendable (_ path: String) throws(FileError) -> Bool

    /// The real one.
    public static let disk = SharedDisk(
        createFolder: Disk.createSharedFolder, create: Disk.createShared, setAccess: Disk.setAccess,
        removeFile: Disk.removeFile, removeEmptyFolder: Disk.removeEmptyFolder)
}

/// A file on its way: whoever begins it ends it, one way or the other, once.
public struct NewFile: Sendable {
    /// Takes the next bytes.
    public var put: @Sendable (_ bytes: [UInt8]) throws(FileError) -> Void
    /// Ends it; removes it when the disk refuses now.
    public var finish: @Sendable () throws(FileError) -> Void
    /// Removes it.
    public var abandon: @Sendable () -> Void

    /// Joins the three.
    public init(
        put: @escaping @Sendable ([UInt8]) throws(FileError) -> Void,
        finish: @escaping @Sendable () throws(FileError) -> Void, abandon: @escaping @Sendable () -> Void
    ) {
        self.put = put
        self.finish = finish
        self.abandon = abandon
    }
}

extension SharedDisk {
    /// Writes a new file from the pieces that `make` gives; removes it when `make` cannot go on.
    public func create(
        _ path: String, _ access: FileAccess, _ make: (NewFile) throws(FileError) -> Void
    ) throws(FileError) {
        let file = try create(path, access)
        do throws(FileError) {
            try make(file)
        } catch {
            file.abandon()
            throw error
        }
        try file.finish()
    }
}

extension Disk {
    static func createSharedFolder(_ path: String, _ access: FileAccess) throws(FileError) -> Bool {
        // Narrow first: at no moment may more people enter than in the end.
        guard mkdir(path, access.mode == nil ? 0o777 : 0o700) == 0 else {
            let failure = errno
            var status = stat()
            if failure == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return false }
            throw FileError(.write, path, errno: failure)
        }
        if let group = access.group, chown(path, uid_t.max, group) != 0 {
            throw FileError(.write, path, errno: errno)
        }
        // The bit that hands the group down to what is made within stays.
        var status = stat()
        if let mode = access.folderMode, stat(path, &status) == 0,
            chmod(path, mode_t(mode) | status.st_mode & S_ISGID) != 0
        {
            throw FileError(.write, path, errno: errno)
        }
        return true
    }

    static func createShared(_ path: String, _ access: FileAccess) throws(FileError) -> NewFile {
        let number = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, access.mode == nil ? 0o666 : 0o600)
        guard number >= 0 else { throw FileError(.write, path, errno: errno) }
        let file = Descriptor(number: number)
        let abandon: @Sendable () -> Void = {
            file.close()
            unlink(path)
        }
        var failure: Int32 = 0
        if let group = access.group, fchown(number, uid_t.max, group) != 0 { failure = errno }
        if let mode = access.mode, failure == 0, fchmod(number, mode_t(mode)) != 0 { failure = errno }
        guard failure == 0 else {
            abandon()
            throw FileError(.write, path, errno: failure)
        }
        return NewFile(
            put: { bytes throws(FileError) in
                let failure = bytes.withUnsafeBytes { file.write($0) }
                if failure != 0 { throw FileError(.write, path, errno: failure) }
            },
            finish: { () throws(FileError) in try file.finish(path, 0) }, abandon: abandon)
    }

    static func setAccess(_ path: String, _ access: FileAccess) throws(FileError) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw FileError(.read, path, errno: errno) }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        guard isFolder || status.st_mode & S_IFMT == S_IFREG else { throw FileError(.write, path, .notARegularFile) }
        let wanted =
            isFolder ? access.folderMode.map { mode_t($0) | status.st_mode & S_ISGID } : access.mode.map { mode_t($0) }
        var changed = false
        if let group = access.group, status.st_gid != group {
            guard chown(path, uid_t.max, group) == 0 else { throw FileError(.write, path, errno: errno) }
            changed = true
        }
        if let wanted, status.st_mode & 0o7777 != wanted {
            guard chmod(path, wanted) == 0 else { throw FileError(.write, path, errno: errno) }
            changed = true
        }
        return changed
    }

    static func removeFile(_ path: String) throws(FileError) {
        guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
            throw FileError(.write, path, errno: errno)
        }
    }

    static func removeEmptyFolder(_ path: String) throws(FileError) -> Bool {
        if rmdir(path) == 0 || errno == ENOENT { return true }
        if errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR { return false }
        throw FileError(.write, path, errno: errno)
    }
}
