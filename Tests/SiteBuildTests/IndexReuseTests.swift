import Foundation
import TestSupport
import Testing

@testable import SiteBuild

/// What the index is told is analysed again only where it changed, and packed again only where that changes a file.
@Suite struct `Taking over the index` {
    /// A choir of many works, in an order that one more hardly changes.
    private static func built() async throws -> ReusedSite {
        let site = try ReusedSite(TemporaryFolder())
        var files = try ReusedSite.choir()
        for number in 0..<500 {
            files["works/hymn-\(1000 + number).md"] = """
                ---
                title: Hymn \(1000 + number)
                composer: William Byrd
                voicing: SATB
                acquired: 2012-09-01
                ---
                Sung by the altos of the year \(number).

                """
        }
        try site.lay(files, over: [:])
        #expect(await site.build().isPublished)
        return site
    }

    /// By name, which file each is: a link to the former one is the same.
    private static func analyses(_ site: ReusedSite) throws -> [String: UInt64] {
        let cache = site.folder[".site.generations/cache"]
        let folder = try #require(
            try FileManager.default.contentsOfDirectory(atPath: cache).first { $0.hasSuffix(".analyses") })
        var files: [String: UInt64] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: cache + "/" + folder) {
            let file = try FileManager.default.attributesOfItem(atPath: cache + "/" + folder + "/" + name)
            files[name] = file[.systemFileNumber] as? UInt64
            #expect(file[.posixPermissions] as? Int == 0o600)
        }
        return files
    }

    private static func packs(_ site: ReusedSite) throws -> [String: UInt64] {
        let folder = site.folder["site"] + "/assets/recherche"
        var files: [String: UInt64] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            files[name] =
                try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.systemFileNumber] as? UInt64
        }
        return files
    }

    @Test func `analyses documents again only beside one that changed`() async throws {
        let site = try await Self.built()
        let (before, packsBefore) = (try Self.analyses(site), try Self.packs(site))
        #expect(before.count > 6)
        let path = "content/works/hymn-1250.md"
        try site.folder.write(try site.folder.text(path) + "\nA descant was added.\n", to: path)
        #expect(await site.build().isPublished)
        let (after, packsAfter) = (try Self.analyses(site), try Self.packs(site))
        #expect(after.count { before[$0.key] != $0.value } == 1)
        // The words, the text, the whole and its loader.
        let made = packsAfter.count { packsBefore[$0.key] != $0.value }
        #expect((2...12).contains(made) && packsAfter.count > 3 * made, "\(made) of \(packsAfter.count)")
        #expect(try await site.faults() == [])
        // What was taken out is kept nowhere.
        try site.folder.write(try site.folder.text(path).replacingOccurrences(of: "descant", with: "bass"), to: path)
        #expect(await site.build().isPublished)
        #expect(try site.holds("descant", in: ".analyses/") == false && site.holds("bass", in: ".analyses/"))
        // One entry more moves no cut but those beside it.
        let middle = try Self.analyses(site)
        try site.folder.write(
            try site.folder.text(path).replacingOccurrences(of: "Hymn 1250", with: "Hymn 1250 b"),
            to: "content/works/hymn-1250-b.md")
        #expect(await site.build().isPublished)
        #expect(try Self.analyses(site).count { middle[$0.key] != $0.value } < 3)
        #expect(try await site.faults() == [])
    }

    @Test func `analyses again what a new explanation of a sigle may change`() async throws {
        let site = try await Self.built()
        let before = try Self.analyses(site)
        let path = "content/works/hymn-1250.md"
        // Most texts have these words.
        let text = try site.folder.text(path)
        try site.folder.write(text + "\nThe altos of the year (AY) met.\n", to: path)
        #expect(await site.build().isPublished)
        let some = try Self.analyses(site).count { before[$0.key] != $0.value }
        #expect(try await site.faults() == [])
        try site.folder.write(text + "\nThe Zealous Loud Organ (ZLO) played.\n", to: path)
        #expect(await site.build().isPublished)
        let after = try Self.analyses(site)
        try site.folder.write(text + "\nThe Zealous Soft Organ (ZSO) played.\n", to: path)
        #expect(await site.build().isPublished)
        let last = try Self.analyses(site).count { after[$0.key] != $0.value }
        #expect(last == 1, "\(last) of \(after.count)")
        #expect(some > 6, "\(some) of \(before.count)")
        #expect(try await site.faults() == [])
    }

    @Test func `believes no analysis that is damaged, or another program's`() async throws {
        let site = try await Self.built()
        let before = try Self.analyses(site)
        #expect(await site.build(program: "deux").isPublished)
        #expect(try Self.analyses(site).allSatisfy { before[$0.key] != $0.value })
        for fault in 0..<24 {
            let whole = try Self.analyses(site)
            for (number, name) in whole.keys.sorted().enumerated() {
                let path = try site.kept(".analyses/" + name)
                var bytes = try #require(FileManager.default.contents(atPath: path))
                switch fault {
                case 0: bytes = Data()
                case 1: bytes.removeLast(number + 1)
                case 2: bytes += Data([0])
                default: bytes[(fault * 104_729 + number * 7919) % bytes.count] ^= 1 << UInt8(fault % 8)
                }
                try bytes.write(to: URL(filePath: path))
            }
            try site.forgetLastBuild()
            #expect(await site.build(program: "deux").isPublished)
            #expect(try Self.analyses(site).allSatisfy { whole[$0.key] != $0.value }, "fault \(fault)")
            if fault % 6 == 0 { #expect(try await site.faults() == []) }
        }
    }

    @Test func `packs again what somebody changed behind its back`() async throws {
        let site = try await Self.built()
        let names = try Self.packs(site).keys.filter { $0.hasPrefix("t.") }.sorted()
        let (first, last) = (try #require(names.first), try #require(names.last))
        try site.folder.write("unisson(\"\",\"\")", to: "site/assets/recherche/" + first)
        try FileManager.default.removeItem(atPath: site.folder["site/assets/recherche/" + last])
        #expect(await site.build().isPublished)
        #expect(try await site.faults() == [])
    }
}
