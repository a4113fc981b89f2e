import Diagnostics
import Foundation
import Language
import TestSupport
import Testing

@testable import SiteBuild

/// A build that finds nothing changed leaves the site and says what was said of it; whatever changed, it does its work.
@Suite struct `A site in which nothing has changed` {
    /// What a build says that does not tell how it went.
    private func said(_ report: BuildReport) -> String {
        var report = report
        (report.stages, report.takenOver) = ([], 0)
        return report.json(in: .english).indented
    }

    private func generation(_ site: ReusedSite) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: site.folder["site"])
    }

    @Test func `is left as it is, and what was said of it is said again`() async throws {
        let site = try await ReusedSite.built()
        let path = "content/works/locus-iste.md"
        try site.folder.write(try site.folder.text(path) + "\nA <blink>remark</blink>.\n", to: path)
        let former = await site.build()
        let wasPublished = former.isPublished
        #expect(wasPublished && !former.diagnostics.isEmpty, "\(former.diagnostics.map { $0.message(in: .english) })")
        let number = try generation(site)
        // Once more: a remark is new but once.
        _ = await site.build()
        let (report, next) = (await site.build(), await site.build())
        #expect(try generation(site) == number)
        #expect(said(report) == said(next))
        #expect(report.told == former.told && report.diagnostics == former.diagnostics)
        #expect(report.pages == former.pages && report.entries.map(\.count) == former.entries.map(\.count))
        #expect(report.takenOver == report.pages + report.files && report.pages > 50)
        #expect(try await site.faults() == [])
        // The same is said by a build that looks for itself.
        try site.forgetLastBuild()
        #expect(said(await site.build()) == said(next))
    }

    @Test func `is made anew for a byte of whatever it is made of, be sizes and times as they were`() async throws {
        var site = try await ReusedSite.built()
        for (path, old, new) in [
            ("content/works/locus-iste.md", "Locus", "Focus"), ("content/papers/notes.txt", "Notes", "Votes"),
            ("content/site.yaml", "hoir", "hair"), ("themes/sobre/strings/en.yaml", "phone: T", "phone: U"),
            ("themes/sobre/assets/sobre.css/01-base.css", "color", "colour"),
        ] {
            let number = try generation(site)
            let place = site.folder[path]
            let times = try FileManager.default.attributesOfItem(atPath: place)
            let text = try site.folder.text(path)
            let range = try #require(text.range(of: old), "\(path)")
            try site.folder.write(text.replacingCharacters(in: range, with: new), to: path)
            try FileManager.default.setAttributes(
                [.modificationDate: try #require(times[.modificationDate])], ofItemAtPath: place)
            let isPublished = await site.build().isPublished
            #expect(isPublished)
            #expect(try generation(site) != number, "\(path)")
            #expect(try await site.faults() == [], "\(path)")
        }
        // The day, the program, the audience.
        var number = try generation(site)
        site.asOf = "2024-05-11"
        _ = await site.build()
        #expect(try generation(site) != number)
        number = try generation(site)
        _ = await site.build(program: "deux")
        #expect(try generation(site) != number)
        number = try generation(site)
        site.edition = "members"
        _ = await site.build(program: "deux")
        #expect(try generation(site) != number)
        #expect(try await site.faults() == [])
    }

    @Test func `is made anew where somebody touched it, or what is known of it is damaged`() async throws {
        let site = try await ReusedSite.built()
        var number = try generation(site)
        func rebuilt(_ reason: Comment) async throws {
            _ = await site.build()
            #expect(try generation(site) != number, reason)
            #expect(try await site.faults() == [], reason)
            number = try generation(site)
        }
        try site.folder.write("x", to: "site/foreign.html")
        try await rebuilt("a file more")
        try FileManager.default.removeItem(atPath: site.folder["site"] + "/index.html")
        try await rebuilt("a file less")
        let whole = try #require(FileManager.default.contents(atPath: try site.kept(".known")))
        for fault in 0..<8 {
            var bytes = whole
            if fault == 0 { bytes.removeLast() } else { bytes[fault * 7919 % bytes.count] ^= 1 << UInt8(fault) }
            try bytes.write(to: URL(filePath: try site.kept(".known")))
            try await rebuilt("fault \(fault)")
        }
    }
}
