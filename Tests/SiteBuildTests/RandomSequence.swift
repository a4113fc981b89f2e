import Diagnostics
import Language
import Signing
import TestSupport
import Testing

@testable import SiteBuild

/// A choir that is changed and built again and again, and compared with a build from nothing: at the end of a short sequence, after
/// each change of a long one, for both of its audiences. One sequence begins over the site that the former one left.
struct RandomSequence {
    private var site: ReusedSite
    private var edits: RandomEdits
    private var others = Dice(seed: 0)
    private let start: [String: String]
    private let theme: [String: String]
    /// One of both audiences is served by a process that goes on, and remembers what it parsed.
    private var parsed: ParsedFiles?
    /// Where a site was not the one that a build from nothing gives.
    private(set) var faults: [String] = []
    /// Files taken over, files made, changes with which nothing is published, and visas.
    private(set) var sum = (takenOver: 0, made: 0, refused: 0, visas: 0)

    init() throws {
        site = try ReusedSite(TemporaryFolder())
        start = try ReusedSite.choir()
        theme = try site.themeFiles()
        edits = RandomEdits(start, seed: 0, year: 2024, month: 5, day: 10)
        try site.lay(start, over: [:])
    }

    mutating func run(seed: UInt64, length: Int) async throws {
        let former = try site.contentFiles(like: edits.files)
        edits = RandomEdits(start, seed: seed, year: 2024, month: 5, day: 10)
        others = Dice(seed: seed &+ 1_000)
        try site.lay(start, over: former)
        for (path, text) in theme where try site.folder.text(path) != text { try site.folder.write(text, to: path) }
        try await answerForRegister(since: former)
        let isLong = length > 5
        let editions = isLong ? ["members", "committee"] : [seed % 2 == 0 ? "members" : "committee"]
        for step in 1...length {
            let edit = try await change(step, editions)
            guard isLong || step == length else { continue }
            for edition in editions {
                site.edition = edition
                faults += try await site.faults("site-" + edition).map { "\(seed): \(edition) after \(edit): \($0)" }
            }
        }
    }

    /// Changes something and builds; what stops publication is taken back.
    private mutating func change(_ step: Int, _ editions: [String]) async throws -> String {
        let (files, day) = (edits.files, edits.day)
        let edit = try await change(step)
        try site.lay(edits.files, over: files)
        site.asOf = edits.asOf
        let refused = await build(editions)
        if refused.isEmpty { return edit }
        sum.refused += 1
        try site.lay(files, over: edits.files)
        (edits.files, edits.day) = (files, day)
        site.asOf = edits.asOf
        try await answerForRegister(since: [:])
        #expect(await build(editions) == [], "after \(edit), refused for \(refused)")
        return edit + ", taken back"
    }

    private var desk: VisaDesk {
        let today = CalendarDate(parsing: site.asOf)
        return VisaDesk(
            content: site.folder["content"], in: SiteBuild.Surroundings(today: { _ in today }, clock: { 0 }))
    }

    /// Acts that were published are gone with the texts: somebody answers for that, or nothing is published any more.
    private mutating func answerForRegister(since former: [String: String]) async throws {
        guard former["visas/registre.csv"] != edits.files["visas/registre.csv"],
            let day = CalendarDate(parsing: "2024-05-01")
        else { return }
        let outputs = ["site-members", "site-committee"].filter { site.folder.exists($0) }.map { site.folder[$0] }
        guard !outputs.isEmpty else { return }
        let report = await desk.accept(by: "The committee", on: day, reason: "Taken back", outputs: outputs)
        #expect(report.outcome == .done, "\(report.diagnostics)")
        edits.files = try site.contentFiles(like: edits.files)
    }

    /// What stops publication, if anything does.
    private mutating func build(_ editions: [String]) async -> [String] {
        for edition in editions {
            site.edition = edition
            let report = await site.build("site-" + edition, after: parsed, remembers: edition == "members")
            parsed = report.parsedFiles ?? parsed
            guard report.isPublished else {
                let errors = report.diagnostics.filter { $0.severity == .error }
                return errors.isEmpty
                    ? ["nothing published"] : errors.map { "\($0.place): \($0.message(in: .english))" }
            }
            sum.takenOver += report.takenOver
            sum.made += report.pages + report.files - report.takenOver
        }
        return []
    }

    private mutating func change(_ step: Int) async throws -> String {
        switch others.below(8) {
        case 0, 1: return try site.editAnother(&others, step, &edits.files)
        case 2: return try await validate(step)
        default: return edits.edit()
        }
    }

    /// Changes a text that needs a visa, and has it validated.
    private mutating func validate(_ step: Int) async throws -> String {
        let former = edits.files
        let sealed = edits.files.keys.filter { $0.hasPrefix("rules/") || $0.hasPrefix("answers/") }.sorted()
        guard let path = others.pick(sealed) else { return edits.edit() }
        edits.files[path, default: ""] += "\nSo said in step \(step).\n"
        try site.lay(edits.files, over: former)
        let name = String(path.split(separator: "/")[1].dropLast(3))
        let report = await desk.validate([name], by: "The committee", on: nil)
        sum.visas += report.outcome == .done ? 1 : 0
        edits.files = try site.contentFiles(like: edits.files)
        return "\(path) with a visa"
    }
}
