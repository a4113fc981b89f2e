import Diagnostics
import Foundation
import Language
import TestSupport
import Testing

@testable import SiteBuild

/// A build that takes over what the former site has gives the bytes that a build from nothing gives, whatever was changed
/// in between, in every edition.
@Suite struct `Taking over the former site` {
    /// A choir with a theme of its own, a file to download and a former address.
    private struct Site {
        let folder: TemporaryFolder
        var asOf = "2024-05-10"
        var edition: String? = "committee"

        init(_ folder: TemporaryFolder) throws {
            self.folder = folder
            try FileManager.default.createDirectory(atPath: folder["themes"], withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: Repository.theme, toPath: folder["themes/sobre"])
        }

        func build(_ output: String = "site", isClean: Bool = false, program: String? = "un") async -> BuildReport {
            var options = SiteBuild.Options(
                content: folder["content"], theme: folder["themes/sobre"], output: folder[output], edition: edition,
                asOf: CalendarDate(parsing: asOf))
            options.isClean = isClean
            let surroundings = SiteBuild.Surroundings(
                today: { _ in CalendarDate(parsing: "1900-01-01") }, clock: { 0 }, program: program)
            return await SiteBuild(options, in: surroundings).build()
        }

        func files(_ output: String = "site") throws -> [String: Data] {
            var files: [String: Data] = [:]
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder[output] + "/") {
                files[path] = FileManager.default.contents(atPath: folder[output] + "/" + path)
            }
            return files
        }

        /// The paths at which the site differs from one that is built from nothing.
        func faults(_ output: String = "site") async throws -> [String] {
            guard await build("neuf", isClean: true).isPublished else { return ["not published"] }
            let (one, other) = (try files(output), try files("neuf"))
            return Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
        }

        func lay(_ files: [String: String], over former: [String: String]) throws {
            for path in former.keys where files[path] == nil {
                try FileManager.default.removeItem(atPath: folder["content/" + path])
            }
            for (path, text) in files where former[path] != text { try folder.write(text, to: "content/" + path) }
        }

        /// Changes the look, or what is no text of an entry; says what.
        func editAnother(_ dice: inout Dice, _ number: Int, _ files: inout [String: String]) throws -> String {
            let themes = [
                ("templates/fiche.mustache", "<p>\(number)</p>\n"), ("templates/pied.mustache", "<p>\(number)</p>\n"),
                ("templates/lien.mustache", " "), ("assets/sobre.css", "/* \(number) */\n"),
            ]
            switch dice.below(5) {
            case 0, 1:
                let (path, more) = themes[dice.below(themes.count)]
                try folder.write(try folder.text("themes/sobre/" + path) + more, to: "themes/sobre/" + path)
                return "theme: \(path)"
            case 2:
                let path = "themes/sobre/strings/en.yaml"
                let text = try folder.text(path)
                try folder.write(text.replacingOccurrences(of: "phone: T", with: "phone: \(number)T"), to: path)
                return "theme: a string"
            case 3:
                files["papers/notes.txt", default: ""] += "\(number)\n"
                return "an attached file"
            default:
                // The same address leads elsewhere.
                let line = "former addresses: works/allegri\n"
                let works = files.keys.filter { $0.hasPrefix("works/") }.sorted()
                for path in works { files[path] = files[path]?.replacingOccurrences(of: line, with: "") }
                guard let path = dice.pick(works) else { return "no works" }
                files[path] = files[path]?.replacingOccurrences(of: "---\ntitle:", with: "---\n\(line)title:")
                return "works/allegri leads to \(path)"
            }
        }
    }

    private static func choir() throws -> [String: String] {
        let root = Repository.path("Tests/Sites/english-choir/content")
        var files: [String: String] = ["papers/notes.txt": "Notes.\n"]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) where path.contains(".") {
            files[path] = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
        }
        files["works/ave-verum.md", default: ""] += "\nSee [the notes](/papers/notes.txt).\n"
        return files
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `gives what a build from nothing gives, over random changes`(_ seed: UInt64) async throws {
        var site = try Site(TemporaryFolder())
        var edits = RandomEdits(try Self.choir(), seed: seed, year: 2024, month: 5, day: 10)
        var others = Dice(seed: seed &+ 1_000)
        try site.lay(edits.files, over: [:])
        var (faults, takenOver, made, refused): ([String], Int, Int, Int) = ([], 0, 0, 0)
        for number in 0...30 {
            let (files, day) = (edits.files, edits.day)
            var edit = ""
            if number > 0 {
                edit =
                    others.below(4) == 0 ? try site.editAnother(&others, number, &edits.files) : edits.edit()
            }
            try site.lay(edits.files, over: files)
            site.asOf = edits.asOf
            for edition in ["members", "committee"] {
                site.edition = edition
                let report = await site.build("site-" + edition)
                guard report.isPublished else {
                    // Faults would stop all that comes after: the author takes the change back.
                    refused += 1
                    try site.lay(files, over: edits.files)
                    (edits.files, edits.day) = (files, day)
                    site.asOf = edits.asOf
                    break
                }
                takenOver += report.takenOver
                made += report.pages + report.files - report.takenOver
                faults += try await site.faults("site-" + edition).map { "\(edition) after \(edit): \($0)" }
            }
        }
        #expect(faults.prefix(5) == [])
        #expect(
            takenOver > 1_000 && made > 500 && refused < 25, "\(takenOver) taken over, \(made) made, \(refused) refused"
        )
    }

    @Test func `gives the same over random changes of the sample`() async throws {
        let folder = try TemporaryFolder()
        var site = try Site(folder)
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

    /// A site of the choir that was built once.
    private func built() async throws -> Site {
        let site = try Site(TemporaryFolder())
        try site.lay(try Self.choir(), over: [:])
        #expect(await site.build().takenOver == 0)
        return site
    }

    @Test func `takes over all of a site in which nothing has changed, as links`() async throws {
        let site = try await built()
        let report = await site.build()
        #expect(report.takenOver == report.pages + report.files && report.pages > 50)
        #expect(try await site.faults() == [])
        let page = try FileManager.default.attributesOfItem(atPath: site.folder["site"] + "/index.html")
        #expect(page[.referenceCount] as? Int == 2)
    }

    @Test func `makes anew the pages that a changed text stands on, and no others`() async throws {
        let site = try await built()
        let path = "content/works/locus-iste.md"
        try site.folder.write(try site.folder.text(path) + "\nOne more sentence.\n", to: path)
        let report = await site.build()
        let made = report.pages + report.files - report.takenOver
        #expect((1...12).contains(made), "\(made) of \(report.pages)")
        #expect(try await site.faults() == [])
    }

    @Test func `tells a record that is damaged, or another program's, and does without`() async throws {
        let site = try await built()
        let cache = site.folder[".site.generations/cache/"]
        func record() throws -> String { cache + (try site.folder.names(".site.generations/cache").last ?? "") }
        #expect(await site.build(program: "deux").takenOver == 0)
        #expect(await site.build(program: nil).takenOver == 0)
        #expect(await site.build().takenOver == 0)
        let whole = try #require(FileManager.default.contents(atPath: try record()))
        for fault in 0..<14 {
            var bytes = whole
            switch fault {
            case 0: bytes = Data()
            case 1: bytes = Data("n'importe quoi".utf8)
            case 2: bytes.removeLast()
            case 3: bytes.append(0)
            default: bytes[fault * 7919 % bytes.count] ^= 1 << UInt8(fault % 8)
            }
            try bytes.write(to: URL(filePath: try record()))
            #expect(await site.build().takenOver == 0, "fault \(fault)")
            #expect(try await site.faults() == [])
        }
        #expect(await site.build().takenOver > 50)
    }

    @Test func `does not take over a file that somebody changed behind its back`() async throws {
        let site = try await built()
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
        let site = try await built()
        let name = try #require(try site.folder.names(".site.generations/cache").last)
        let record = try FileManager.default.attributesOfItem(atPath: site.folder[".site.generations/cache/" + name])
        #expect(record[.posixPermissions] as? Int == 0o600)
        // From nothing and for nothing: no record is left.
        #expect(await site.build(isClean: true).isPublished)
        #expect(try site.folder.names(".site.generations/cache") == [])
    }
}
