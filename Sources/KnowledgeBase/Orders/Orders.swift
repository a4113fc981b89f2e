public import ContentModel
public import Language

/// The orders in which lists and indexes show the entries of an edition at a date, what links show of them, and what rules
/// make of them: all that is made once for all pages. Pages ask a `BaseReader` for it.
///
/// A value that never changes; a class only so that thousands of pages share it by one reference.
public final class Orders: Sendable {
    let edition: Edition
    package let date: CalendarDate

    /// What a link shows of an entry, together: links lead all over the base.
    struct Card: Sendable {
        /// Typeset.
        var title: String
        /// The address of its page, seen from a folder of the root, where nearly all pages stand: `../kind/slug.html`.
        /// Nil for kinds without pages.
        var urlFromFolder: String?
        var kind: KindID
    }

    /// Where an entry without a page of its own is read: in an index of the model.
    public struct IndexPlace: Sendable, Hashable {
        /// A view whose body is an index.
        public var view: ViewID
        /// The entry's first position in its listing.
        public var position: Int
    }

    /// By the entries' ranks.
    let cards: [Card]
    /// By the entries' ranks: the place among all entries by title.
    let titleRanks: [Int32]
    /// By kind: all entries by title.
    let byTitle: [[EntryID]]
    /// By kind: what its list shows, those in force first.
    let lists: [Listing]
    /// Everything that has a page.
    let all: Listing
    /// By view; empty for views that are no index.
    let indexes: [Listing]
    /// By rule: the cells that it wants filled; empty for rules of other types.
    let coverage: [[CoverageCell]]
    /// By rule: the cells of each row and of each column.
    let cells: [[EntryID: [CoverageCell]]]
    let indexPlaces: [EntryID: IndexPlace]
    /// The names that texts explain.
    let terms: TermTable

    /// What is made of an entry's title alone, whatever the others are.
    public struct Title: Sendable {
        let key: String
        let shown: String

        /// The title's key and typeset form.
        public init(of id: EntryID, in edition: Edition) {
            let title = edition[id].title
            key = title.sortKey
            shown = edition.language.typeset(title)
        }
    }

    /// Sorts an edition and fills the cells of its coverage rules at a date.
    /// - Parameter titles: parallel to `edition.ids`, where somebody made them already.
    public init(_ edition: Edition, at date: CalendarDate, titles: [Title]? = nil) {
        let model = edition.model
        self.edition = edition
        self.date = date
        coverage = model.rules.map { rule in
            if case .coverage(let coverage) = rule.body { edition.coverage(coverage, at: date) } else { [] }
        }
        cells = coverage.map { cells in
            var found: [EntryID: [CoverageCell]] = [:]
            for cell in cells {
                found[cell.row, default: []].append(cell)
                if cell.column != cell.row { found[cell.column, default: []].append(cell) }
            }
            return found
        }
        let titles = titles ?? edition.ids.map { Title(of: $0, in: edition) }
        let keys = titles.map(\.key)
        let kinds = model.kinds
        let folders = kinds.map { $0.hasPages ? "../" + $0.path + "/" : nil }
        let cards = zip(edition.ids, titles).map { id, title in
            let entry = edition[id]
            return Card(
                title: title.shown, urlFromFolder: folders[entry.kind].map { $0 + entry.slug + ".html" },
                kind: entry.kind)
        }
        self.cards = cards
        // The order is stable.
        let sorted = edition.ids.indices.sorted { keys[$0] < keys[$1] }
        var ranks = [Int32](repeating: 0, count: sorted.count)
        var byTitle: [[EntryID]] = kinds.map { _ in [] }
        for (rank, place) in sorted.enumerated() {
            ranks[place] = Int32(truncatingIfNeeded: rank)
            byTitle[cards[place].kind].append(edition.ids[place])
        }
        titleRanks = ranks
        self.byTitle = byTitle
        all = Listing(
            sorted.filter { cards[$0].urlFromFolder != nil }.map { (key: keys[$0], id: edition.ids[$0]) })
        lists = kinds.map { [byTitle] kind in
            kind.hasPages ? Listing.list(edition, byTitle[kind.id], by: kind.display.sort, at: date) : Listing()
        }
        indexes = model.views.map { view in
            guard let index = view.body as? IndexBody, view.edition <= edition.number else { return Listing() }
            return Listing.index(edition, index, keys: keys, at: date)
        }
        indexPlaces = Self.indexPlaces(model, indexes)
        terms = TermTable(edition)
    }

    /// An entry in several groups is reached in the first.
    private static func indexPlaces(_ model: Model, _ indexes: [Listing]) -> [EntryID: IndexPlace] {
        var places: [EntryID: IndexPlace] = [:]
        for (view, declared) in model.views.identified {
            guard let index = declared.body as? IndexBody, !model.kinds[index.kind].hasPages else { continue }
            for (position, id) in indexes[view].entries.enumerated() where places[id] == nil {
                places[id] = IndexPlace(view: view, position: position)
            }
        }
        return places
    }
}
