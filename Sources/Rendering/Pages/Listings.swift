internal import ContentModel
public import KnowledgeBase
internal import Language

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

    /// By entry: what links to it show.
    let cards: [Card]
    /// What a link shows of an entry, together: links lead all over the base.
    struct Card: Sendable {
        /// Typeset.
        var title: String
        /// The address of its page, seen from a folder of the root, where nearly all pages stand: `../kind/slug.html`.
        /// Nil for kinds without pages.
        var urlFromFolder: String?
        /// A position in `Model.kinds`.
        var kind: Int
    }

    /// By entry: its place among all entries by title.
    let ranks: [Int32]
    /// By kind: all entries by title.
    let byTitle: [[EntryID]]
    /// Everything that has a page.
    let all: Index
    /// By view.
    let views: [Index]

    /// Sorts an edition's base.
    public init(_ base: KnowledgeBase) {
        let keys = base.entries.indices.map { base.entries[$0].title.folded }
        let kinds = base.model.kinds
        let folders = kinds.map { $0.hasPages ? "../" + $0.path + "/" : nil }
        cards = base.entries.indices.map { index in
            let kind = base.entries[index].kind
            return Card(
                title: base.language.typeset(base.entries[index].title),
                urlFromFolder: folders[kind].map { $0 + base.entries[index].slug + ".html" }, kind: kind)
        }
        let sorted = base.entries.indices.map { EntryID($0) }.sorted { a, b in
            let (left, right) = (keys[a.position], keys[b.position])
            return left == right ? a < b : left < right
        }
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
