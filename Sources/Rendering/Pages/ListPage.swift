internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A page of the list of a kind: those in force by title; those that wait and those that are over stand apart, after them.
struct ListPage: PageContext {
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
        number == 1 ? section : section + scope.frame.strings.text(.pageNumber, ["number": String(number)])
    }

    var crumbs: [Crumb] {
        number == 1
            ? path(Crumb(title: section))
            : path(Crumb(title: section, url: scope.url(PagePath.list(kind: kind, number: 1))), Crumb(title: title))
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@count": return .number(scope.reader.count(ofKind: kind.id))
        case "@has-items": return .flag(scope.reader.count(ofKind: kind.id) > 0)
        case "@has-current": return .flag(shown.contains { !$0.name.isOut })
        case "@items": return .list(shown.filter { !$0.name.isOut }.flatMap { items($0) })
        case "@others": return .list(shown.filter(\.name.isOut).map { others($0) })
        case "@empty": return scope.empty(kind)
        case "@has-pages", "@pages", "@previous-url", "@next-url":
            return PaginationContext(scope: scope, pagination: Pagination(number: number, count: count)) {
                scope.url(PagePath.list(kind: kind, number: $0))
            }.value(for: key)
        default: return .absent
        }
    }

    private var listing: Listing { scope.reader.list(ofKind: kind.id) }

    /// The parts of the list that stand on this page.
    private var shown: [Listing.Part] {
        listing.parts(in: Pagination.range(ofPage: number, of: listing.entries.count))
    }

    private func items(_ part: Listing.Part) -> [TemplateValue] {
        listing.entries[part.range].map { .object(ListItem(entry: EntryContext(scope: scope, id: $0))) }
    }

    /// Those that are not in force; unfolded when there are no others.
    private func others(_ part: Listing.Part) -> TemplateValue {
        let whole = listing.parts.first { $0.name == part.name } ?? part
        return .object(
            Item([
                "@id": .text(part.name.id(scope)), "@title": .text(part.name.title(scope)),
                "@count": .number(whole.range.count),
                "@open": .flag(listing.parts.allSatisfy(\.name.isOut)), "@items": .list(items(part)),
            ]))
    }

    static let shapes: Shape.Catalogue = [
        "list": PaginationContext.keys.merging([
            "@count": .number, "@has-items": .flag, "@has-current": .flag, "@items": .list(.object("list-item")),
            "@others": .list(.object("list-others")), "@empty": .object("empty"),
        ]) { a, _ in a },
        "list-item": EntryContext.keys.merging(["@expires": .text]) { a, _ in a },
        "list-others": [
            "@id": .text, "@title": .text, "@count": .number, "@open": .flag, "@items": .list(.object("list-item")),
        ],
    ]
}

/// A line of the list of a kind: the entry, and whether its end is near.
struct ListItem: TemplateContext {
    let entry: EntryContext

    func value(for key: String) -> TemplateValue {
        if key == "@expires" { return entry.scope.expiry(of: entry.id).map { .text($0.capitalizedFirst) } ?? .empty }
        return entry.value(for: key)
    }
}

extension PageScope {
    /// What a list without entries says: what would be here, and how to add it.
    func empty(_ kind: Kind) -> TemplateValue {
        .object(
            Item([
                "what": .text(frame.strings.text(.emptyList, ["many": language.typeset(kind.names.many)])),
                "how": .text(frame.strings.text(.emptyListHow, ["source": kind.sourceName])),
            ]))
    }
}

extension Kind {
    /// Where authors add entries, as the content folder names it.
    var sourceName: String {
        switch source {
        case .folder(let name): "content/\(name)/"
        case .table(let name): "content/\(name)"
        }
    }
}

/// The navigation between the pages of a list.
struct PaginationContext {
    let scope: PageScope
    let pagination: Pagination
    let url: (Int) -> String

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@has-pages": .flag(pagination.count > 1)
        case "@previous-url": pagination.number > 1 ? .text(url(pagination.number - 1)) : .empty
        case "@next-url": pagination.number < pagination.count ? .text(url(pagination.number + 1)) : .empty
        case "@pages":
            .list(
                pagination.steps.map { step in
                    .object(
                        Item([
                            "@gap": .flag(step == nil), "@number": step.map { .number($0) } ?? .empty,
                            "@url": step.map { .text(url($0)) } ?? .empty, "@current": .flag(step == pagination.number),
                        ]))
                })
        default: .absent
        }
    }

    static let keys: [String: Shape] = [
        "@has-pages": .flag, "@previous-url": .text, "@next-url": .text, "@pages": .list(.object("step")),
    ]
}

/// Everything that has a page, from A to Z.
struct IndexPage: PageContext {
    let scope: PageScope
    let number: Int
    let count: Int

    init(_ scope: PageScope, number: Int, count: Int) {
        self.scope = scope
        self.number = number
        self.count = count
    }

    private var name: String { scope.frame.strings.text(.allEntries) }

    var title: String {
        number == 1 ? name : name + scope.frame.strings.text(.pageNumber, ["number": String(number)])
    }

    var crumbs: [Crumb] {
        number == 1
            ? path(Crumb(title: name))
            : path(Crumb(title: name, url: url(1)), Crumb(title: title))
    }

    private func url(_ page: Int) -> String { scope.url(PagePath.view(PagePath.allEntries, number: page)) }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@letters": return .list(LetterBar(scope: scope, listing: listing, number: number, url: url).letters)
        case "@sections": return .list(sections)
        case "@has-pages", "@pages", "@previous-url", "@next-url":
            return PaginationContext(scope: scope, pagination: Pagination(number: number, count: count), url: url)
                .value(for: key)
        default: return .absent
        }
    }

    private var listing: Listing { scope.reader.everything }

    private var sections: [TemplateValue] {
        let listing = listing
        return listing.parts(in: Pagination.range(ofPage: number, of: listing.entries.count)).map { part in
            .object(
                Item([
                    "@id": .text(part.name.id(scope)), "@letter": .text(part.name.title(scope)),
                    "@entries": .list(
                        listing.entries[part.range].map {
                            .object(IndexItem(entry: EntryContext(scope: scope, id: $0)))
                        }),
                ]))
        }
    }
}

/// A line of the index of everything.
struct IndexItem: TemplateContext {
    let entry: EntryContext

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@note": entry.value(for: "@kind")
        case "@title", "@url": entry.value(for: key)
        default: .absent
        }
    }
}

/// Every letter of the alphabet; those with entries lead to the page on which they begin.
struct LetterBar {
    let scope: PageScope
    let listing: Listing
    /// The page that shows the bar.
    let number: Int
    let url: (Int) -> String

    var letters: [TemplateValue] {
        var begins: [String: String] = [:]
        for part in listing.parts {
            if case .letter(let letter) = part.name { begins[letter] = address(of: part) }
        }
        let alphabet = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
        let others = begins.keys.filter { !alphabet.contains($0) }.sorted()
        return (alphabet + others).map { letter in
            .object(Item(["@letter": .text(letter), "@url": begins[letter].map { .text($0) } ?? .empty]))
        }
    }

    /// Where a part begins, seen from the page.
    func address(of part: Listing.Part) -> String {
        let page = part.range.lowerBound / Pagination.pageSize + 1
        return (page == number ? "" : url(page)) + "#" + part.name.id(scope)
    }
}
