public import Diagnostics
import Glibc

/// The operating system's refusal to read or to write.
public struct FileError: Error, Sendable, Hashable {
    /// What was tried.
    public enum Operation: Sendable, Hashable {
        case read
        case write
    }

    /// What was tried.
    public let operation: Operation
    /// The file or folder, as the caller named it.
    public let path: String
    /// Why it was refused.
    public let reason: SystemReason

    /// Names a refusal by its reason.
    public init(_ operation: Operation, _ path: String, _ reason: SystemReason) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    /// Names a refusal by the `errno` that a system call left.
    public init(_ operation: Operation, _ path: String, errno code: Int32) {
        self.init(operation, path, SystemReason(errno: code))
    }

    /// The refusal as something to tell: `.unreadable` or `.unwritable`, placed at the path.
    public var diagnostic: Diagnostic {
        switch operation {
        case .read: Diagnostic(.site(.unreadable(reason: reason)), at: Place(path))
        case .write: Diagnostic(.site(.unwritable(path: path, reason: reason)), at: Place(path))
        }
    }
}

extension SystemReason {
    /// The reason behind an `errno`; one that needs no words of its own keeps the system's.
    init(errno code: Int32) {
        switch code {
        case ENOENT: self = .notFound
        case EACCES, EPERM: self = .noPermission
        case ENOSPC: self = .diskFull
        case EDQUOT: self = .quotaExceeded
        case EROFS: self = .readOnly
        case EIO, ESTALE, ENXIO, ENODEV, ENOTCONN, EHOSTDOWN, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT, ECONNRESET,
            ECONNABORTED:
            self = .deviceFailure
        case EFBIG: self = .fileTooLarge
        case ENAMETOOLONG: self = .nameTooLong
        case ENOTDIR, EISDIR: self = .wrongKind
        case EEXIST, ENOTEMPTY: self = .exists
        case EMFILE, ENFILE: self = .tooManyOpenFiles
        default: self = .other(strerror(code).map { String(cString: $0) } ?? "errno \(code)")
        }
    }
}
