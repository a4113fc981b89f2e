internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Which entry replaced which: chains of versions, newest first, with the days between which each held.
struct VersionsPage: ViewContext {
    let scope: PageScope
    let view: View
    let versions: View.Versions

    init(_ scope: PageScope, _ view: View, _ versions: View.Versions) {
        (self.scope, self.view, self.versions) = (scope, view, versions)
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@view-help": view.help.map { scope.text($0) } ?? .empty
        case "@chains": .list(chains.map { .object($0) })
        default: .absent
        }
    }

    /// The chains of more than one version, that with the latest change first.
    private var chains: [Item] {
        let chain = VersionChain(scope: scope, through: versions.through)
        let heads = scope.reader.byTitle(kind: versions.kind).filter {
            chain.successors(of: $0).isEmpty && !chain.former(of: $0).isEmpty
        }
        let dated = heads.map { (head: $0, from: chain.term(of: $0).from) }
        // By title where the days are the same: the sort is stable.
        let order = dated.enumerated().sorted { a, b in
            if let first = a.element.from, let second = b.element.from, first != second { return first > second }
            return a.offset < b.offset
        }
        return order.map { _, dated in
            Item([
                "@anchor": .text(scope.reader.slug(of: dated.head)), "@title": .text(scope.title(of: dated.head)),
                "@versions": .list(chain.line(of: dated.head).map { .object(chain.item($0, on: nil)) }),
            ])
        }
    }

    /// The versions of an entry, newest first, for its page; none where it neither replaces another nor is replaced.
    static func history(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> TemplateValue {
        for view in scope.frame.model.views where view.edition <= scope.frame.edition {
            guard case .versions(let versions) = view.body, versions.kind == kind.id else { continue }
            let chain = VersionChain(scope: scope, through: versions.through)
            let line = chain.line(of: chain.newest(from: id))
            guard line.count > 1 else { return .empty }
            return .object(Item(["@versions": .list(line.map { .object(chain.item($0, on: id)) })]))
        }
        return .empty
    }

    static let shapes: Shape.Catalogue = [
        "versions": ["@chains": .list(.object("chain"))],
        "chain": ["@anchor": .text, "@title": .text, "@versions": .list(.object("version"))],
        "history": ["@versions": .list(.object("version"))],
        "version": ["@title": .text, "@url": .text, "@self": .flag, "@dates": .text, "@badge": .object("badge")],
    ]
}

/// Entries that replace one another through a field.
struct VersionChain {
    let scope: PageScope
    /// A reference field to the same kind.
    let through: FieldID

    /// What an entry replaces.
    func former(of id: EntryID) -> [EntryID] { scope.reader.entry(id).targets(through).filter { $0 != id } }

    /// What replaces an entry.
    func successors(of id: EntryID) -> [EntryID] {
        let kind = scope.reader.kind(of: id)
        return scope.reader.backlinks(of: id).filter {
            $0.origin == .field(through) && $0.source != id && scope.reader.kind(of: $0.source) == kind
        }.map(\.source)
    }

    /// The last version that follows an entry; the entry itself in a cycle, which the rules report.
    func newest(from id: EntryID) -> EntryID {
        var seen: Set<EntryID> = [id]
        var current = id
        while let next = successors(of: current).first(where: { !seen.contains($0) }) {
            seen.insert(next)
            current = next
        }
        return current
    }

    /// An entry and all that it replaced, newest first.
    func line(of id: EntryID) -> [EntryID] {
        var line = [id]
        var position = 0
        while position < line.count {
            for former in former(of: line[position]) where !line.contains(former) { line.append(former) }
            position += 1
        }
        return line
    }

    /// The first and last day of an entry: a published successor closes what it replaces from its own first day.
    func term(of id: EntryID) -> (from: CalendarDate?, until: CalendarDate?) {
        let kind = scope.reader.identity(id).kind
        guard let validity = kind.validity else { return (nil, nil) }
        let entry = scope.reader.entry(id)
        func date(_ field: FieldID?) -> CalendarDate? { field.flatMap { entry.date($0) } }
        let closing = successors(of: id).filter { scope.reader.validity(of: $0) != .notPublished }.compactMap {
            successor in
            validity.from.flatMap { scope.reader.entry(successor).date($0) }?.adding(days: -1)
        }
        return (date(validity.from), ([date(validity.until)].compactMap { $0 } + closing).min())
    }

    /// A line of the history; `page` is the entry on whose page it stands.
    func item(_ id: EntryID, on page: EntryID?) -> Item {
        let (from, until) = term(of: id)
        let state = scope.reader.validity(of: id)
        let words = scope.reader.identity(id).kind.validity
        let text = StateText.text(of: id, scope) ?? scope.language.typeset(words?.inForce ?? "")
        let (tone, icon) =
            switch state {
            case .inForce: ("bon", "oui")
            case .notYet, .notPublished: ("garde", "heure")
            case .ended, .replaced: ("", "non")
            }
        return Item([
            "@title": .text(scope.title(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty,
            "@self": .flag(id == page),
            "@dates": .text(TermText.span(from: from, until: until, scope).capitalizedFirst),
            "@badge": text.isEmpty
                ? .empty
                : .object(Item(["@tone": .text(tone), "@icon": .text(icon), "@text": .text(text.capitalizedFirst)])),
        ])
    }
}
