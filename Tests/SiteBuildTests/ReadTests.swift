import ContentModel
import Diagnostics
import Files
import Foundation
import KnowledgeBase
import Language
import Rendering
import SearchCore
import SearchText
import TestSupport
import Testing

@testable import SiteBuild

/// A page is a function of its reads: over random single changes, a page whose questions are all answered alike has the
/// same bytes, in every edition; so a page that changed has a question that was answered otherwise.
@Suite struct `What pages read` {
    /// A built site in memory: its pages, what they read, and a reader to ask again.
    private struct Snapshot {
        var pages: [String: (bytes: [UInt8], subject: String, reads: [(text: String, digest: UInt64)])] = [:]
        var documents: [String: (document: SearchDocument, reads: [(text: String, digest: UInt64)])] = [:]
        let parts: PlannedSite.Parts

        /// Answers to what was asked, each found once for all pages.
        private struct Answers {
            let parts: PlannedSite.Parts
            private var known: [Question: (String, UInt64)] = [:]

            init(_ parts: PlannedSite.Parts) { self.parts = parts }

            mutating func texts(_ questions: [Question]) -> [(String, UInt64)] {
                questions.map { question in
                    if let found = known[question] { return found }
                    let found = (
                        question.text(parts.edition.model, parts.edition.names), parts.reader().digest(of: question)
                    )
                    known[question] = found
                    return found
                }
            }
        }

        private static func listing(_ parts: PlannedSite.Parts, _ recorder: ReadRecorder? = nil) -> SearchListing {
            SearchListing(
                parts.reader(recorder), views: parts.frame.viewsWithPages,
                partOfSite: parts.frame.theme.strings["part-of-site"])
        }

        init(_ site: PlannedSite) {
            parts = site.parts
            var answers = Answers(parts)
            // Two on one path are an error: neither is the page.
            let counts = Dictionary(grouping: site.plan.items, by: \.path).mapValues(\.count)
            for item in site.plan.items where counts[item.path] == 1 {
                guard case .page(let subject, let make, _) = item.producer else { continue }
                var buffer: [UInt8] = []
                let made = make(&buffer)
                pages[item.path] = (buffer, subject(), answers.texts(made.questions))
            }
            let plain = Self.listing(parts)
            for (number, item) in plain.items().enumerated() {
                let recorder = ReadRecorder()
                let document = Self.listing(parts, recorder).document(of: item)
                let key = String(decoding: document.path + [0x20] + document.id, as: UTF8.self)
                documents[documents[key] == nil ? key : key + " \(number)"] = (
                    document, answers.texts(recorder.questions)
                )
            }
        }

        /// Whether the answers to what was read then are the same now.
        func answersAlike(_ reads: [(text: String, digest: UInt64)]) -> Bool {
            let reader = parts.reader()
            return reads.allSatisfy { text, digest in
                guard let question = Question(text, parts.edition.model, parts.edition.names) else { return false }
                return reader.digest(of: question) == digest
            }
        }
    }

    private struct Tally {
        var same = 0
        var other = 0
        var faults: [String] = []

        /// - Parameter edit: what was changed between the two.
        mutating func compare(_ old: Snapshot, _ new: Snapshot, _ edit: String) {
            for (path, page) in new.pages {
                guard let former = old.pages[path] else { continue }
                guard page.subject == former.subject, new.answersAlike(former.reads) else {
                    other += 1
                    continue
                }
                same += 1
                if page.bytes != former.bytes { faults.append("\(path) after \(edit)") }
            }
            for (key, found) in new.documents {
                guard let former = old.documents[key], new.answersAlike(former.reads) else { continue }
                same += 1
                if found.document != former.document { faults.append("search: \(key) after \(edit)") }
            }
        }
    }

    private func snapshots(
        _ edits: RandomEdits, in folder: TemporaryFolder, editions: [Int]
    ) async throws -> [Int: Snapshot] {
        guard let site = await GatheredSite(folder, asOf: edits.asOf, recordsReads: true) else { return [:] }
        var snapshots: [Int: Snapshot] = [:]
        for edition in editions.isEmpty ? Array(site.content.model.editions.indices) : editions {
            if let planned = await site.planned(edition) { snapshots[edition] = Snapshot(planned) }
        }
        return snapshots
    }

    /// Writes what an edit changed.
    private func lay(_ files: [String: String], over former: [String: String], in folder: TemporaryFolder) throws {
        for path in former.keys where files[path] == nil {
            try FileManager.default.removeItem(atPath: folder["content/" + path])
        }
        for (path, text) in files where former[path] != text { try folder.write(text, to: "content/" + path) }
    }

    /// The files of a content folder; those that are no text are something else that is none.
    private static func files(_ folder: String) throws -> [String: String] {
        let root = Repository.path(folder)
        var files: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) where path.contains(".") {
            files[path] = (try? String(contentsOfFile: root + "/" + path, encoding: .utf8)) ?? "%PDF"
        }
        return files
    }

    private func run(
        _ start: RandomEdits, changes: Int, editions: (Int) -> [Int] = { _ in [] }
    ) async throws -> Tally {
        let folder = try TemporaryFolder()
        var edits = start
        var tally = Tally()
        try lay(edits.files, over: [:], in: folder)
        var former: [Int: Snapshot] = [:]
        for number in 0...changes {
            let files = edits.files
            let shown = editions(number)
            let edit = number == 0 ? "" : edits.edit()
            try lay(edits.files, over: files, in: folder)
            let now = try await snapshots(edits, in: folder, editions: shown)
            for (edition, snapshot) in now {
                if let old = former[edition] { tally.compare(old, snapshot, edit) }
            }
            former.merge(now) { $1 }
        }
        return tally
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `decides what they are, over random changes of a small site`(_ seed: UInt64) async throws {
        let files = try Self.files("Tests/Sites/english-choir/content")
        let start = RandomEdits(files, seed: seed, year: 2024, month: 5, day: 10)
        let tally = try await run(start, changes: 70)
        #expect(tally.faults.prefix(5) == [])
        #expect(tally.same > 2_000 && tally.other > 500)
    }

    @Test func `decides what they are, over random changes of the sample`() async throws {
        let start = RandomEdits(try Self.files("content"), seed: 5, year: 2013, month: 6, day: 17)
        let tally = try await run(start, changes: 20)
        #expect(tally.faults.prefix(5) == [])
        #expect(tally.same > 5_000 && tally.other > 500)
    }
}
