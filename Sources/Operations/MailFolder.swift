internal import Diagnostics
public import Files
internal import Language

/// A folder of messages that is written whole by each build. A mark in it tells that it is ours: nothing else is emptied.
public struct MailFolder: Sendable {
    private static let mark = ".unisson-courriels"
    private let path: String
    private let fileSystem: FileSystem

    /// A folder that may not be there yet.
    public init(_ path: String, with fileSystem: FileSystem = .disk) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Replaces the messages by others, for the builder's account alone.
    /// - Throws: `.exists` for a folder that holds something and no mark of ours: nothing is touched then.
    public func write(_ mails: [ServiceMail]) throws(FileError) {
        let status = try fileSystem.status(path)
        guard status == nil || status?.kind == .folder else { throw FileError(.write, path, .wrongKind) }
        if status != nil {
            let names = try fileSystem.list(path).map { String(decoding: $0.name, as: UTF8.self) }
            guard names.isEmpty || names.contains(Self.mark) else { throw FileError(.write, path, .exists) }
            for name in names where name.hasSuffix(".eml") { try fileSystem.remove(path + "/" + name) }
        } else {
            try fileSystem.createFolders(path)
        }
        if try fileSystem.status(path + "/" + Self.mark) == nil { try fileSystem.create(path + "/" + Self.mark, []) }
        for mail in mails { try fileSystem.createPrivate(path + "/" + mail.fileName, Array(mail.text.utf8)) }
    }
}
