extension SystemReason {
    var english: String {
        switch self {
        case .notFound: "no such file or folder"
        case .noPermission: "permission denied"
        case .diskFull: "disk full"
        case .quotaExceeded: "disk quota exceeded"
        case .readOnly: "disk is read-only"
        case .deviceFailure: "disk or network failure"
        case .fileTooLarge: "file too large for this disk"
        case .nameTooLong: "name too long"
        case .wrongKind: "a folder in place of a file, or the other way round"
        case .notARegularFile: "neither a file nor a folder"
        case .exists: "the name is taken"
        case .noSymbolicLinks: "this disk does not accept symbolic links"
        case .tooManyOpenFiles: "too many files open at once"
        case .other(let text): text
        }
    }
}
