internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A page of an index that the model declares: entries by letters or by groups, with what it shows beside their titles.
struct IndexViewPage: ViewContext {
    let scope: PageScope
    let view: View
    let position: ViewID
    let number: Int
    let count: Int

    init(_ scope: PageScope, _ view: View, at position: ViewID, number: Int, count: Int) {
        self.scope = scope
        self.view = view
        self.position = position
        self.number = number
        self.count = count
    }

    private var name: String { scope.language.typeset(view.title) }

    var title: String {
        number == 1 ? name : name + scope.frame.strings.text(.pageNumber, ["number": String(number)])
    }

    var crumbs: [Crumb] {
        number == 1 ? path(Crumb(title: name)) : path(Crumb(title: name, url: url(1)), Crumb(title: title))
    }

    private func url(_ page: Int) -> String { scope.url(PagePath.view(view.key, number: page)) }

    private var index: View.Index? { if case .index(let index) = view.body { index } else { nil } }
    private var listing: Listing { scope.reader.index( position) }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@view-help": return view.help.map { scope.text($0) } ?? .empty
        case "@has-items": return .flag(!listing.entries.isEmpty)
        case "@empty": return index.map { scope.nothing(ofKind: $0.kind) } ?? .empty
        case "@has-letters": return .flag(index?.group == nil && listing.parts.contains { !$0.name.isOut })
        case "@letters": return .list(bar.letters)
        case "@has-groups": return .flag(index?.group != nil)
        case "@groups": return .list(listing.parts.filter { !$0.name.isOut }.map { group($0) })
        case "@sections": return .list(shown.filter { !$0.name.isOut }.map { section($0) })
        case "@others": return .list(shown.filter(\.name.isOut).map { section($0) })
        case "@is-directory": return .flag(index.map { scope.isDirectory($0) } ?? false)
        case "@has-pages", "@pages", "@previous-url", "@next-url":
            return PaginationContext(scope: scope, pagination: Pagination(number: number, count: count), url: url)
                .value(for: key)
        default: return .absent
        }
    }

    private var bar: LetterBar { LetterBar(scope: scope, listing: listing, number: number, url: url) }

    private var shown: [Listing.Part] {
        listing.parts(in: Pagination.range(ofPage: number, of: listing.entries.count))
    }

    private func group(_ part: Listing.Part) -> TemplateValue {
        .object(
            Item([
                "@title": .text(part.name.title(scope)), "@url": .text(bar.address(of: part)),
                "@count": .number(part.range.count),
            ]))
    }

    private func section(_ part: Listing.Part) -> TemplateValue {
        guard let index else { return .empty }
        let whole = listing.parts.first { $0.name == part.name } ?? part
        var url: TemplateValue = .empty
        if case .entry(let id) = part.name, let address = scope.url(of: id) { url = .text(address) }
        let lines = part.range.map { position in
            let id = listing.entries[position]
            // An entry in several groups has its anchor in the first.
            let isFirst = index.group == nil || !listing.entries[..<position].contains(id)
            return TemplateValue.object(IndexLine(scope: scope, id: id, index: index, hasAnchor: isFirst))
        }
        return .object(
            Item([
                "@id": .text(part.name.id(scope)), "@title": .text(part.name.title(scope)), "@url": url,
                "@count": .number(whole.range.count), "@open": .flag(listing.parts.allSatisfy(\.name.isOut)),
                "@lines": .list(lines),
            ]))
    }

    static let shapes: Shape.Catalogue = [
        "index-view": PaginationContext.keys.merging([
            "@has-items": .flag, "@empty": .object("empty"), "@has-letters": .flag,
            "@letters": .list(.object("letter")),
            "@has-groups": .flag, "@groups": .list(.object("index-group")),
            "@sections": .list(.object("index-section")),
            "@others": .list(.object("index-section")), "@is-directory": .flag,
        ]) { a, _ in a },
        "index-group": ["@title": .text, "@url": .text, "@count": .number],
        "index-section": [
            "@id": .text, "@title": .text, "@url": .text, "@count": .number, "@open": .flag,
            "@lines": .list(.object("index-line")),
        ],
        "index-line": IndexLine.shape, "index-text": ["@html": .markup],
        "index-fact": ["@label": .text, "@html": .markup],
    ]
}

extension PageScope {
    /// Whether an index is for reaching people: it shows telephone numbers or mail addresses.
    func isDirectory(_ index: View.Index) -> Bool {
        let fields = frame.model.kinds[index.kind].fields
        return index.show.contains { fields[$0].type == .telephone || fields[$0].type == .mail }
    }

    /// What a list without entries says: what would be here, and how to add it.
    func nothing(ofKind kind: KindID) -> TemplateValue {
        let kind = frame.model.kinds[kind]
        return .object(
            Item([
                "what": .text(frame.strings.text(.emptyList, ["many": language.typeset(kind.names.many)])),
                "how": .text(frame.strings.text(.emptyListHow, ["source": kind.sourceName])),
            ]))
    }
}
