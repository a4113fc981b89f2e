import Diagnostics
import Digests
import Files
import Foundation
import Language
import Synchronization
import TestSupport
import Testing

@testable import Publishing

/// A temporary folder with sites in it, one of which is published to `dest`.
final class PublishedFolder: Sendable {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    var path: String { temporary.path }

    subscript(_ name: String) -> String { temporary[name] }

    func write(_ text: String, to name: String) throws { try temporary.write(text, to: name) }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: self[name]) }

    /// All files below a folder by path; empty when there is none. Those of unisson's own folder only when asked for.
    func files(_ name: String = "dest", own: Bool = false) -> [String: String] {
        var found: [String: String] = [:]
        for path in (try? FileManager.default.subpathsOfDirectory(atPath: self[name])) ?? []
        where own || !path.hasPrefix(Manifest.folder) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: self[name] + "/" + path, isDirectory: &isFolder)
            guard !isFolder.boolValue else { continue }
            found[path] = (try? String(contentsOfFile: self[name] + "/" + path, encoding: .utf8)) ?? "?"
        }
        return found
    }

    /// The names of folders below the destination but unisson's own, sorted.
    func folders() -> [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: self["dest"])) ?? []).filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: self["dest/" + $0], isDirectory: &isFolder)
                && isFolder.boolValue
                && $0 != Manifest.folder
        }.sorted()
    }

    /// Lays a site out in a folder of its own, as generations are, and reads it.
    func site(_ name: String, edition: String = "cadres", _ files: [String: String]) throws -> SiteContents {
        for (path, text) in files { try write(text, to: "\(name)/1/\(path)") }
        let day = try #require(CalendarDate(year: 2013, month: 6, day: 17))
        return try SiteContents(in: self["\(name)/1"], edition: edition, date: day)
    }

    @discardableResult
    func publish(
        _ site: SiteContents, to destination: String = "dest", with fileSystem: FileSystem = .unflushed,
        disk: SharedDisk = .disk, _ change: (inout Publication.Options) -> Void = { _ in }
    ) throws -> PublicationReport {
        var options = Publication.Options(Destination(self[destination]))
        change(&options)
        let surroundings = Publication.Surroundings(fileSystem: fileSystem, disk: disk, clock: { 0 })
        return try Publication(site, options, in: surroundings).run()
    }
}

extension FileSystem {
    /// The disk, which no test of these waits for.
    static let unflushed: FileSystem = {
        var disk = FileSystem.disk
        disk.flushDisk = { _ in }
        return disk
    }()
}

/// The ids of what a publication tells, be it done or not.
func ids(_ body: () throws -> PublicationReport) -> [String] {
    do {
        return try body().remarks.map(\.id)
    } catch let failure as PublicationFailure {
        return failure.diagnostics.map(\.id)
    } catch {
        return ["\(error)"]
    }
}

/// Two sites in a row: pages that come, go and change, fixed names and hashed ones, and what leads to pages.
enum Sites {
    static let first = [
        "index.html": "accueil 1 -> a.html assets/style.aaaaaaaa.css",
        "a.html": "page a 1 -> b.html assets/style.aaaaaaaa.css fichiers/plan.pdf",
        "b.html": "page b 1 -> a.html index.html assets/style.aaaaaaaa.css",
        "old/c.html": "page c 1 -> a.html fichiers/vieux.pdf",
        "assets/style.aaaaaaaa.css": "style 1",
        "assets/index.js": "loader -> a.html b.html old/c.html assets/t.11111111.js",
        "assets/t.11111111.js": "termes 1",
        "fichiers/plan.pdf": "plan 1",
        "fichiers/vieux.pdf": "vieux",
    ]
    static let second = [
        "index.html": "accueil 2 -> a.html new/d.html assets/style.bbbbbbbb.css",
        "a.html": "page a 2 -> new/d.html assets/style.bbbbbbbb.css fichiers/plan.pdf",
        "b.html": "page b 1 -> a.html index.html assets/style.aaaaaaaa.css",
        "new/d.html": "page d 2 -> new/e.html assets/style.bbbbbbbb.css fichiers/neuf.pdf",
        "new/e.html": "page e 2 -> new/d.html a.html",
        "assets/style.aaaaaaaa.css": "style 1",
        "assets/style.bbbbbbbb.css": "style 2",
        "assets/index.js": "loader -> a.html b.html new/d.html assets/t.22222222.js",
        "assets/t.22222222.js": "termes 2",
        "fichiers/plan.pdf": "plan 2",
        "fichiers/neuf.pdf": "neuf",
    ]

    /// What a reader who begins at the home page, or at the search, is led to and does not find.
    static func missing(in files: [String: String]) -> [String] {
        // Nobody reads before there is a home page.
        guard files["index.html"] != nil else { return [] }
        var missing: [String] = []
        var seen: Set<String> = []
        // What nobody is led to yet may lead where nothing is yet; pages that stood there before are read by their address.
        var waiting = ["index.html", "a.html", "b.html", "old/c.html"].filter { files[$0] != nil }
        waiting.append("assets/index.js")
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted else { continue }
            guard let text = files[path] else {
                missing.append(path)
                continue
            }
            let links = text.split(separator: " ").drop { $0 != "->" }.dropFirst()
            waiting += links.map(String.init)
        }
        return missing.sorted()
    }
}

/// Counts changes, and stops all of them after a number.
final class Changes: Sendable {
    private let left: Mutex<Int>
    private let watch: @Sendable () -> Void

    init(stoppingAfter count: Int = .max, _ watch: @escaping @Sendable () -> Void = {}) {
        left = Mutex(count)
        self.watch = watch
    }

    private func take(_ path: String) throws(FileError) {
        watch()
        let isOver = left.withLock { left in
            left -= 1
            return left < 0
        }
        if isOver { throw FileError(.write, path, .deviceFailure) }
    }

    var fileSystem: FileSystem {
        var changed = FileSystem.unflushed
        changed.rename = { from, to throws(FileError) in
            try self.take(to)
            try FileSystem.disk.rename(from, to)
        }
        return changed
    }

    var disk: SharedDisk {
        var changed = SharedDisk.disk
        changed.createFolder = { path, access throws(FileError) in
            try self.take(path)
            return try SharedDisk.disk.createFolder(path, access)
        }
        changed.create = { path, access throws(FileError) in
            try self.take(path)
            let file = try SharedDisk.disk.create(path, access)
            return NewFile(
                put: file.put,
                // A process that dies here leaves half a file.
                finish: { () throws(FileError) in
                    try self.take(path)
                    try file.finish()
                }, abandon: {})
        }
        changed.removeFile = { path throws(FileError) in
            try self.take(path)
            try SharedDisk.disk.removeFile(path)
        }
        changed.removeEmptyFolder = { path throws(FileError) in
            try self.take(path)
            return try SharedDisk.disk.removeEmptyFolder(path)
        }
        return changed
    }
}
