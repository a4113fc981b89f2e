import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

@testable import SiteBuild

@Suite struct `Writing a file in pieces` {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let pieces = ["début, ", "suite, ", "fin"].map { Array($0.utf8) }

    private func write(with fileSystem: FileSystem = .disk) throws -> GenerationWriter {
        let writer = try GenerationWriter(output: folder["public/site"], with: fileSystem)
        do {
            try writer.write(Array("un".utf8), to: "index.html")
            var file = PiecedFile(path: "donnees/base.json")
            for piece in Self.pieces { try file.add(piece, writer) }
            #expect(file.size == Self.pieces.joined().count && file.isBegun && file.first.isEmpty)
        } catch {
            writer.discard()
            throw error
        }
        return writer
    }

    @Test func `what is written is all pieces in their order`() throws {
        try write().publish()
        #expect(try folder.text("public/site/donnees/base.json") == "début, suite, fin")
    }

    @Test func `nothing is written of a file before its second piece`() throws {
        let writer = try GenerationWriter(output: folder["public/site"])
        var file = PiecedFile(path: "base.json")
        try file.add([], writer)
        try file.add(Self.pieces[0], writer)
        #expect(!file.isBegun && file.first == Self.pieces[0] && writer.status("base.json") == nil)
        writer.discard()
    }

    @Test func `a disk that is full on the way leaves the former site`() throws {
        try write().publish()
        var disk = FileSystem.disk
        disk.append = { path, _ throws(FileError) in throw FileError(.write, path, .diskFull) }
        #expect(throws: PublishingFailure.self) { try write(with: disk) }
        #expect(try folder.text("public/site/donnees/base.json") == "début, suite, fin")
    }

    @Test func `one that is the same as before is the file that was there`() throws {
        try write().publish()
        let former = folder["public/site/donnees/base.json"]
        let number = try FileManager.default.attributesOfItem(atPath: former)[.systemFileNumber] as? UInt64
        let writer = try write()
        #expect(try writer.replace("donnees/base.json", by: former))
        try writer.publish()
        #expect(try FileManager.default.attributesOfItem(atPath: former)[.systemFileNumber] as? UInt64 == number)
        #expect(try folder.names("public/site/donnees") == ["base.json"])
    }

    @Test func `one that vanished is not made anew from its middle`() throws {
        let writer = try GenerationWriter(output: folder["public/site"])
        #expect(throws: PublishingFailure.self) { try writer.append([1], to: "base.json") }
        #expect(writer.status("base.json") == nil)
        writer.discard()
    }
}
