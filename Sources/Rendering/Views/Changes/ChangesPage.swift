internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What waits for a visa, what was validated last, and what is about to expire.
struct ChangesPage: PageContext {
    let scope: PageScope
    let view: View
    let changes: ChangesBody

    init(_ scope: PageScope, _ view: View, _ changes: ChangesBody) {
        (self.scope, self.view, self.changes) = (scope, view, changes)
    }

    /// The most validated entries that are listed.
    private static let recentCount = 15

    var title: String { scope.typeset(view.title) }
    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<ChangesPage>("changes", "What waits for a visa, what ends, what was validated.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.list("@lists", "Those three lists.") { page in
            [
                page.list(.awaiting, .awaitVisa, page.awaiting, empty: .nothingAwaits),
                page.list(.ending, .endWithin, page.ending, empty: .nothingEnds),
                page.list(.validated, .validatedLast, page.validated, empty: .nothingValidated),
            ]
        }
    }

    private func list(
        _ anchor: Anchor, _ title: InterfaceStrings.Key, _ lines: [ChangeLine], empty: InterfaceStrings.Key
    ) -> ChangeList {
        let days = ["days": String(changes.expiresWithin)]
        return ChangeList(
            id: scope.design.anchor(anchor), title: scope.strings.text(title, days), items: lines,
            nothing: scope.strings.text(empty, days))
    }

    private var ids: [EntryID] { changes.kinds.flatMap { scope.reader.byTitle(kind: $0) } }

    /// Those submitted first, then drafts.
    private var awaiting: [ChangeLine] {
        ids.compactMap { id in scope.visaWait(of: id).map { (wait: $0, id: id) } }
            .sorted { ($0.wait.rank, scope.reader.rank(of: $0.id)) < ($1.wait.rank, scope.reader.rank(of: $1.id)) }
            .map { line($0.id, text: nil, badge: Badge(scope, .caution, .time, $0.wait.text)) }
    }

    private var ending: [ChangeLine] {
        ids.compactMap { id in scope.end(of: id, within: changes.expiresWithin).map { (date: $0, id: id) } }
            .sorted { ($0.date, scope.reader.rank(of: $0.id)) < ($1.date, scope.reader.rank(of: $1.id)) }
            .map {
                line(
                    $0.id, text: scope.strings.text(.endsOn, ["date": scope.language.format($0.date)]), badge: nil
                )
            }
    }

    private var validated: [ChangeLine] {
        scope.validated(changes.kinds).prefix(Self.recentCount).map { line($0.id, text: $0.text, badge: nil) }
    }

    private func line(_ id: EntryID, text: String?, badge: Badge?) -> ChangeLine {
        let kind = scope.typeset(scope.reader.identity(id).kind.names.one.capitalizedFirst)
        return ChangeLine(link: scope.link(to: id), text: text.map { kind + " – " + $0 } ?? kind, badge: badge)
    }
}

/// One of the lists of changes.
struct ChangeList: KeyedContext {
    let id: String
    let title: String
    let items: [ChangeLine]
    let nothing: String

    static let keys = KeyTable<ChangeList>("change-list", "A list of changes.") {
        Key.text("@id", "Its anchor.") { $0.id }
        Key.text("@title", "What it lists.") { $0.title }
        Key.number("@count", "How many entries.") { $0.items.count }
        Key.flag("@has-items", "Whether there are any.") { !$0.items.isEmpty }
        Key.list("@items", "The entries.") { $0.items }
        Key.text("@nothing", "That there are none.") { $0.nothing }
    }
}

/// An entry of such a list.
struct ChangeLine: KeyedContext {
    let link: PageLink
    let text: String
    let badge: Badge?

    static let keys = KeyTable<ChangeLine>("change", "An entry of such a list.") {
        Key.text("@title", "Its title.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.text("@text", "What it is, and its day.") { $0.text }
        Key.object("@badge", "Why it waits.") { $0.badge }
    }
}

extension PageScope {
    /// Why an entry waits for a visa, the most pressing reason first: it was submitted, its text changed since its
    /// visa, it is a draft; nil when it does not wait.
    func visaWait(of id: EntryID) -> (rank: Int, text: String)? {
        switch reader.entry(id).visaStanding(reader.identity(id).kind) {
        case .without(.submitted)?: return (0, word(.submitted))
        case .changed(let day)?:
            let date = day.map { language.format($0) } ?? ""
            return (1, strings.text(.changedSinceVisa, ["date": date]))
        case .without(.draft)?: return (2, word(.draft))
        case .unsealed?, .sealed?, .without?, nil: return nil
        }
    }

    private func word(_ state: PublicationState) -> String {
        let word = ValueText.integer(state.rawValue, type: .publicationState, language: language)
        return language.typeset(word.capitalizedFirst)
    }

    /// The validated entries of those kinds, the last one first, with by whom and when.
    func validated(_ kinds: [KindID]) -> [(id: EntryID, text: String)] {
        let dated = kinds.flatMap { kind -> [(date: CalendarDate, id: EntryID, text: String)] in
            guard let visa = frame.model.kinds[kind].visa else { return [] }
            return reader.byTitle(kind: kind).compactMap { id in
                let entry = reader.entry(id)
                guard case .integer(PublicationState.validated.rawValue)? = entry.values[visa.state],
                    let date = entry.date(visa.on), reader.isPast(date.adding(days: -1)), let by = entry.values[visa.by]
                else { return nil }
                let type = frame.model.kinds[kind].fields[visa.by].type
                let name = ValueText.plain(by, type: type, language: language) { reader.title($0) }
                let text = strings.text(
                    .validatedBy, ["by": language.typeset(name), "on": language.format(date)])
                return (date, id, text)
            }
        }
        return dated.sorted { ($1.date, reader.rank(of: $0.id)) < ($0.date, reader.rank(of: $1.id)) }.map {
            ($0.id, $0.text)
        }
    }
}
