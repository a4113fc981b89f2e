internal import ContentModel
public import KnowledgeBase
internal import Language

/// The pages of a site: everything that stands at an address, in the order of paths within each group.
public struct PagePlanner {
    private let frame: SiteFrame
    private let base: KnowledgeBase
    private let listings: Listings
    /// By kind: the fields of former addresses.
    private let aliasFields: [[Int]]

    /// Plans the pages of an edition's base.
    public init(frame: SiteFrame, base: KnowledgeBase, listings: Listings) {
        self.frame = frame
        self.base = base
        self.listings = listings
        aliasFields = base.model.kinds.map { kind in
            kind.fields.indices.filter { if case .aliases = kind.fields[$0].type { true } else { false } }
        }
    }

    /// All pages. Two may have one path: whoever writes them must look.
    public func pages() -> [Page] {
        var pages = [
            Page(path: PagePath.home, subject: .home),
            Page(path: PagePath.notFound, subject: .notFound),
            Page(path: PagePath.siteMap, subject: .siteMap),
        ]
        if frame.hasSearch { pages.append(Page(path: PagePath.search, subject: .search)) }
        for kind in base.model.kinds where kind.hasPages {
            let count = Pagination.pageCount(of: base.ranges[kind.index].count)
            for number in 1...count {
                let path = PagePath.list(kind: kind, number: number)
                pages.append(Page(path: path, subject: .list(kind: kind.index, number: number, of: count)))
            }
            for id in base.ids(ofKind: kind.index) {
                pages.append(
                    Page(path: PagePath.entry(kind: kind, slug: base.entries[id.position].slug), subject: .entry(id)))
                for alias in aliases(of: id) { pages.append(Page(path: alias, subject: .redirect(id))) }
            }
        }
        pages += index(view: nil, key: PagePath.allEntries, entries: listings.all.entries.count)
        for (position, view) in base.model.views.enumerated() where view.edition <= frame.edition {
            if case .index = view.body {
                pages += index(view: position, key: view.key, entries: listings.views[position].entries.count)
            } else {
                pages += ViewPages(frame: frame, base: base).pages(of: view, at: position)
            }
        }
        return pages
    }

    private func index(view: Int?, key: String, entries: Int) -> [Page] {
        let count = Pagination.pageCount(of: entries)
        return (1...count).map { number in
            Page(path: PagePath.view(key, number: number), subject: .index(view: view, number: number, of: count))
        }
    }

    private func aliases(of id: EntryID) -> [String] {
        var aliases: [String] = []
        for field in aliasFields[base.entries[id.position].kind] {
            guard let value = base.entries[id.position].values[field] else { continue }
            aliases += value.each.compactMap { if case .text(let path) = $0 { path } else { nil } }
        }
        return aliases
    }
}
