import ContentModel
import Diagnostics
import Foundation
import KnowledgeBase
import Language
import Markup
import Rendering
import Templates
import TestSupport

/// A site in memory: files by path from the content folder, with the theme of the repository.
struct ListsSite {
    var base: Edition
    var frame: SiteFrame
    var orders: Orders
    var facts: SiteFacts
    var date: CalendarDate
    /// What reading and linking found wrong.
    var diagnostics: [Diagnostic]

    init(
        _ files: [String: String], on day: String, edition: Int? = nil, remarks: [Diagnostic]? = nil,
        root: String = "content/"
    ) throws {
        func file(_ path: String) -> SourceFile? {
            files[path].flatMap { SourceFile.decode(path: root + path, contents: Array($0.utf8)).0 }
        }
        let settings = file("site.yaml").map { SiteSettings.read($0).settings } ?? SiteSettings(title: "Test")
        let (model, found) = Model.read(
            try require(file("model.yaml")), language: settings.language, views: ViewRooms.declarations)
        diagnostics = found
        let texts = model.kinds.flatMap { kind in files.keys.filter(kind.holds).sorted() }
        let read = try TextEntries(
            texts.compactMap { path in files[path].map { (path, $0) } }, model: model, language: settings.language,
            root: root)
        diagnostics += read.diagnostics
        let entries = read.entries.map { sealed($0, model.kinds[$0.kind]) }
        let linker = Linker(
            model: model, language: settings.language, entries: entries,
            files: Set(files.keys.filter { !$0.hasSuffix(".md") && !$0.hasSuffix(".yaml") }))
        let (whole, links) = linker.knowledgeBase()
        diagnostics += links
        date = try require(CalendarDate(parsing: day))
        let audience = edition ?? model.editions.count - 1
        base = whole.seen(by: audience).withoutThoseGone(at: date, keepingNamesFor: settings.namesKeptForYears)
        frame = SiteFrame(
            settings: settings, theme: try Self.theme(settings.language), model: model,
            assetPaths: [
                "page.js": "page.js", "recherche.js": "recherche.js", "resultats.js": "resultats.js",
                "sobre.css": "sobre.css",
            ],
            baseURL: nil, footer: [], edition: audience, fixedDate: nil)
        orders = Orders(base, at: date)
        facts = SiteFacts(
            remarks: remarks ?? whole.whole.withoutThoseGone(at: date, keepingNamesFor: 5).breaches(at: date).ordered)
    }

    private static func theme(_ language: SiteLanguage) throws -> Theme {
        let root = Repository.root.appending(path: "themes/sobre")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path(percentEncoded: false)).sorted()
        let files = paths.compactMap { path -> (path: String, bytes: [UInt8])? in
            guard path.contains("."), let data = try? Data(contentsOf: root.appending(path: path)) else { return nil }
            return (path, Array(data))
        }
        let manifest = try require(
            SourceFile.decode(
                path: "theme.yaml", contents: Array(try Data(contentsOf: root.appending(path: "theme.yaml")))
            ).0)
        return Theme.read(
            [Theme.Folder(path: "themes/sobre", manifest: manifest, files: files)], siteTemplates: [],
            language: language
        ).theme
    }

    /// The content of a folder of the repository.
    static func folder(_ path: String, on day: String, edition: Int? = nil, adding more: [String: String] = [:]) throws
        -> ListsSite
    {
        let root = Repository.root.appending(path: path)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path(percentEncoded: false))
        var files: [String: String] = [:]
        for path in paths where ["md", "csv", "yaml"].contains((path as NSString).pathExtension) {
            files[path] = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        }
        for path in paths where path.hasPrefix("fichiers/") { files[path] = files[path] ?? "" }
        files.merge(more) { _, new in new }
        return try ListsSite(files, on: day, edition: edition)
    }

    /// The HTML of the page at a path.
    func page(_ path: String, recorder: ReadRecorder? = nil) throws -> String {
        let pages = PagePlanner(frame: frame, reader: BaseReader(orders, facts: facts)).pages()
        let page = try require(pages.first { $0.path == path })
        var buffer: [UInt8] = []
        let problem = PageRenderer(frame: frame)
            .render(page, reading: BaseReader(orders, facts: facts, recorder: recorder), into: &buffer)
        if let problem { throw Missing(what: problem.message(in: .english)) }
        return String(decoding: buffer, as: UTF8.self)
    }

    struct Missing: Error { var what: String }
}

func require<T>(_ value: T?) throws -> T {
    guard let value else { throw ListsSite.Missing(what: "\(T.self)") }
    return value
}

extension String {
    func count(of part: String) -> Int { components(separatedBy: part).count - 1 }

    /// What stands between two texts; nil when one is missing.
    func between(_ start: String, _ end: String) -> String? {
        guard let from = range(of: start), let to = range(of: end, range: from.upperBound..<endIndex) else {
            return nil
        }
        return String(self[from.upperBound..<to.lowerBound])
    }

    /// The texts of the elements of that name, without tags.
    func texts(of element: String) -> [String] {
        components(separatedBy: "<" + element).dropFirst().compactMap { piece in
            piece.between(">", "</" + element + ">")?.replacing(/<[^>]*>/, with: "")
                .trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}

/// A small society in English: none of its kinds has a name that the generator could know.
enum Society {
    static let files: [String: String] = [
        "site.yaml": """
        title: The Society
        language: en
        home:
          - { title: Sayings, view: sayings, links: [circle] }
          - { title: Next evening, view: evenings }
        """,
        "model.yaml": """
        editions: [members, board]
        vocabularies:
          mood: [grave, light]
        kinds:
          circle:
            names: { one: circle, many: circles }
            folder: circles
            title: name
            fields:
              name: { type: text, required: true }
              keeper: { type: reference, to: member }
              review on: { type: date }
            review: { by: review on, owner: keeper }
          member:
            names: { one: member, many: members }
            table: members.csv
            title: name
            roles: { office: circle, reach: [phone] }
            fields:
              name: { type: text, required: true }
              circle: { type: reference, to: circle, inverse: members }
              phone: { type: telephone }
              until: { type: date }
              review on: { type: date }
            in force: { until: until, words: [active, left] }
            review: { by: review on, owner: circle }
          saying:
            names: { one: saying, many: sayings }
            folder: sayings
            title: line
            fields:
              line: { type: text, required: true }
              told by: { type: reference, to: member }
              moods: { choice: mood, many: true }
              note: { type: markdown }
              until: { type: date }
              replaces: { type: reference, to: saying, inverse: replaced by }
              review on: { type: date }
            visa: required
            in force: { from: validated on, until: until }
            succession: replaces
            review: { by: review on, owner: told by.circle }
          word:
            names: { one: word, many: words }
            table: words.csv
            title: short
            pages: no
            fields:
              short: { type: text, required: true }
              long: { type: text, required: true }
              meaning: { type: text }
              also: { type: texts, search: alias }
          evening:
            names: { one: evening, many: evenings }
            folder: evenings
            title: name
            roles: { date: day, time: hour, place: house }
            fields:
              name: { type: text, required: true }
              day: { type: date, required: true }
              hour: { type: time }
              house: { type: text, required: true }
        views:
          sayings: { index: saying, group: moods, show: [told by, until] }
          members a to z: { index: member, by: name, show: [circle, phone] }
          words: { index: word, by: short, show: [long, meaning], mark up: long }
          evenings: { calendar: [evening.day] }
          to do: { to mend: all, by: circle, edition: board }
          news: { changes: [saying], expires within: 10, edition: board }
        """,
        "circles/north.md": "---\nname: North\nkeeper: ann\n---\n",
        "circles/south.md": "---\nname: South\n---\n",
        "members.csv": """
        id;name;circle;phone;until;review on
        ann;Ann;north;0353010001;;2020-01-31
        bob;Bob;south;;2020-02-01;
        cid;Cid;;0353010003;2020-03-10;
        """,
        "words.csv": """
        id;short;long;meaning;also
        rfc;RFC;Request for Comments;A paper;
        old-rfc;OLD RFC;Ancient Request;;
        sgar;SGAR;Regional Secretariat;;S.G.
        """,
        "sayings/a.md": saying("Alpha", "told by: ann\nmoods: [light]\nuntil: 2020-03-12", on: "2020-01-01"),
        "sayings/b.md": saying("Beta", "told by: bob\nmoods: [light, grave]\nuntil: 2020-12-31", on: "2020-01-02"),
        "sayings/c.md": saying("Gamma", "until: 2020-02-10", on: "2020-01-03"),
        "sayings/d.md": saying("Delta", "until: 2020-12-31", on: "2020-01-04"),
        "sayings/e.md": "---\nline: Epsilon\npublication state: submitted\n---\n",
        "sayings/f.md": "---\nline: Zeta\n---\n",
        "evenings/one.md": "---\nname: First evening\nday: 2020-02-01\nhour: 19:30\nhouse: At Ann's\n---\n",
        "evenings/two.md": "---\nname: Second evening\nday: 2020-03-01\nhouse: At Bob's\n---\n",
    ]

    static func saying(_ line: String, _ rest: String, on day: String) -> String {
        "---\nline: \(line)\n\(rest)\npublication state: validated\nvalidated by: ann\nvalidated on: \(day)\n---\n"
    }

    static func on(
        _ day: String, edition: Int? = nil, adding more: [String: String] = [:], remarks: [Diagnostic]? = nil
    ) throws
        -> ListsSite
    {
        try ListsSite(files.merging(more) { _, new in new }, on: day, edition: edition, remarks: remarks)
    }
}

/// The entry as if its text were the one that was validated: visas are tested where they are made.
private func sealed(_ entry: Entry<Written>, _ kind: Kind) -> Entry<Written> {
    guard let visa = kind.visa else { return entry }
    var values = entry.values
    values[visa.fingerprint] = .text("seal")
    return entry.with(values: values, fingerprint: "seal")
}
