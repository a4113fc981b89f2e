internal import Foundation

/// A folder that goes away with the value.
public final class TemporaryFolder: Sendable {
    /// Absolute.
    public let path: String

    /// An empty folder of its own name.
    public init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "unisson-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The absolute path of something in the folder.
    public subscript(_ name: String) -> String { path + "/" + name }

    /// Writes a text, and the folders before it.
    public func write(_ text: String = "texte", to name: String) throws {
        let url = URL(filePath: self[name])
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Makes a symbolic link.
    public func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: self[name], withDestinationPath: target)
    }

    /// What a file holds.
    public func text(_ name: String) throws -> String { try String(contentsOfFile: self[name], encoding: .utf8) }

    /// The names in a folder, sorted.
    public func names(_ name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self[name]).sorted()
    }

    /// Whether something of that name is there, be it a link that leads nowhere.
    public func exists(_ name: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: self[name])) != nil
    }
}
