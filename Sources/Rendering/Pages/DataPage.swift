internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The page that explains the data which stand beside the pages.
struct DataPage: PageContext {
    let scope: PageScope
    private let listing: DataListing

    init(_ scope: PageScope) {
        self.scope = scope
        listing = DataListing(scope.frame, scope.reader)
    }

    var title: String { scope.strings.text(.data) }
    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<DataPage>("data", "The page that explains the data beside the pages.") {
        Key.list("@kinds", "The kinds that have entries.") { $0.kinds }
        Key.list("@tables", "The views that are tables, as CSV.") { page in
            page.links(page.listing.tables) { DataPath.table($0) }
        }
        Key.flag("@has-calendars", "Whether there are calendars.") { !$0.listing.calendars.isEmpty }
        Key.list("@calendars", "The calendars, as iCalendar.") { page in
            page.links(page.listing.calendars) { DataPath.calendar($0) }
        }
        Key.flag("@has-contacts", "Whether there are entries that can be reached.") { !$0.listing.contacts.isEmpty }
        Key.list("@contacts", "The kinds of which entries can be reached, as vCards.") { $0.contacts }
        Key.text("@base", "The whole base as JSON.") { $0.scope.url(DataPath.base) }
        Key.text("@schema", "What that file holds, as JSON Schema.") { $0.scope.url(DataPath.schema) }
        Key.text("@turtle", "The whole base as RDF, in Turtle.") { $0.scope.url(DataPath.turtle) }
        Key.text("@json-ld", "The same in JSON-LD.") { $0.scope.url(DataPath.jsonLD) }
    }

    private var kinds: [DataLine] {
        listing.kinds.map { kind in
            DataLine(
                title: scope.typeset(kind.names.many.capitalizedFirst), count: scope.reader.count(ofKind: kind.id),
                csv: scope.url(DataPath.kind(kind, "csv")), json: scope.url(DataPath.kind(kind, "json")))
        }
    }

    private func links(_ views: [ViewID], _ path: (View) -> String) -> [PageLink] {
        views.map { scope.frame.model.views[$0] }.map {
            PageLink(title: scope.typeset($0.title), url: scope.url(path($0)))
        }
    }

    private var contacts: [PageLink] {
        listing.contacts.map { kind in
            PageLink(
                title: scope.typeset(kind.names.many.capitalizedFirst), url: scope.url(DataPath.contacts(kind)))
        }
    }
}

/// The entries of a kind, as files.
struct DataLine: KeyedContext {
    let title: String
    let count: Int
    let csv: String
    let json: String

    static let keys = KeyTable<DataLine>("data-line", "The entries of a kind, as files.") {
        Key.text("@title", "The kind, in the plural.") { $0.title }
        Key.number("@count", "How many there are.") { $0.count }
        Key.text("@csv", "As a table.") { $0.csv }
        Key.text("@json", "As JSON.") { $0.json }
    }
}
