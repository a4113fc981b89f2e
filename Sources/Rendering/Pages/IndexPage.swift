internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Everything that has a page, from A to Z.
struct IndexPage: PageContext, PaginatedContext {
    let scope: PageScope
    let number: Int
    let count: Int

    init(_ scope: PageScope, number: Int, count: Int) {
        self.scope = scope
        self.number = number
        self.count = count
    }

    private var name: String { scope.strings.text(.allEntries) }

    var title: String {
        number == 1 ? name : name + scope.strings.text(.pageNumber, ["number": String(number)])
    }

    var crumbs: [PageLink] {
        number == 1
            ? path(PageLink(title: name))
            : path(PageLink(title: name, url: url(1)), PageLink(title: title))
    }

    private func url(_ page: Int) -> String { scope.url(PagePath.view(PagePath.allEntries, number: page)) }

    static let keys = KeyTable<IndexPage>("index", "A page of the index of everything.") {
        Key.list("@letters", "The alphabet, and where each letter begins.") { page in
            LetterBar(scope: page.scope, listing: page.listing, number: page.number, url: page.url).letters
        }
        Key.list("@sections", "The letters of this page, with their entries.") { $0.sections }
        paginationKeys
    }

    var pagination: PaginationContext {
        PaginationContext(scope: scope, pagination: Pagination(number: number, count: count), url: url)
    }

    private var listing: Listing { scope.reader.everything }

    private var sections: [LetterSection] {
        let listing = listing
        return listing.parts(in: Pagination.range(ofPage: number, of: listing.entries.count)).map { part in
            LetterSection(
                id: part.name.id(scope), letter: part.name.title(scope),
                entries: listing.entries[part.range].map { IndexItem(entry: EntryContext(scope: scope, id: $0)) })
        }
    }
}

/// What begins with a letter.
struct LetterSection: KeyedContext {
    let id: String
    let letter: String
    let entries: [IndexItem]

    static let keys = KeyTable<LetterSection>("letter-section", "What begins with a letter.") {
        Key.text("@id", "Its anchor.") { $0.id }
        Key.text("@letter", "The letter.") { $0.letter }
        Key.list("@entries", "The entries, by title.") { $0.entries }
    }
}

/// A line of the index of everything.
struct IndexItem: KeyedContext {
    let entry: EntryContext

    static let keys = KeyTable<IndexItem>("index-item", "A line of the index of everything.") {
        Key.text("@title", "The entry's title.") { $0.entry.scope.title(of: $0.entry.id) }
        Key.text("@url", "Its page.") { $0.entry.scope.url(of: $0.entry.id) }
        Key.text("@note", "What it is.") { item in
            let scope = item.entry.scope
            return scope.typeset(scope.frame.model.kinds[scope.kind(of: item.entry.id)].names.one)
        }
    }
}
