import Foundation

/// The temporary folder in which one case happens.
final class Workplace {
    let path: String
    private var disks: [String] = []
    private var locks: [Int32] = []

    static let repository = SiteCase.home.deletingLastPathComponent().deletingLastPathComponent()

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "sites-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    deinit {
        for descriptor in locks { close(descriptor) }
        for disk in disks { umount2(disk, 0) }
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The absolute path of something in the folder.
    subscript(_ name: String) -> String { path + "/" + name }

    // MARK: Laying out

    /// A folder's site with what it stands on, and the repository's theme where it has none.
    func layOut(_ name: String) throws {
        for folder in try Self.chain(of: name) { try overlay(SiteCase.home.appending(path: folder)) }
        let themes = self["themes"]
        try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
        if !FileManager.default.fileExists(atPath: themes + "/sobre") {
            let theme = Self.repository.appending(path: "themes/sobre").path(percentEncoded: false)
            try FileManager.default.createSymbolicLink(atPath: themes + "/sobre", withDestinationPath: theme)
        }
    }

    /// Takes a site's sources away, for another's.
    func clear() throws {
        for name in ["content", "themes"] where FileManager.default.fileExists(atPath: self[name]) {
            try FileManager.default.removeItem(atPath: self[name])
        }
    }

    /// The folder and what it stands on, the lowest first.
    private static func chain(of name: String) throws -> [String] {
        let below: String?
        if let found = try SiteCase(name) {
            below = found.steps.lazy.compactMap { if case .base(let base) = $0 { base } else { nil } }.first
        } else {
            below = try SiteCase.base(of: SiteCase.home.appending(path: name))
        }
        return try (below.map { try chain(of: $0) } ?? []) + [name]
    }

    /// Copies `content` and `themes` of a folder over those here.
    func overlay(_ folder: URL) throws {
        let root = folder.path(percentEncoded: false)
        let prefix = root.hasSuffix("/") ? root : root + "/"
        guard Self.isFolder(root), let found = FileManager.default.enumerator(atPath: prefix) else {
            throw BadCase("no folder \(root)")
        }
        for case let name as String in found where name.hasPrefix("content/") || name.hasPrefix("themes/") {
            if Self.isFolder(prefix + name) { continue }
            try makeParent(of: name)
            try? FileManager.default.removeItem(atPath: self[name])
            try FileManager.default.copyItem(atPath: prefix + name, toPath: self[name])
        }
    }

    func makeParent(of name: String) throws {
        let parent = URL(filePath: self[name]).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    }

    func rewrite(_ name: String, _ change: ([UInt8]) -> [UInt8]) throws {
        let url = URL(filePath: self[name])
        try Data(change(Array(try Data(contentsOf: url)))).write(to: url)
    }

    func mount(_ name: String, kilobytes: Int) throws {
        try FileManager.default.createDirectory(atPath: self[name], withIntermediateDirectories: true)
        guard Glibc.mount("tmpfs", self[name], "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            throw BadCase("disk \(name)")
        }
        disks.append(self[name])
    }

    /// Locks an output's folder of generations (`flock`, as builds do).
    func lock(_ name: String) throws {
        try makeParent(of: name)
        let descriptor = open(self[name], O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw BadCase("lock \(name)") }
        locks.append(descriptor)
    }

    // MARK: Looking

    /// The bytes of each file under a folder, by path from it; nil when there is no such folder.
    func files(of name: String) -> [String: Data]? {
        let root = URL(filePath: self[name]).resolvingSymlinksInPath().path(percentEncoded: false)
        let prefix = root.hasSuffix("/") ? root : root + "/"
        guard let found = FileManager.default.enumerator(atPath: prefix) else { return nil }
        var files: [String: Data] = [:]
        for case let file as String in found {
            if !Self.isFolder(prefix + file) { files[file] = FileManager.default.contents(atPath: prefix + file) }
        }
        return files.isEmpty ? nil : files
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
