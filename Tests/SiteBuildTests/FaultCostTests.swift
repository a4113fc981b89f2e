import Diagnostics
import Language
import TestSupport
import Testing

@testable import SiteBuild

/// Faults cost in proportion to their number, and what is said of them too.
@Suite struct `Faults by the hundred` {
    private static let head = "---\nintitulé: A\npilote: ddt\n---\n\n"

    /// A sort of fault, so many times; by path.
    enum Sort: String, CaseIterable {
        case wikiLinks, linksInOneLine, keys, openFences, wrongFences, files, nestedBrackets, sameTitles, sigles
        case addresses, rows, notes, comments, codeBlocks, lists, html, brokenLinks, labels, headings

        func files(_ count: Int) -> [String: String] {
            func each(_ text: (Int) -> String) -> String { (0..<count).map(text).joined() }
            func policy(_ text: String) -> [String: String] { ["politiques/a.md": head + text] }
            switch self {
            case .wikiLinks: return policy(each { "[[fiche-inconnue-\($0)]]\n\n" })
            case .linksInOneLine: return policy(each { "[[fiche-inconnue-\($0)]] " })
            case .keys:
                return ["politiques/a.md": "---\nintitulé: A\npilote: ddt\n\(each { "clé \($0): x\n" })---\n"]
            case .openFences: return policy(each { _ in "::: dirigeants\nx\n\n" })
            case .wrongFences: return policy(each { _ in "::: noot\nx\n:::\n\n" })
            case .files: return policy(each { "[x](fichier-\($0).pdf)\n\n" })
            case .nestedBrackets: return policy(each { _ in "[[a|" })
            case .sameTitles:
                return Dictionary(
                    uniqueKeysWithValues: (0..<count).map {
                        ("services/s\($0).md", "---\nnom: Pareil\n---\n\n[[Pareil]]\n")
                    })
            case .sigles:
                return Dictionary(
                    uniqueKeysWithValues: (0..<count).map {
                        (
                            "services/s\($0).md",
                            "---\nnom: Service \($0)\nsigle: S\($0)A\n---\n\nS\($0)A et S\($0 + 1)A\n"
                        )
                    })
            case .addresses:
                let addresses = each { "  - politiques/b\($0 % 2).html\n" }
                return ["services/s.md": "---\nnom: S\nanciennes adresses:\n\(addresses)---\n"]
            case .rows: return ["personnes.csv": "prénom;nom;service\n" + each { "A;B\($0);inconnu-\($0)\n" }]
            case .notes: return policy("## Textes\n\n" + each { "- a[^\($0)]\n" } + each { "\n[^\($0)]: b\n" })
            case .comments: return policy("```\n" + each { _ in "<!-- a -->\n\n" } + "```\n")
            case .codeBlocks: return policy(each { _ in "```\na\n\n```\nb\n" })
            case .lists:
                let lists = each { _ in "  - ddt, prefecture\n" }
                return ["politiques/a.md": "---\nintitulé: A\npilote: ddt\ncontributeurs:\n\(lists)---\n"]
            case .html: return policy(each { _ in "<div>mot</div>\n\n" })
            case .brokenLinks: return policy(each { _ in "[a](b c) " })
            case .labels: return policy(each { "[l\($0)]: x.md\n" })
            case .headings: return policy(each { "# Titre \($0)\n\n[[#titr-\($0)]]\n\n" })
            }
        }
    }

    /// The messages, their notes and the letters of both, and what all pages of an edition read and hold.
    private func work(_ sort: Sort, _ count: Int) async throws -> (messages: Int, letters: Int, reads: Int, bytes: Int)
    {
        let folder = try TemporaryFolder()
        for file in ["model.yaml", "site.yaml", "services/ddt.md", "services/prefecture.md"] {
            try folder.write(try Repository.text("Tests/Sites/small/content/" + file), to: "content/" + file)
        }
        for (path, text) in sort.files(count) { try folder.write(text, to: "content/" + path) }
        let site = try #require(await GatheredSite(folder, recordsReads: true))
        let planned = try #require(await site.planned(0))
        let pages = planned.pages
        let found = site.diagnostics + planned.diagnostics
        let letters = found.reduce(0) { sum, diagnostic in
            diagnostic.notes.reduce(sum + diagnostic.message(in: .french).utf8.count) {
                $0 + $1.text.text(in: .french).utf8.count
            }
        }
        return (
            found.reduce(0) { $0 + 1 + $1.notes.count }, letters, pages.reduce(0) { $0 + $1.made.questions.count },
            pages.reduce(0) { $0 + $1.text.utf8.count }
        )
    }

    @Test(arguments: Sort.allCases)
    func `say and read twice as much when there are twice as many`(_ sort: Sort) async throws {
        let (one, two) = (try await work(sort, 150), try await work(sort, 300))
        #expect(two.messages <= 2 * one.messages + 20, "\(one) \(two)")
        #expect(two.letters <= 2 * one.letters + one.letters / 4 + 2000, "\(one) \(two)")
        #expect(two.reads <= 2 * one.reads + one.reads / 4 + 50, "\(one) \(two)")
        #expect(two.bytes <= 2 * one.bytes + one.bytes / 4 + 2000, "\(one) \(two)")
        #expect(sort == .sigles || one.messages >= 100, "\(sort) is none")
    }
}
