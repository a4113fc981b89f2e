internal import ContentModel
public import KnowledgeBase
public import Language

/// The orders in which lists and indexes show entries, and how they name them, made once for all their pages.
///
/// A page that shows a part of an order has read its whole kind, who of it is in force, and each title; `PageScope`
/// records that.
///
/// A value that never changes; a class only so that thousands of pages share it by one reference.
public final class Listings: Sendable {
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

    /// The path of an entry's page from the site's root; nil for kinds without pages.
    func path(of id: EntryID) -> String? { cards[id.position].urlFromFolder.map { String($0.dropFirst(3)) } }

    /// By entry: its place among all entries by title.
    let ranks: [Int32]
    /// By kind: all entries by title.
    let byTitle: [[EntryID]]
    /// By kind: what its list shows, those in force first.
    let lists: [Listing]
    /// Everything that has a page.
    let all: Listing
    /// By view; empty for views that are no index.
    let views: [Listing]
    /// By rule: the cells that it wants filled; empty for rules of other types.
    let coverage: [[CoverageCell]]
    /// Where entries of kinds without pages are read: an index and the anchor in it, from the site's root.
    let anchors: [EntryID: String]
    /// The names that texts explain.
    let terms: TermTable

    /// Sorts an edition's base and fills the cells of its coverage rules at a date.
    /// - Parameter edition: the audience, which may not see every view: a position in `Model.editions`.
    public init(_ base: KnowledgeBase, at date: CalendarDate, edition: Int) {
        let model = base.model
        coverage = model.rules.map { rule in
            if case .coverage(let coverage) = rule.body { base.coverage(coverage, at: date) } else { [] }
        }
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
        all = Listing(
            sorted.filter { kinds[base.entries[$0.position].kind].hasPages }.map { (key: keys[$0.position], id: $0) })
        lists = model.kinds.map { [byTitle] kind in
            kind.hasPages ? Listing.list(base, byTitle[kind.index], at: date) : Listing()
        }
        let views = model.views.map { view in
            guard case .index(let index) = view.body, view.edition <= edition else { return Listing() }
            return Listing.index(base, index, keys: keys, at: date)
        }
        self.views = views
        anchors = Self.anchors(base, views)
        terms = TermTable(base, edition: edition)
    }

    /// An entry in several groups is reached in the first.
    private static func anchors(_ base: KnowledgeBase, _ views: [Listing]) -> [EntryID: String] {
        var anchors: [EntryID: String] = [:]
        for (view, listing) in zip(base.model.views, views) {
            guard case .index(let index) = view.body, !base.model.kinds[index.kind].hasPages else { continue }
            for (position, id) in listing.entries.enumerated() where anchors[id] == nil {
                let page = PagePath.view(view.key, number: position / Pagination.pageSize + 1)
                anchors[id] = page + "#" + base[id].slug
            }
        }
        return anchors
    }
}
