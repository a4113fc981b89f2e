internal import ContentModel
public import KnowledgeBase
internal import Language

/// The pages of a site: everything that stands at an address. The long ones come first, so that nobody waits for the last
/// of them alone when pages are made side by side.
public struct PagePlanner {
    private let frame: SiteFrame
    private let reader: BaseReader
    /// By kind: the fields of former addresses.
    private let aliasFields: [[FieldID]]

    /// Plans the pages of an edition's base.
    public init(frame: SiteFrame, reader: BaseReader) {
        self.frame = frame
        self.reader = reader
        aliasFields = reader.model.kinds.map { kind in
            kind.fields.ids.filter { if case .aliases = kind.fields[$0].type { true } else { false } }
        }
    }

    /// All pages. Two may have one path: whoever writes them must look.
    public func pages() -> [Page] {
        var pages = [
            Page(path: PagePath.home, subject: .home),
            Page(path: PagePath.notFound, subject: .notFound),
            Page(path: PagePath.siteMap, subject: .siteMap),
        ]
        if frame.givesData { pages.append(Page(path: DataPath.page, subject: .data)) }
        if frame.hasSearch { pages.append(Page(path: PagePath.search, subject: .search)) }
        let count = Pagination.pageCount(of: reader.everything.entries.count)
        for number in 1...count {
            let path = PagePath.view(PagePath.allEntries, number: number)
            pages.append(Page(path: path, subject: .index(number: number, of: count)))
        }
        pages += frame.viewsWithPages.flatMap { ViewRooms.pages(of: $0, frame, reader) }
        for gone in reader.withdrawals {
            let path = PagePath.entry(kind: reader.model.kinds[gone.kind], slug: gone.slug)
            pages.append(Page(path: path, subject: .withdrawn(gone)))
        }
        for kind in reader.model.kinds where kind.hasPages {
            let count = Pagination.pageCount(of: reader.count(ofKind: kind.id))
            for number in 1...count {
                let path = PagePath.list(kind: kind, number: number)
                pages.append(Page(path: path, subject: .list(kind: kind.id, number: number, of: count)))
            }
            for id in reader.entries(ofKind: kind.id) {
                pages.append(
                    Page(path: PagePath.entry(kind: kind, slug: reader.slug(of: id)), subject: .entry(id)))
                pages += InversePage.pages(of: id, frame, reader)
                for alias in aliases(of: id) { pages.append(Page(path: alias, subject: .redirect(id))) }
            }
        }
        return pages
    }

    private func aliases(of id: EntryID) -> [String] {
        var aliases: [String] = []
        for field in aliasFields[reader.kind(of: id)] {
            guard let value = reader.value(of: id, field: field) else { continue }
            aliases += value.each.compactMap { if case .text(let path) = $0 { path } else { nil } }
        }
        return aliases
    }
}
