/// Why the operating system refused to read or to write, as far as a person can do something about it.
public enum SystemReason: Sendable, Hashable, Codable {
    /// No file or folder of that name, or of one before it in the path.
    case notFound
    /// The account may not do this here.
    case noPermission
    /// No room left on the disk.
    case diskFull
    /// The account has used up its share of the disk.
    case quotaExceeded
    /// The disk may only be read.
    case readOnly
    /// The disk or the network failed.
    case deviceFailure
    /// A file larger than the disk can hold: 4 GB on a stick in FAT.
    case fileTooLarge
    /// A name, or the whole path, is longer than the system accepts.
    case nameTooLong
    /// A folder where a file was expected, or the other way round.
    case wrongKind
    /// Something else than a file or a folder: a pipe, a socket, a device.
    case notARegularFile
    /// Something of that name is there already.
    case exists
    /// The file system knows no symbolic links.
    case noSymbolicLinks
    /// Too many files are open at once.
    case tooManyOpenFiles
    /// Any other reason, in the system's words.
    case other(String)

    /// The reason in a language, in lower case and without final stop.
    public func text(in language: MessageLanguage) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }
}
