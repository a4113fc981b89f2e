internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A page of all entries that refer to another under one name, where its own page has no room for them.
struct InversePage: PageContext, PaginatedContext {
    let scope: PageScope
    let id: EntryID
    let number: Int
    let count: Int
    private let group: BacklinkGroup?

    /// - Parameter relation: the group of the entry's page that the page continues.
    init(_ scope: PageScope, _ id: EntryID, _ relation: BacklinkGroup.Relation, number: Int, count: Int) {
        (self.scope, self.id, self.number, self.count) = (scope, id, number, count)
        group = BacklinkGroup.groups(of: id, scope).first { $0.relation == relation }
    }

    private var label: String { scope.typeset((group?.label ?? "").capitalizedFirst) }

    var title: String {
        let title = label + " – " + scope.title(of: id)
        return number == 1 ? title : title + scope.strings.text(.pageNumber, ["number": String(number)])
    }

    var crumbs: [PageLink] {
        let words = scope.frame.kindWords[scope.kind(of: id)]
        return path(
            PageLink(title: words.section, url: scope.url(words.listPath)),
            PageLink(title: scope.title(of: id), url: scope.url(of: id)), PageLink(title: title))
    }

    static let keys = KeyTable<InversePage>(
        "inverse", "A page of all entries that refer to another under one name."
    ) {
        Key.number("@count", "How many there are.") { $0.group?.sources.count ?? 0 }
        Key.flag("@has-entries", "Whether they are links, not a table.") { $0.group?.table == nil }
        Key.list("@entries", "Those that stand on this page.") { page in
            page.shown.map { EntryContext(scope: page.scope, id: $0) }
        }
        Key.object("@table", "Those that stand on this page, where they have no pages of their own, as a table.") {
            page in page.group?.table(of: page.shown)
        }
        paginationKeys
    }

    private var shown: [EntryID] {
        guard let group else { return [] }
        return Array(group.sources[Pagination.range(ofPage: number, of: group.sources.count)])
    }

    var pagination: PaginationContext {
        PaginationContext(scope: scope, pagination: Pagination(number: number, count: count)) { [group] in
            group?.url(number: $0) ?? ""
        }
    }

    /// The pages that continue an entry's page; none for the usual one, which has room for all who refer to the entry.
    static func pages(of id: EntryID, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] {
        guard reader.backlinks(of: id).count > BacklinkGroup.limit else { return [] }
        let kind = reader.model.kinds[reader.kind(of: id)]
        let shown = frame.shownKeys[kind.id]
        return BacklinkGroup.relations(of: id, reader).flatMap { relation, sources -> [Page] in
            let key = BacklinkGroup.key(of: relation, kind, frame)
            guard Set(sources).count > BacklinkGroup.limit, !shown.contains(key),
                !BacklinkGroup.isRows(relation, kind, reader.model)
            else { return [] }
            let count = Pagination.pageCount(of: Set(sources).count)
            return (1...count).map { number in
                Page(
                    path: PagePath.inverse(kind: kind, slug: reader.slug(of: id), key: key, number: number),
                    subject: .inverse(id, relation, number: number, of: count))
            }
        }
    }
}
