import Diagnostics
import Files
import Foundation
import Testing

@testable import Publishing

@Suite struct `Locks and permissions of a folder` {
    let folder: PublishedFolder
    let first: SiteContents
    let second: SiteContents

    init() throws {
        folder = try PublishedFolder()
        first = try folder.site("un", Sites.first)
        second = try folder.site("deux", Sites.second)
    }

    @Test func `two at once are one too many, and a disk without locks is told`() throws {
        try folder.publish(first)
        let lock = try FileSystem.disk.lock(folder["dest/.unisson/lock"])
        #expect(ids { try folder.publish(second) } == ["publication-en-cours"])
        #expect(folder.files() == Sites.first)
        withExtendedLifetime(lock) {}
        var fileSystem = FileSystem.unflushed
        fileSystem.lock = { path throws(FileError) in throw FileError(.write, path, .other("Operation not supported")) }
        #expect(ids { try folder.publish(second, with: fileSystem) } == ["partage-sans-verrou"])
        #expect(folder.files() == Sites.second)
    }

    private func mode(_ name: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: folder["dest/" + name])[.posixPermissions] as? Int)
    }

    @Test func `files have the mode that the edition asks for, unchanged ones too`() throws {
        try folder.publish(first)
        try folder.publish(second) { $0.access.mode = 0o640 }
        for name in Sites.second.keys { #expect(try mode(name) == 0o640, "\(name)") }
        for name in ["new", "assets", ".unisson"] { #expect(try mode(name) == 0o750, "\(name)") }
        #expect(try mode(".unisson/publication.sha256") == 0o640)
        let group = try #require(FileAccess.group(named: "daemon"))
        guard getuid() == 0 else { return }
        // Nothing else changes.
        try folder.publish(second) { $0.access = Publication.Access(group: "daemon", mode: 0o600) }
        #expect(try mode("index.html") == 0o600)
        #expect(try mode("assets") == 0o700)
        #expect(try mode(".unisson/publication.sha256") == 0o600)
        let owner = try FileManager.default.attributesOfItem(atPath: folder["dest/index.html"])[.groupOwnerAccountID]
        #expect(owner as? UInt32 == group)
    }

    @Test func `a group that the machine does not have is told before anything is written`() throws {
        #expect(ids { try folder.publish(first) { $0.access.group = "personne-ici" } } == ["groupe-inconnu"])
        #expect(!FileManager.default.fileExists(atPath: folder["dest"]))
    }
}
