internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A page of the list of a kind: those in force by title; those that wait and those that are over stand apart, after them.
struct ListPage: PageContext, PaginatedContext {
    let scope: PageScope
    let kind: Kind
    let number: Int
    let count: Int

    init(_ scope: PageScope, kind: KindID, number: Int, count: Int) {
        self.scope = scope
        self.kind = scope.reader.model.kinds[kind]
        self.number = number
        self.count = count
    }

    private var section: String { scope.language.typeset(kind.names.section) }

    var title: String {
        number == 1 ? section : section + scope.strings.text(.pageNumber, ["number": String(number)])
    }

    var crumbs: [PageLink] {
        number == 1
            ? path(PageLink(title: section))
            : path(
                PageLink(title: section, url: scope.url(PagePath.list(kind: kind, number: 1))), PageLink(title: title))
    }

    static let keys = KeyTable<ListPage>("list", "A page of the list of a kind.") {
        Key.number("@count", "How many entries the kind has.") { $0.total }
        Key.flag("@has-items", "Whether it has any.") { $0.total > 0 }
        Key.flag("@has-current", "Whether some of those in force stand on this page.") {
            $0.shown.contains { !$0.name.isOut }
        }
        Key.list("@items", "Those in force, by title.") { page in
            page.shown.filter { !$0.name.isOut }.flatMap { page.items($0) }
        }
        Key.list("@others", "Those that wait and those that are over.") { page in
            page.shown.filter(\.name.isOut).map { page.others($0) }
        }
        Key.object("@empty", "What would be here.") { EmptyNote($0.scope, $0.kind) }
        paginationKeys
    }

    private var total: Int { scope.reader.count(ofKind: kind.id) }

    var pagination: PaginationContext {
        PaginationContext(scope: scope, pagination: Pagination(number: number, count: count)) {
            scope.url(PagePath.list(kind: kind, number: $0))
        }
    }

    private var listing: Listing { scope.reader.list(ofKind: kind.id) }

    /// The parts of the list that stand on this page.
    private var shown: [Listing.Part] {
        listing.parts(in: Pagination.range(ofPage: number, of: listing.entries.count))
    }

    private func items(_ part: Listing.Part) -> [ListItem] {
        listing.entries[part.range].map { ListItem(entry: EntryContext(scope: scope, id: $0)) }
    }

    /// Those that are not in force; unfolded when there are no others.
    private func others(_ part: Listing.Part) -> ListOthers {
        let whole = listing.parts.first { $0.name == part.name } ?? part
        return ListOthers(
            id: part.name.id(scope), title: part.name.title(scope), count: whole.range.count,
            isOpen: listing.parts.allSatisfy(\.name.isOut), items: items(part))
    }
}

/// A line of the list of a kind: the entry, and whether its end is near.
struct ListItem: KeyedContext {
    let entry: EntryContext

    static let keys = KeyTable<ListItem>("list-item", "A line of the list of a kind: an entry of any kind, and more.") {
        Key.text("@expires", "That its end is near.") { item in
            item.entry.scope.expiry(of: item.entry.id)?.capitalizedFirst
        }
        EntryContext.keys.keys.map { $0.within(\.entry) }
    }
}

/// The entries of a kind that do not hold.
struct ListOthers: KeyedContext {
    let id: String
    let title: String
    let count: Int
    let isOpen: Bool
    let items: [ListItem]

    static let keys = KeyTable<ListOthers>("list-others", "The entries of a kind that wait, or that are over.") {
        Key.text("@id", "Their anchor.") { $0.id }
        Key.text("@title", "What they have in common.") { $0.title }
        Key.number("@count", "How many there are in all.") { $0.count }
        Key.flag("@open", "Whether there are no others, so that they need not be folded.") { $0.isOpen }
        Key.list("@items", "Those that stand on this page.") { $0.items }
    }
}
