import Diagnostics
import Files
import Foundation
import SiteBuild
import TestSupport
import Testing

@Suite struct `Reading and writing files` {
    let folder: TemporaryFolder
    let disk = FileSystem.disk

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
    func `what was written or copied is read back`(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
        try disk.create(folder["a"], bytes)
        try disk.copy(folder["a"], folder["b"])
        #expect(try disk.read(folder["a"]) == bytes)
        #expect(try disk.read(folder["b"]) == bytes)
    }

    @Test func `a file that tells no size is read to its end`() throws {
        #expect(try disk.read("/proc/self/status").count > 0)
    }

    @Test func `refusals name the path and the reason`() throws {
        try folder.write(to: "a")
        #expect(throws: FileError(.read, folder["absent"], .notFound)) { try disk.read(folder["absent"]) }
        #expect(throws: FileError(.read, folder.path, .notARegularFile)) { try disk.read(folder.path) }
        #expect(throws: FileError(.write, folder["a"], .exists)) { try disk.create(folder["a"], []) }
        #expect(throws: FileError(.write, folder["a"], .exists)) { try disk.createFolder(folder["a"]) }
        #expect(throws: FileError(.read, folder["absent"], .notFound)) { try disk.copy(folder["absent"], folder["b"]) }
        #expect(throws: FileError(.write, folder["x/b"], .notFound)) { try disk.copy(folder["a"], folder["x/b"]) }
        #expect(!folder.exists("b"))
    }

    @Test func `removing a folder leaves what its links lead to`() throws {
        try folder.write(to: "garde/a")
        try folder.write(to: "parti/sous/b")
        try folder.link("parti/lien", to: folder["garde"])
        try disk.remove(folder["parti"])
        try disk.remove(folder["parti"])
        #expect(try folder.names("") == ["garde"])
        #expect(try folder.names("garde") == ["a"])
    }

    @Test func `a lock is held by one at a time`() throws {
        var first = try disk.lock(folder["lock"])
        #expect(first != nil)
        #expect(try disk.lock(folder["lock"]) == nil)
        first = nil
        #expect(try disk.lock(folder["lock"]) != nil)
    }

    @Test func `a reason is told in the reader's language`() {
        let diagnostic = FileError(.write, "sortie/a.html", .diskFull).diagnostic
        #expect(diagnostic.message(in: .french) == "Écriture de « sortie/a.html » impossible : disque plein")
        #expect(diagnostic.message(in: .english) == "Cannot write “sortie/a.html”: disk full")
    }
}
