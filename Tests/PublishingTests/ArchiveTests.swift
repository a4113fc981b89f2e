import Diagnostics
import Files
import Foundation
import Language
import Synchronization
import Testing

@testable import Publishing

@Suite struct `Publishing to an archive` {
    let folder: PublishedFolder
    let first: SiteContents

    init() throws {
        folder = try PublishedFolder()
        first = try folder.site("un", Sites.first)
    }

    private func bytes(_ name: String) throws -> [UInt8] { try FileSystem.disk.read(folder[name]) }

    @Test func `the same site makes the same bytes, and is not written again`() throws {
        try folder.publish(first, to: "un.zip")
        let other = try PublishedFolder()
        try other.publish(try other.site("un", Sites.first), to: "deux.zip")
        #expect(try bytes("un.zip") == FileSystem.disk.read(other["deux.zip"]))
        var fileSystem = FileSystem.unflushed
        fileSystem.rename = { from, to throws(FileError) in throw FileError(.write, to, .deviceFailure) }
        let report = try folder.publish(first, to: "un.zip", with: fileSystem)
        #expect(report.unchanged == first.files.count)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["un", "un.zip"])
    }

    @Test func `an archive that is not ours stays, and one of another edition too`() throws {
        try folder.write("PK", to: "site.zip")
        #expect(throws: PublicationFailure.self) { try folder.publish(first, to: "site.zip") }
        #expect(try bytes("site.zip") == Array("PK".utf8))
        try folder.publish(first, to: "large.zip")
        let wide = try folder.site("large", edition: "relecture", Sites.second)
        #expect(throws: PublicationFailure.self) { try folder.publish(wide, to: "large.zip") }
        let report = try folder.publish(wide, to: "large.zip") { $0.changesEdition = true }
        #expect(report.removed == ["old/c.html", "assets/t.11111111.js", "fichiers/vieux.pdf"])
        #expect(report.unchanged == 2)
    }

    @Test func `a full disk leaves the former archive and nothing beside it`() throws {
        try folder.publish(first, to: "site.zip")
        let former = try bytes("site.zip")
        var disk = SharedDisk.disk
        disk.create = { path, access throws(FileError) in
            var file = try SharedDisk.disk.create(path, access)
            let (put, room) = (file.put, Room(1000))
            file.put = { bytes throws(FileError) in
                if !room.take(bytes.count) { throw FileError(.write, path, .diskFull) }
                try put(bytes)
            }
            return file
        }
        let second = try folder.site("deux", Sites.second)
        let failure = #expect(throws: PublicationFailure.self) {
            try folder.publish(second, to: "site.zip", disk: disk)
        }
        #expect(failure?.diagnostics.map(\.id) == ["ecriture-impossible"])
        #expect(try bytes("site.zip") == former)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["deux", "site.zip", "un"])
    }

    @Test func `a file too large for memory is kept as it is, and is found by its place`() throws {
        let text = String(repeating: "0123456789abcdef", count: (ZipWriter.largestInMemory >> 4) + 1)
        let site = try folder.site("gros", ["index.html": "accueil", "fichiers/gros.txt": text])
        try folder.publish(site, to: "gros.zip")
        let archive = try bytes("gros.zip")
        #expect(archive.count > text.utf8.count)
        let name = Array("fichiers/gros.txt".utf8)
        let start = try #require(archive.firstRange(of: [0x50, 0x4B, 3, 4] + [20, 0, 0, 8, 0, 0]))
        #expect(start.lowerBound == 0)
        let header = try #require(archive.firstRange(of: name + Array("0123456789abcdef".utf8)))
        #expect(archive[header.upperBound - 16..<header.upperBound - 16 + text.utf8.count].elementsEqual(text.utf8))
    }

    // MARK: The format

    private func entry(size: UInt64 = 3, offset: UInt64 = 0) throws -> ZipFormat.Entry {
        let digest = try #require(FileDigest("0000a8bf" + String(repeating: "0", count: 56)))
        let day = try #require(CalendarDate(year: 2013, month: 6, day: 17))
        return ZipFormat.Entry(
            path: "é.txt", method: .stored, checksum: 0x0102_0304, size: size, keptSize: size, offset: offset,
            time: ZipFormat.Time(day, digest), mode: 0o640)
    }

    private func hex(_ bytes: [UInt8]) -> String { String(hexadecimal: bytes) }

    @Test func `headers are as APPNOTE draws them`() throws {
        // 17 June 2013 is (33 << 9 | 6 << 5 | 17); 0xA8BF = 43199 steps of two seconds: 23:59:58.
        let common = ["00080000", "7dbf", "d142", "04030201", "03000000", "03000000", "0600", "0000"].joined()
        #expect(hex(ZipFormat.localHeader(try entry())) == ["504b03041400", common, "c3a92e747874"].joined())
        #expect(
            hex(ZipFormat.centralHeader(try entry(offset: 5)))
                == ["504b010214031400", common, "000000000000", "0000a081", "05000000", "c3a92e747874"].joined())
        #expect(
            hex(ZipFormat.end(count: 2, size: 7, offset: 9))
                == ["504b0506", "00000000", "02000200", "07000000", "09000000", "0000"].joined())
    }

    @Test func `what 32 bits do not hold stands in the extension`() throws {
        let large = try entry(size: 0x1_0000_0001, offset: 0x2_0000_0000)
        let sizes = "0100000001000000"
        #expect(hex(ZipFormat.localHeader(large)).hasSuffix(["c3a92e747874", "01001000", sizes, sizes].joined()))
        #expect(
            hex(ZipFormat.centralHeader(large)).hasSuffix(
                ["ffffffff", "c3a92e747874", "01001800", sizes, sizes, "0000000002000000"].joined()))
        let far = try entry(offset: 0x2_0000_0000)
        #expect(
            hex(ZipFormat.centralHeader(far)).hasSuffix(
                ["ffffffff", "c3a92e747874", "01000800", "0000000002000000"].joined()))
        let end = hex(ZipFormat.end(count: 70_000, size: 7, offset: 9))
        let parts = [
            "504b0606", "2c00000000000000", "2d032d00", "0000000000000000", "7011010000000000", "7011010000000000",
            "0700000000000000", "0900000000000000", "504b0607", "00000000", "1000000000000000", "01000000", "504b0506",
            "00000000", "ffffffff", "07000000", "09000000", "0000",
        ]
        #expect(end == parts.joined())
    }

    @Test func `two contents have two times, as web servers ask`() throws {
        let day = try #require(CalendarDate(year: 1970, month: 1, day: 2))
        let digests = ["00000001", "00000002"].compactMap { FileDigest($0 + String(repeating: "0", count: 56)) }
        let times = digests.map { ZipFormat.Time(day, $0) }
        // 2 January of 1980, the first year that there is.
        #expect(times.map(\.day) == [34, 34])
        #expect(times.map(\.time) == [1, 2])
    }
}

/// What a disk still holds, in bytes.
private final class Room: Sendable {
    private let left: Mutex<Int>

    init(_ bytes: Int) { left = Mutex(bytes) }

    func take(_ count: Int) -> Bool {
        left.withLock { left in
            left -= count
            return left >= 0
        }
    }
}
