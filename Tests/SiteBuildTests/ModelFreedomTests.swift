import ContentModel
import Diagnostics
import Files
import Foundation
import KnowledgeBase
import Language
import Rendering
import TestSupport
import Testing

@testable import SiteBuild

/// What a model may say otherwise without changing a page: the order of its fields, fields that nobody fills, rules that
/// only check.
@Suite(.serialized) struct `Pages of the sample` {
    /// The lines of each page, sorted, so that only what they say counts.
    private typealias Pages = [String: [String]]

    private let folder: TemporaryFolder
    private let model: String

    init() throws {
        folder = try TemporaryFolder()
        let content = Repository.root.appending(path: "content")
        try FileManager.default.copyItem(at: content, to: URL(filePath: folder["content"]))
        model = try folder.text("content/model.yaml")
    }

    private func pages(_ model: String, editions: [Int]) async throws -> [Int: Pages] {
        try folder.write(model, to: "content/model.yaml")
        let site = try #require(await GatheredSite(folder))
        var all: [Int: Pages] = [:]
        for edition in editions {
            for page in try #require(await site.planned(edition)).pages {
                // A term is explained where the page first has it, which is wherever the page begins.
                let text = page.text
                    .replacing(#/<abbr title="[^"]*">(?:<a href="[^"]*">)?([^<]*)(?:<\/a>)?<\/abbr>/#) { $0.1 }
                let lines = text.split(separator: "\n").map(String.init)
                all[edition, default: [:]][page.path] = lines.sorted()
            }
        }
        return all
    }

    /// The pages that differ, with the first line in which they do.
    private func differences(_ a: [Int: Pages], _ b: [Int: Pages], but: Set<String> = []) -> [String] {
        var found: [String] = []
        for (edition, pages) in a {
            for path in Set(pages.keys).union(b[edition, default: [:]].keys).subtracting(but).sorted() {
                let (old, new) = (pages[path] ?? [], b[edition]?[path] ?? [])
                if old == new { continue }
                let lines = Set(old).symmetricDifference(new).sorted()
                found.append("\(edition) \(path): \(lines.prefix(2).joined(separator: " / "))")
            }
        }
        return Array(found.prefix(8))
    }

    @Test func `stay as they are when the fields of every kind stand in another order, or nobody fills more of them`()
        async throws
    {
        let before = try await pages(model, editions: [0, 1, 2])
        #expect(before[2]?.count ?? 0 > 300)
        let reversed = try await pages(ModelText(model).withFields { $0.reversed() }, editions: [0, 1, 2])
        #expect(differences(before, reversed) == [])
        let types = [
            "text", "texts", "markdown", "integer", "decimal", "date", "boolean", "mail", "telephone", "url",
            "duration",
            "time", "file", "files",
        ]
        let unused =
            types.map { "      zz \($0): { type: \($0) }" }
            + [
                "      zz choice: { choice: [a, b] }", "      zz reference: { type: reference, to: service }",
                "      zz references: { type: references-or-texts, to: [personne, service] }",
                "      zz records: { records: { a: { type: text }, b: { type: date } } }",
            ]
        let more = try await pages(
            ModelText(model).withFields { fields in unused.map { [$0] } + fields }, editions: [0, 1, 2])
        #expect(differences(before, more) == [])
    }

    @Test func `but those that list remarks stay as they are without the rules that only check`() async throws {
        let before = try await pages(model, editions: [0, 2])
        let after = try await pages(
            ModelText(model).without(rulesBut: ["couverture", "suppléance"]), editions: [0, 2])
        #expect(differences(before, after, but: ["a-corriger.html"]) == [])
    }
}

/// A model file, to be changed as a text.
private struct ModelText {
    let lines: [String]

    init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    private func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }

    /// The file with the fields of each kind, each a block of lines, put otherwise.
    func withFields(_ change: ([[String]]) -> [[String]]) -> String {
        var result: [String] = []
        var index = 0
        while index < lines.count {
            result.append(lines[index])
            index += 1
            guard result.last == "    fields:" else { continue }
            var blocks: [[String]] = []
            while index < lines.count, indent(lines[index]) >= 6 {
                if indent(lines[index]) == 6 { blocks.append([]) }
                blocks[blocks.count - 1].append(lines[index])
                index += 1
            }
            result += change(blocks).joined()
        }
        return result.joined(separator: "\n")
    }

    /// The file without rules, but for some.
    func without(rulesBut kept: Set<String>) -> String {
        var result: [String] = []
        var (isInRules, isKept) = (false, true)
        for line in lines {
            if indent(line) == 0, !line.isEmpty, !line.hasPrefix("#") {
                isInRules = line == "rules:"
                isKept = true
            } else if isInRules, indent(line) == 2 {
                isKept = kept.contains(String(line.dropFirst(2).prefix { $0 != ":" }))
            }
            if isKept { result.append(line) }
        }
        return result.joined(separator: "\n")
    }
}
