internal import ContentModel
public import KnowledgeBase
public import Language

/// The orders in which lists and indexes show entries, and how they name them, made once for all their pages.
///
/// A page that shows a part of an order has read its whole kind; `PageScope` records that, and each title.
///
/// A value that never changes; a class only so that thousands of pages share it by one reference.
public final class Listings: Sendable {
    /// An order from A to Z, with where each letter begins.
    struct Index: Sendable {
        var entries: [EntryID] = []
        /// In the order of the entries.
        var letters: [(letter: String, start: Int)] = []

        /// The letter under which the entry at that position stands.
        func letters(in range: Range<Int>) -> [(letter: String, range: Range<Int>)] {
            letters.enumerated().compactMap { number, letter in
                let end = number + 1 < letters.count ? letters[number + 1].start : entries.count
                let shared = (letter.start..<end).clamped(to: range)
                return shared.isEmpty ? nil : (letter.letter, shared)
            }
        }
    }

    /// By entry: its title, typeset.
    let titles: [String]
    /// By entry: the path of its page from the site's root; nil for kinds without pages.
    let paths: [String?]
    /// By entry: its place among all entries by title.
    let ranks: [Int32]
    /// By kind: all entries by title.
    let byTitle: [[EntryID]]
    /// Everything that has a page.
    let all: Index
    /// By view.
    let views: [Index]
    /// By rule: the cells that it wants filled; empty for rules of other types.
    let coverage: [[CoverageCell]]

    /// Sorts an edition's base and fills the cells of its coverage rules at a date.
    public init(_ base: KnowledgeBase, at date: CalendarDate) {
        coverage = base.model.rules.map { rule in
            if case .coverage(let coverage) = rule.body { base.coverage(coverage, at: date) } else { [] }
        }
        let keys = base.entries.map(\.title.folded)
        let kinds = base.model.kinds
        titles = base.entries.map { base.language.typeset($0.title) }
        paths = base.entries.map { kinds[$0.kind].hasPages ? PagePath.entry(kind: kinds[$0.kind], slug: $0.slug) : nil }
        let sorted = base.entries.indices.map { EntryID($0) }
            .sorted { (keys[$0.position], $0) < (keys[$1.position], $1) }
        var ranks = [Int32](repeating: 0, count: sorted.count)
        var byTitle: [[EntryID]] = kinds.map { _ in [] }
        for (rank, id) in sorted.enumerated() {
            ranks[id.position] = Int32(truncatingIfNeeded: rank)
            byTitle[base.entries[id.position].kind].append(id)
        }
        self.ranks = ranks
        self.byTitle = byTitle
        all = Self.index(sorted.filter { kinds[base.entries[$0.position].kind].hasPages }) { keys[$0.position] }
        views = base.model.views.map { [byTitle] view in
            switch view.body {
            case .matrix, .contacts, .plan, .calendar, .report, .byWord, .sheet, .dashboard, .toMend, .changes, .versions:
                return Index()
            case .index(let index):
                guard let by = index.by else { return Self.index(byTitle[index.kind]) { keys[$0.position] } }
                let type = base.model.kinds[index.kind].fields[by].type
                let lines = base.ids(ofKind: index.kind).map { id in
                    let text = base[id].values[by].map {
                        ValueText.plain($0, type: type, language: base.language) { base[$0].title }
                    }
                    return (key: text?.folded ?? keys[id.position], id: id)
                }.sorted { ($0.key, keys[$0.id.position], $0.id) < ($1.key, keys[$1.id.position], $1.id) }
                var position = -1
                return Self.index(lines.map(\.id)) { _ in
                    position += 1
                    return lines[position].key
                }
            }
        }
    }

    /// - Parameter key: what an entry is sorted by, folded; asked once for each, in order.
    private static func index(_ entries: [EntryID], key: (EntryID) -> String) -> Index {
        var index = Index(entries: entries)
        for (position, id) in entries.enumerated() {
            let letter = letter(key(id))
            if index.letters.last?.letter != letter { index.letters.append((letter, position)) }
        }
        return index
    }

    private static func letter(_ key: String) -> String {
        guard let first = key.first(where: { $0.isLetter || $0.isNumber }) else { return "#" }
        return first.isLetter ? first.uppercased() : "0-9"
    }
}
