import Diagnostics
import Foundation
import Language
import TestSupport
import Testing

@testable import SiteBuild

/// A choir with a theme of its own, a file to download and a former address.
struct ReusedSite {
    let folder: TemporaryFolder
    var asOf = "2024-05-10"
    var edition: String? = "committee"
    /// Whether its pages are looked at.
    var audits = false

    init(_ folder: TemporaryFolder) throws {
        self.folder = folder
        try FileManager.default.createDirectory(atPath: folder["themes"], withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Repository.theme, toPath: folder["themes/sobre"])
    }

    func build(
        _ output: String = "site", isClean: Bool = false, isHasty: Bool = false, program: String? = "un",
        after former: ParsedFiles? = nil, remembers: Bool = false
    ) async -> BuildReport {
        var options = SiteBuild.Options(
            content: folder["content"], theme: folder["themes/sobre"], output: folder[output], edition: edition,
            asOf: CalendarDate(parsing: asOf))
        (options.isClean, options.isHasty) = (isClean, isHasty)
        options.audits = audits
        (options.former, options.remembersFiles) = (former, remembers)
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

    /// The texts of the theme that edits change, by path.
    func themeFiles() throws -> [String: String] {
        var files: [String: String] = [:]
        for (path, _) in Self.themeEdits { files["themes/sobre/" + path] = try folder.text("themes/sobre/" + path) }
        return files
    }

    /// What the content folder holds now: the same files, and those of visas.
    func contentFiles(like files: [String: String]) throws -> [String: String] {
        var found: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder["content"])
        where files[path] != nil || path.hasPrefix("visas/") && path.contains(".") {
            found[path] = try folder.text("content/" + path)
        }
        return found
    }

    /// Changes the look, or what is no text of an entry; says what.
    func editAnother(_ dice: inout Dice, _ number: Int, _ files: inout [String: String]) throws -> String {
        switch dice.below(5) {
        case 0, 1:
            let (path, more) = Self.themeEdits[dice.below(4)]
            let text = try folder.text("themes/sobre/" + path) + more.replacing("#", with: "\(number)")
            try folder.write(text, to: "themes/sobre/" + path)
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

    /// What is added to which texts of the theme; the last one changes in its middle.
    private static let themeEdits = [
        ("templates/fiche.mustache", "<p>#</p>\n"), ("templates/pied.mustache", "<p>#</p>\n"),
        ("templates/lien.mustache", " "), ("assets/sobre.css/14-comptes-rendus.css", "/* # */\n"),
        ("strings/en.yaml", ""),
    ]

    static func choir() throws -> [String: String] {
        let root = Repository.path("Tests/Sites/english-choir/content")
        var files: [String: String] = ["papers/notes.txt": "Notes.\n"]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) where path.contains(".") {
            files[path] = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
        }
        files["works/ave-verum.md", default: ""] += "\nSee [the notes](/papers/notes.txt).\n"
        return files
    }

    /// A site of the choir that was built once.
    static func built() async throws -> ReusedSite {
        let site = try ReusedSite(TemporaryFolder())
        try site.lay(try choir(), over: [:])
        #expect(await site.build().takenOver == 0)
        return site
    }

    /// What the last build kept, by the end of its path: nothing for the record, `.known`, `.parses/0`.
    func kept(_ ending: String = "") throws -> String {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder[".site.generations/cache"])
        let name = try #require(names.last { ending.isEmpty ? !$0.contains(".") : $0.hasSuffix(ending) })
        return folder[".site.generations/cache/" + name]
    }

    /// Whether what was kept of the last build in such a folder has a text in it: what documents were parsed to, for example.
    func holds(_ text: String, in folder: String = ".parses/") throws -> Bool {
        let cache = self.folder[".site.generations/cache"]
        return try FileManager.default.subpathsOfDirectory(atPath: cache).contains { name in
            try name.contains(folder)
                && Data(contentsOf: URL(filePath: cache + "/" + name)).range(of: Data(text.utf8)) != nil
        }
    }

    /// Has the next build look for itself whether something has changed.
    func forgetLastBuild() throws { try FileManager.default.removeItem(atPath: kept(".known")) }
}
