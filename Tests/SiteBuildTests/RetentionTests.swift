import Diagnostics
import Files
import Foundation
import Synchronization
import SiteBuild
import TestSupport
import Testing

@Suite struct `Former generations` {
    let folder: TemporaryFolder
    let clock = DiskClock()

    init() throws { folder = try TemporaryFolder() }

    /// Publishes a site so many minutes after the one before.
    private func publish(after minutes: Int, _ change: (inout FileSystem) -> Void = { _ in }) throws {
        clock.advance(minutes: minutes)
        var fileSystem = clock.disk
        change(&fileSystem)
        let writer = try GenerationWriter(output: folder["site"], with: fileSystem)
        do {
            try writer.write([0x61], to: "index.html")
            try writer.publish()
        } catch {
            writer.discard()
            throw error
        }
    }

    private var kept: [Int] {
        get throws { try folder.names(".site.generations").compactMap { Int($0) }.sorted() }
    }

    @Test func `the last five stay, however old`() throws {
        for _ in 1...7 { try publish(after: 60 * 24 * 2) }
        #expect(try kept == [3, 4, 5, 6, 7])
    }

    @Test func `one that was the site within the last day stays, whenever it became it`() throws {
        try publish(after: 0)
        try publish(after: 60 * 24 * 9)
        for _ in 3...7 { try publish(after: 60) }
        // The first was the site until ten hours ago for the whole of nine days.
        #expect(try kept == [1, 2, 3, 4, 5, 6, 7])
        try publish(after: 60 * 24 - 5 * 60 + 1)
        #expect(try kept == [2, 3, 4, 5, 6, 7, 8])
    }

    @Test func `a build each minute keeps no more than forty-eight`() throws {
        for _ in 1...60 { try publish(after: 1) }
        #expect(try kept == Array(13...60))
    }

    @Test func `a build each half hour keeps a whole day`() throws {
        for _ in 1...60 { try publish(after: 30) }
        #expect(try kept.count == 48)
    }

    @Test func `what a killed build did not write down is told by the link`() throws {
        try publish(after: 0)
        try publish(after: 60 * 24 * 9) { fileSystem in
            let disk = fileSystem
            fileSystem.rename = { from, to throws(FileError) in
                if to.hasSuffix("/history") { throw FileError(.write, to, .diskFull) }
                try disk.rename(from, to)
            }
        }
        for _ in 3...8 { try publish(after: 60 * 4 + 1) }
        #expect(try kept == [2, 3, 4, 5, 6, 7, 8])
        #expect(try folder.text(".site.generations/history").contains("\n2 "))
    }

    @Test func `what is kept of a generation goes with it`() throws {
        for name in ["1.card", "1.facts", "cache/1", "cache/1.parses/0", "cache/1.parses/1"] {
            try folder.write("x", to: ".site.generations/" + name)
        }
        try folder.write(to: ".site.generations/lock")
        try folder.write(to: ".site.generations/1/index.html")
        for _ in 2...7 { try publish(after: 60 * 24 * 2) }
        #expect(try folder.names(".site.generations") == ["3", "4", "5", "6", "7", "cache", "history", "lock"])
        #expect(try folder.names(".site.generations/cache") == [])
    }

    @Test(arguments: [
        "", "autre chose", "# unisson history 1\n1 hier\n", "# unisson history 1\n1 2026-11-29T23:61:00Z\n",
    ])
    func `a history that cannot be read is begun anew`(text: String) throws {
        try publish(after: 0)
        try folder.write(text, to: ".site.generations/history")
        try publish(after: 1)
        let lines = try folder.text(".site.generations/history").split(separator: "\n")
        #expect(lines.count == 3 && lines[1].hasPrefix("1 ") && lines[2].hasPrefix("2 "), "\(lines)")
    }
}

/// A disk on which links are made at moments of the test's choice.
final class DiskClock: Sendable {
    private let minutes = Mutex(0)
    private let moments = Mutex<[FileIdentity: Int]>([:])

    func advance(minutes: Int) { self.minutes.withLock { $0 += minutes } }

    var disk: FileSystem {
        var disk = FileSystem.disk
        disk.link = { [self] target, path throws(FileError) in
            try FileSystem.disk.link(target, path)
            guard let identity = try FileSystem.disk.status(path)?.identity else { return }
            let minute = minutes.withLock { $0 }
            moments.withLock { $0[identity] = minute }
        }
        disk.status = { [self] path throws(FileError) in
            guard let status = try FileSystem.disk.status(path), status.kind == .symbolicLink,
                let identity = status.identity, let minute = moments.withLock({ $0[identity] })
            else { return try FileSystem.disk.status(path) }
            return FileStatus(
                kind: .symbolicLink, size: status.size, identity: identity,
                modified: 1_790_000_000_000_000_000 + Int64(minute) * 60_000_000_000)
        }
        return disk
    }
}
