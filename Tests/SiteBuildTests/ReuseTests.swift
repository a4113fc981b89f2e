import Diagnostics
import Foundation
import Language
import TestSupport
import Testing

@testable import SiteBuild

/// A build that takes over what the former site has gives the bytes that a build from nothing gives, whatever was changed
/// in between, in every edition.
@Suite struct `Taking over the former site` {
    /// Thirty sequences at a time; three hundred, and three thousand in `make test-all`.
    @Test(arguments: 0..<(ProcessInfo.processInfo.environment["UNISSON_TEST_ALL"] == nil ? 10 : 100) as Range<UInt64>)
    func `gives what a build from nothing gives, over random changes`(_ thirty: UInt64) async throws {
        var sequence = try RandomSequence()
        for number in 0..<30 as Range<UInt64> {
            // What a long one finds is what many builds leave to each other.
            try await sequence.run(seed: thirty * 30 + number + 1, length: number == 0 ? 9 : 1 + Int(number % 3))
        }
        #expect(sequence.faults.prefix(5) == [])
        let sum = sequence.sum
        #expect(sum.takenOver > 1_500 && sum.made > 1_000 && sum.refused < 30 && sum.visas > 2, "\(sum)")
    }

    @Test func `gives the same over random changes of the sample`() async throws {
        let folder = try TemporaryFolder()
        var site = try ReusedSite(folder)
        try FileManager.default.copyItem(atPath: Repository.path("content"), toPath: folder["content"])
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder["content"]) {
            files[path] = try? String(contentsOfFile: folder["content"] + "/" + path, encoding: .utf8)
        }
        site.edition = "dirigeants"
        var edits = RandomEdits(files, seed: 21, year: 2013, month: 6, day: 17)
        var (takenOver, published) = (0, 0)
        for _ in 0..<8 {
            let (files, day) = (edits.files, edits.day)
            let edit = published == 0 ? "" : edits.edit()
            try site.lay(edits.files, over: files)
            site.asOf = edits.asOf
            let report = await site.build()
            guard report.isPublished else {
                try site.lay(files, over: edits.files)
                (edits.files, edits.day) = (files, day)
                continue
            }
            published += 1
            takenOver += report.takenOver
            site.asOf = edits.asOf
            #expect(try await site.faults() == [], "after \(edit)")
        }
        #expect(published > 3 && takenOver > 500, "\(published) published, \(takenOver) taken over")
    }

    @Test func `takes over all of a site in which nothing has changed, as links`() async throws {
        let site = try await ReusedSite.built()
        try site.forgetLastBuild()
        let report = await site.build()
        #expect(report.takenOver == report.pages + report.files && report.pages > 50)
        #expect(try await site.faults() == [])
        let page = try FileManager.default.attributesOfItem(atPath: site.folder["site"] + "/index.html")
        #expect(page[.referenceCount] as? Int == 2)
    }

    @Test func `leaves index and data for later in haste, and never takes them for up to date`() async throws {
        let site = try await ReusedSite.built()
        let (path, before) = ("content/works/locus-iste.md", try site.files())
        try site.folder.write(try site.folder.text(path) + "\nA hasty quodlibet.\n", to: path)
        let report = await site.build(isHasty: true)
        #expect(report.isPublished)
        let after = try site.files()
        let changed = after.keys.filter { after[$0] != before[$0] }
        #expect(changed.contains("works/locus-iste.html"))
        let waiting = before.keys.filter {
            $0.hasPrefix("donnees/") && !$0.hasSuffix(".html") || $0.hasPrefix("recherche/")
        }
        #expect(waiting.count > 5 && Set(waiting).isDisjoint(with: changed) && Set(waiting).isSubset(of: after.keys))
        // A build with time makes them, though nothing has changed since.
        #expect(await site.build().isPublished)
        #expect(try await site.faults() == [])
    }

    @Test func `makes anew the pages that a changed text stands on, and no others`() async throws {
        let site = try await ReusedSite.built()
        let path = "content/works/locus-iste.md"
        try site.folder.write(try site.folder.text(path) + "\nOne more sentence.\n", to: path)
        let report = await site.build()
        let made = report.pages + report.files - report.takenOver
        // Two of them are data: the whole base, and the kind.
        #expect((1...14).contains(made), "\(made) of \(report.pages)")
        #expect(try await site.faults() == [])
    }

    @Test func `tells a record that is damaged, or another program's, and does without`() async throws {
        let site = try await ReusedSite.built()
        #expect(await site.build(program: "deux").takenOver == 0)
        #expect(await site.build(program: nil).takenOver == 0)
        #expect(await site.build().takenOver == 0)
        let whole = try #require(FileManager.default.contents(atPath: try site.kept()))
        for fault in 0..<14 {
            var bytes = whole
            switch fault {
            case 0: bytes = Data()
            case 1: bytes = Data("n'importe quoi".utf8)
            case 2: bytes.removeLast()
            case 3: bytes.append(0)
            default: bytes[fault * 7919 % bytes.count] ^= 1 << UInt8(fault % 8)
            }
            try bytes.write(to: URL(filePath: try site.kept()))
            try site.forgetLastBuild()
            #expect(await site.build().takenOver == 0, "fault \(fault)")
            #expect(try await site.faults() == [])
        }
        try site.forgetLastBuild()
        #expect(await site.build().takenOver > 50)
    }

    @Test func `parses again what has changed, and no more`() async throws {
        let site = try ReusedSite(TemporaryFolder())
        try site.lay(try ReusedSite.choir(), over: [:])
        let all = await site.build().parsedAnew
        #expect(all > 20)
        let path = "content/works/locus-iste.md"
        for (round, parsed) in [1, 0, 1].enumerated() {
            if parsed == 1 { try site.folder.write(try site.folder.text(path) + "\nRound \(round).\n", to: path) }
            try site.forgetLastBuild()
            #expect(await site.build().parsedAnew == parsed, "round \(round)")
            #expect(try await site.faults() == [])
        }
        // What was taken out of a text is nowhere any more.
        #expect(try site.holds("Round 2"))
        try site.folder.write(try site.folder.text(path).replacingOccurrences(of: "Round 2.", with: ""), to: path)
        #expect(await site.build().parsedAnew == 1)
        #expect(try site.holds("Round 0") && !site.holds("Round 2"))
        // Nor what stood in a file that is gone.
        let other = "content/works/another.md"
        let lines = try site.folder.text("content/works/miserere.md")
            .split(separator: "\n", omittingEmptySubsequences: false)
        let own = lines.filter { !$0.hasPrefix("former addresses:") && !$0.hasPrefix("also called:") }
        let text = own.joined(separator: "\n").replacingOccurrences(of: "Miserere", with: "Alterum")
        try site.folder.write(text + "\nOnly here.\n", to: other)
        let report = await site.build()
        #expect(try report.isPublished && site.holds("Only here."), "\(report.diagnostics)")
        try FileManager.default.removeItem(atPath: site.folder[other])
        #expect(await site.build().parsedAnew == 0)
        #expect(try !site.holds("Only here."))
    }

    @Test func `believes no parses that are damaged, or another program's`() async throws {
        let site = try await ReusedSite.built()
        let all = await site.build(program: "deux").parsedAnew
        #expect(all > 20)
        #expect(await site.build().parsedAnew == all)
        let whole = try #require(FileManager.default.contents(atPath: try site.kept(".parses/0")))
        for fault in 0..<40 {
            var bytes = whole
            switch fault {
            case 0: bytes = Data()
            case 1: bytes = Data("n'importe quoi, mais plus long que huit octets".utf8)
            case 2: bytes.removeLast(fault * 7)
            case 3: bytes = Data([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]) + bytes
            default: bytes[fault * 104_729 % bytes.count] ^= 1 << UInt8(fault % 8)
            }
            try bytes.write(to: URL(filePath: try site.kept(".parses/0")))
            try site.forgetLastBuild()
            #expect(await site.build().parsedAnew > 0, "fault \(fault)")
            if fault % 8 < 4 { #expect(try await site.faults() == []) }
        }
    }

    @Test func `does not take over a file that somebody changed behind its back`() async throws {
        let site = try await ReusedSite.built()
        let page = try #require(FileManager.default.contents(atPath: site.folder["site"] + "/works/locus-iste.html"))
        // As long as it was.
        let other = Data(String(decoding: page, as: UTF8.self).replacingOccurrences(of: "Locus", with: "Focus").utf8)
        #expect(other.count == page.count && other != page)
        for (path, bytes) in [("works/locus-iste.html", other), ("index.html", Data())] {
            try bytes.write(to: URL(filePath: site.folder["site"] + "/" + path))
        }
        try FileManager.default.removeItem(atPath: site.folder["site"] + "/works/miserere.html")
        let report = await site.build()
        #expect(report.pages + report.files - report.takenOver == 3)
        #expect(try await site.faults() == [])
    }

    @Test func `keeps its record from everybody else`() async throws {
        let site = try await ReusedSite.built()
        for path in [try site.kept(), try site.kept(".known"), try site.kept(".parses/0")] {
            let file = try FileManager.default.attributesOfItem(atPath: path)
            #expect(file[.posixPermissions] as? Int == 0o600)
        }
        // From nothing and for nothing: no record is left.
        #expect(await site.build(isClean: true).isPublished)
        #expect(try site.folder.names(".site.generations/cache") == [])
    }
}
