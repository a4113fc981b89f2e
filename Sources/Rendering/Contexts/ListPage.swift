internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A page of the list of a kind: those in force first, then by title.
struct ListPage: PageContext {
    let scope: PageScope
    let kind: Kind
    let number: Int
    let count: Int

    init(_ scope: PageScope, kind: Int, number: Int, count: Int) {
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
        case "@count": return .number(scope.reader.count(ofKind: kind.index))
        case "@has-items": return .flag(scope.reader.count(ofKind: kind.index) > 0)
        case "@items": return .list(items.map { .object(EntryContext(scope: scope, id: $0)) })
        case "@empty": return scope.empty(kind)
        case "@has-pages", "@pages", "@previous-url", "@next-url":
            return PaginationContext(scope: scope, pagination: Pagination(number: number, count: count)) {
                scope.url(PagePath.list(kind: kind, number: $0))
            }.value(for: key)
        default: return .absent
        }
    }

    private var items: [EntryID] {
        let sorted = scope.byTitle(kind: kind.index)
        let range = Pagination.range(ofPage: number, of: sorted.count)
        guard kind.validity != nil || kind.visa != nil else { return Array(sorted[range]) }
        let inForce = sorted.filter { scope.reader.validity(of: $0) == .inForce }
        let others = sorted.filter { scope.reader.validity(of: $0) != .inForce }
        return Array((inForce + others)[range])
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

/// Entries from A to Z: those of a view, or all that have a page.
struct IndexPage: PageContext {
    let scope: PageScope
    let view: View?
    let viewNumber: Int?
    let number: Int
    let count: Int

    init(_ scope: PageScope, view: Int?, number: Int, count: Int) {
        self.scope = scope
        viewNumber = view
        self.view = view.map { scope.reader.model.views[$0] }
        self.number = number
        self.count = count
    }

    private var name: String {
        view.map { scope.language.typeset($0.title) } ?? scope.frame.strings.text(.allEntries)
    }
    private var key: String { view?.key ?? PagePath.allEntries }

    var title: String {
        number == 1 ? name : name + scope.frame.strings.text(.pageNumber, ["number": String(number)])
    }

    var crumbs: [Crumb] {
        number == 1
            ? path(Crumb(title: name))
            : path(Crumb(title: name, url: scope.url(PagePath.view(key, number: 1))), Crumb(title: title))
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@has-items": return .flag(!index.entries.isEmpty)
        case "@empty":
            guard case .index(let index) = view?.body else { return .empty }
            return scope.empty(scope.reader.model.kinds[index.kind])
        case "@letters": return .list(letters)
        case "@sections": return .list(sections)
        case "@has-pages", "@pages", "@previous-url", "@next-url":
            return PaginationContext(scope: scope, pagination: Pagination(number: number, count: count)) {
                scope.url(PagePath.view(self.key, number: $0))
            }.value(for: key)
        default: return .absent
        }
    }

    private var index: Listings.Index { scope.index(view: viewNumber) }

    /// Every letter of the alphabet; those with entries lead to the page on which they begin.
    private var letters: [TemplateValue] {
        let first = Dictionary(
            index.letters.map { ($0.letter, $0.start / Pagination.pageSize + 1) },
            uniquingKeysWith: { first, _ in first })
        let alphabet = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
        let others = first.keys.filter { !alphabet.contains($0) }.sorted()
        return (alphabet + others).map { letter in
            let url = first[letter].map { page in
                (page == number ? "" : scope.url(PagePath.view(key, number: page))) + "#lettre-" + Self.id(letter)
            }
            return .object(Item(["@letter": .text(letter), "@url": url.map { .text($0) } ?? .empty]))
        }
    }

    private static func id(_ letter: String) -> String { letter == "#" ? "autres" : letter.slug }

    private var sections: [TemplateValue] {
        let index = index
        let range = Pagination.range(ofPage: number, of: index.entries.count)
        return index.letters(in: range).map { letter, range in
            .object(
                Item([
                    "@id": .text(Self.id(letter)), "@letter": .text(letter),
                    "@entries": .list(
                        index.entries[range].map {
                            .object(IndexItem(entry: EntryContext(scope: scope, id: $0), view: view))
                        }),
                ]))
        }
    }
}

/// A line of an index.
struct IndexItem: TemplateContext {
    let entry: EntryContext
    /// Nil in the index of everything.
    let view: View?

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@note": view == nil ? entry.value(for: "@kind") : .empty
        case "@key": sortKey.map { .text($0) } ?? .empty
        case "@facts": view == nil ? .empty : entry.facts(without: sortField).map { .text($0) } ?? .empty
        case "@phone": view == nil ? .empty : entry.phone
        case "@title", "@url", "@state": entry.value(for: key)
        default: .absent
        }
    }

    /// The field by which the view sorts, where the title does not show it.
    private var sortField: Int? {
        guard case .index(let index) = view?.body, let field = index.by else { return nil }
        return entry.scope.reader.model.kinds[index.kind].title.fields.contains(field) ? nil : field
    }

    private var sortKey: String? {
        guard let field = sortField, let value = entry.scope.reader.entry(entry.id).values[field] else { return nil }
        let type = entry.scope.reader.identity(entry.id).kind.fields[field].type
        let text = ValueText.plain(value, type: type, language: entry.scope.language) { entry.scope.reader.title($0) }
        return entry.scope.language.typeset(text.capitalizedFirst)
    }
}
