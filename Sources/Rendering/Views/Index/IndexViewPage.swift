internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A page of an index that the model declares: entries by letters or by groups, with what it shows beside their titles.
struct IndexViewPage: PageContext, PaginatedContext {
    let scope: PageScope
    let view: View
    let position: ViewID
    let number: Int
    let count: Int

    let index: IndexBody

    init(_ scope: PageScope, _ placed: PlacedView<IndexBody>, number: Int, count: Int) {
        self.scope = scope
        (view, position, index) = (placed.view, placed.id, placed.body)
        self.number = number
        self.count = count
    }

    private var name: String { scope.language.typeset(view.title) }

    var title: String {
        number == 1 ? name : name + scope.strings.text(.pageNumber, ["number": String(number)])
    }

    var crumbs: [PageLink] {
        number == 1 ? path(PageLink(title: name)) : path(PageLink(title: name, url: url(1)), PageLink(title: title))
    }

    private func url(_ page: Int) -> String { scope.url(PagePath.view(view.key, number: page)) }

    private var listing: Listing { scope.reader.index(position) }

    static let keys = KeyTable<IndexViewPage>("index-view", "A page of an index that the model declares.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.list("@meanings", "What the model says of the words that are shown beside the titles.") { $0.meanings }
        Key.flag("@has-items", "Whether it has entries.") { !$0.listing.entries.isEmpty }
        Key.object("@empty", "What would be here.") { EmptyNote($0.scope, $0.scope.frame.model.kinds[$0.index.kind]) }
        Key.flag("@has-letters", "Whether it is parted by letters.") { page in
            page.index.group == nil && page.listing.parts.contains { !$0.name.isOut }
        }
        Key.list("@letters", "The alphabet, and where each letter begins.") { $0.bar.letters }
        Key.flag("@has-groups", "Whether it is parted by groups.") { $0.index.group != nil }
        Key.list("@groups", "The groups, and where each begins.") { page in
            page.listing.parts.filter { !$0.name.isOut }.map { page.group($0) }
        }
        Key.list("@sections", "The parts that stand on this page.") { page in
            page.shown.filter { !$0.name.isOut }.map { page.section($0) }
        }
        Key.list("@others", "The entries that do not hold.") { page in
            page.shown.filter(\.name.isOut).map { page.section($0) }
        }
        Key.flag("@is-directory", "Whether it is for reaching people.") { $0.scope.isDirectory($0.index) }
        paginationKeys
    }

    var pagination: PaginationContext {
        PaginationContext(scope: scope, pagination: Pagination(number: number, count: count), url: url)
    }

    private var meanings: [IndexMeaning] {
        let fields = scope.frame.model.kinds[index.kind].fields
        return index.show.compactMap { field in
            // Others tell who writes how to fill them.
            guard case .choice(let words, _) = fields[field].type, let help = fields[field].help,
                words.words.contains(where: { help.folded.contains($0.text.folded) })
            else { return nil }
            return IndexMeaning(
                label: scope.typeset(fields[field].label.capitalizedFirst), text: scope.typeset(help))
        }
    }

    private var bar: LetterBar { LetterBar(scope: scope, listing: listing, number: number, url: url) }

    private var shown: [Listing.Part] {
        listing.parts(in: Pagination.range(ofPage: number, of: listing.entries.count))
    }

    private func group(_ part: Listing.Part) -> IndexGroup {
        IndexGroup(title: part.name.title(scope), url: bar.address(of: part), count: part.range.count)
    }

    private func section(_ part: Listing.Part) -> IndexSection {
        let whole = listing.parts.first { $0.name == part.name } ?? part
        var url: String?
        if case .entry(let id) = part.name { url = scope.url(of: id) }
        let lines = part.range.map { position in
            let id = listing.entries[position]
            // An entry in several groups has its anchor in the first.
            let isFirst = index.group == nil || !listing.entries[..<position].contains(id)
            return IndexLine(scope: scope, id: id, index: index, hasAnchor: isFirst)
        }
        return IndexSection(
            id: part.name.id(scope), title: part.name.title(scope), url: url, count: whole.range.count,
            isOpen: listing.parts.allSatisfy(\.name.isOut), lines: lines)
    }
}

/// What a choice means that an index shows beside titles.
struct IndexMeaning: KeyedContext {
    let label: String
    let text: String

    static let keys = KeyTable<IndexMeaning>("index-meaning", "What a choice means that an index shows.") {
        Key.text("@label", "What it is called.") { $0.label }
        Key.text("@text", "What the model says of it.") { $0.text }
    }
}

/// A group of an index, as its list of contents shows it.
struct IndexGroup: KeyedContext {
    let title: String
    let url: String
    let count: Int

    static let keys = KeyTable<IndexGroup>("index-group", "A group of an index, in the list of groups.") {
        Key.text("@title", "What its entries share.") { $0.title }
        Key.text("@url", "Where it begins.") { $0.url }
        Key.number("@count", "How many entries it has.") { $0.count }
    }
}

/// A part of an index.
struct IndexSection: KeyedContext {
    let id: String
    let title: String
    let url: String?
    let count: Int
    let isOpen: Bool
    let lines: [IndexLine]

    static let keys = KeyTable<IndexSection>("index-section", "A part of an index.") {
        Key.text("@id", "Its anchor.") { $0.id }
        Key.text("@title", "What its entries share.") { $0.title }
        Key.text("@url", "The page of what they share.") { $0.url }
        Key.number("@count", "How many it has in all.") { $0.count }
        Key.flag("@open", "Whether there are no others, so that it need not be folded.") { $0.isOpen }
        Key.list("@lines", "Those that stand on this page.") { $0.lines }
    }
}

extension PageScope {
    /// Whether an index is for reaching people: it shows telephone numbers or mail addresses.
    func isDirectory(_ index: IndexBody) -> Bool {
        let fields = frame.model.kinds[index.kind].fields
        return index.show.contains { fields[$0].type == .telephone || fields[$0].type == .mail }
    }
}
