internal import ContentModel
public import KnowledgeBase
public import Language

/// The orders in which lists and indexes show entries, made once for all their pages.
///
/// A page that shows a part of an order has read its whole kind; `PageScope` records that.
public struct Listings: Sendable {
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
        func sorted(_ ids: [EntryID]) -> [EntryID] {
            ids.sorted { (keys[$0.position], $0) < (keys[$1.position], $1) }
        }
        byTitle = base.model.kinds.map { sorted(base.ids(ofKind: $0.index)) }
        let paged = base.model.kinds.filter(\.hasPages).flatMap { base.ids(ofKind: $0.index) }
        all = Self.index(sorted(paged)) { keys[$0.position] }
        let byTitle = byTitle
        views = base.model.views.map { view in
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
