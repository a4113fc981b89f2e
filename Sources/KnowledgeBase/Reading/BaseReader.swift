public import ContentModel
public import Diagnostics
public import Language

/// The only way in which pages, views and indexes see the base. Every read can be recorded: a page is a function of its
/// reads, which is what incremental builds, `why` and `impact` stand on.
///
/// A value that never changes but for what its recorder keeps; a class because each of the hundreds of contexts of a page
/// asks it.
public final class BaseReader {
    let orders: Orders
    let facts: SiteFacts
    private let edition: Edition
    private let recorder: ReadRecorder?

    /// Reads an edition in its orders.
    /// - Parameter recorder: of what is read.
    public init(_ orders: Orders, facts: SiteFacts = SiteFacts(), recorder: ReadRecorder? = nil) {
        self.orders = orders
        self.facts = facts
        edition = orders.edition
        self.recorder = recorder
    }

    private func note(_ question: @autoclosure () -> Question) { recorder?.record(question()) }

    // MARK: What never changes

    /// What entries are. A changed model changes `Question.site`, which every page asks.
    public var model: Model { edition.model }
    /// The site's language, on the same terms.
    public var language: SiteLanguage { edition.language }
    /// The audience, on the same terms: a position in `Model.editions`.
    public var audience: Int { edition.number }
    /// The kind of an entry. It never changes for an entry, so that nothing is recorded.
    public func kind(of id: EntryID) -> KindID { orders.cards[edition.rank(of: id)].kind }
    /// An entry's slug; with its kind, its address. Not recorded, for the same reason.
    public func slug(of id: EntryID) -> String { edition.names[id].slug }
    /// An entry's kind and slug, the kind as a whole copy: where only one of its properties is wanted, ask the model
    /// for that one at `kind(of:)`.
    public func identity(_ id: EntryID) -> (kind: Kind, slug: String) { (model.kinds[kind(of: id)], slug(of: id)) }
    /// A number to compare with those of other entries: by kind, then by slug. Which of two is the greater never changes, so
    /// that nothing is recorded.
    public func rank(of id: EntryID) -> Int { edition.rank(of: id) }
    /// The address of an entry's page, seen from a folder of the root: `../kind/slug.html`. Nil for kinds without pages.
    /// Not recorded, for the same reason.
    public func urlFromFolder(of id: EntryID) -> String? { orders.cards[edition.rank(of: id)].urlFromFolder }

    // MARK: One entry

    /// All that an entry says.
    public func entry(_ id: EntryID) -> Entry<Linked> {
        note(.entry(id))
        return edition[id]
    }

    /// Why a newer version of an entry waits; nil when none does. Recorded as a read of the entry.
    public func pending(_ id: EntryID) -> [Diagnostic]? {
        note(.entry(id))
        return facts.pending[id]
    }

    /// What an entry says in a field of its kind. Recorded as a read of the entry.
    public func value(of id: EntryID, field: FieldID) -> FieldValue<Linked>? {
        note(.entry(id))
        return edition[id].values[field]
    }

    /// An entry's text. Recorded as a read of the entry.
    public func body(of id: EntryID) -> LinkedPassage? {
        note(.entry(id))
        return edition[id].body
    }

    /// An entry's first sentences. Recorded as a read of the entry.
    public func summary(of id: EntryID) -> String {
        note(.entry(id))
        return edition[id].summary
    }

    /// An entry's title alone, as its author wrote it.
    public func title(_ id: EntryID) -> String {
        note(.title(id))
        return edition[id].title
    }

    /// An entry's title with typographic spaces, as links show it.
    public func shownTitle(_ id: EntryID) -> String {
        note(.title(id))
        return orders.cards[edition.rank(of: id)].title
    }

    /// Who refers to an entry.
    public func backlinks(of id: EntryID) -> ArraySlice<Backlink> {
        note(.backlinks(id))
        return edition.backlinks(of: id)
    }

    /// What people of an office carried before they left. Recorded as a read of who refers to it.
    package func vacancies(of id: EntryID) -> [Vacancy] {
        note(.backlinks(id))
        return edition.vacancies(of: id)
    }

    /// Whether an entry holds at the site's date; the answer is what is recorded, not the date.
    public func validity(of id: EntryID) -> ValidityState {
        note(.validity(id))
        return edition.validity(of: id, at: orders.date)
    }

    /// Where an entry and its fields stand in the sources.
    public func origin(of id: EntryID) -> EntryOrigin {
        note(.origin(id))
        return edition.origin(of: id)
    }

    /// In which index an entry of a kind without pages is read; nil where none has it.
    public func indexPlace(of id: EntryID) -> Orders.IndexPlace? {
        note(.indexPlace(id))
        return orders.indexPlaces[id]
    }

    // MARK: Several entries

    /// The entries of a kind, by slug.
    public func entries(ofKind kind: KindID) -> ArraySlice<EntryID> {
        note(.entries(kind))
        return edition.ids(ofKind: kind)
    }

    /// How many entries a kind has.
    public func count(ofKind kind: KindID) -> Int {
        note(.count(kind))
        return edition.count(ofKind: kind)
    }

    /// The entry of that kind and slug.
    public func id(kind: KindID, slug: String) -> EntryID? {
        note(.named(kind, slug: slug))
        return edition.id(kind: kind, slug: slug)
    }

    /// Entries by title, accents and case apart, each once.
    public func byTitle(_ ids: some Sequence<EntryID>) -> [EntryID] {
        var sorted = Array(ids)
        sorted.sort { orders.titleRanks[edition.rank(of: $0)] < orders.titleRanks[edition.rank(of: $1)] }
        var kept: [EntryID] = []
        kept.reserveCapacity(sorted.count)
        for id in sorted where kept.last != id {
            note(.title(id))
            kept.append(id)
        }
        return kept
    }

    /// All entries of a kind by title.
    public func byTitle(kind: KindID) -> [EntryID] {
        note(.byTitle(kind))
        return orders.byTitle[kind]
    }

    /// The list of a kind: those in force, those that wait, those that are over.
    public func list(ofKind kind: KindID) -> Listing {
        note(.list(kind))
        return orders.lists[kind]
    }

    /// The entries of an index view; empty for views that are no index or that the audience does not see.
    public func index(_ view: ViewID) -> Listing {
        note(.index(view))
        return orders.indexes[view]
    }

    /// Everything that has a page, from A to Z.
    public var everything: Listing {
        note(.everything)
        return orders.all
    }

    /// The cells that a coverage rule wants filled, by row, then in the order of the rule's columns.
    public func coverage(_ rule: RuleID) -> [CoverageCell] {
        note(.coverage(rule))
        return orders.coverage[rule]
    }

    /// Those in the row or the column of an entry.
    public func coverage(_ rule: RuleID, about id: EntryID) -> [CoverageCell] {
        note(.cells(rule, id))
        return orders.cells[rule][id] ?? []
    }

    /// The names that texts explain.
    public var terms: TermTable {
        note(.terms)
        return orders.terms
    }

    // MARK: The site

    /// The site's date itself: only for where it is printed.
    public var date: CalendarDate {
        note(.date)
        return orders.date
    }

    /// Whether a day lies before the site's date; the answer is what is recorded, not the date.
    public func isPast(_ day: CalendarDate) -> Bool {
        note(.past(day))
        return day < orders.date
    }

    /// Says that a page reads what all pages depend on.
    public func readSite() { note(.site) }

    /// What is to be mended.
    public var remarks: [Diagnostic] {
        note(.remarks)
        return facts.remarks
    }

    /// What was withdrawn and has a page that says so. Not recorded: a page of each is planned, with all that it says of it.
    public var withdrawals: [Withdrawal] { facts.withdrawals }

    /// A file of the content folder that is published; nil for one that is not.
    public func file(_ path: String) -> AttachedFile? {
        note(.file(path))
        return facts.files[path]
    }
}
