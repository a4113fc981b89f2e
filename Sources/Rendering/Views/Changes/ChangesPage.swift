internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What waits for a visa, what was validated last, and what is about to expire.
struct ChangesPage: ViewContext {
    let scope: PageScope
    let view: View
    let changes: View.Changes

    init(_ scope: PageScope, _ view: View, _ changes: View.Changes) {
        (self.scope, self.view, self.changes) = (scope, view, changes)
    }

    /// The most validated entries that are listed.
    private static let recentCount = 15

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@view-help": return view.help.map { scope.text($0) } ?? .empty
        case "@lists":
            return .list([
                list("attente", .awaitVisa, awaiting, empty: .nothingAwaits),
                list("echeance", .endWithin, ending, empty: .nothingEnds),
                list("valides", .validatedLast, validated, empty: .nothingValidated),
            ])
        default: return .absent
        }
    }

    private func list(
        _ id: String, _ title: InterfaceStrings.Key, _ lines: [Item], empty: InterfaceStrings.Key
    ) -> TemplateValue {
        let days = ["days": String(changes.expiresWithin)]
        return .object(
            Item([
                "@id": .text(id), "@title": .text(scope.frame.strings.text(title, days)),
                "@count": .number(lines.count),
                "@has-items": .flag(!lines.isEmpty), "@items": .list(lines.map { .object($0) }),
                "@nothing": .text(scope.frame.strings.text(empty, days)),
            ]))
    }

    private var ids: [EntryID] { changes.kinds.flatMap { scope.reader.byTitle(kind: $0) } }

    /// Those submitted first, then drafts.
    private var awaiting: [Item] {
        ids.compactMap { id in scope.visaWait(of: id).map { (wait: $0, id: id) } }
            .sorted { ($0.wait.rank, scope.reader.rank(of: $0.id)) < ($1.wait.rank, scope.reader.rank(of: $1.id)) }
            .map { line($0.id, text: nil, badge: ("garde", "heure", $0.wait.text)) }
    }

    private var ending: [Item] {
        ids.compactMap { id in scope.end(of: id, within: changes.expiresWithin).map { (date: $0, id: id) } }
            .sorted { ($0.date, scope.reader.rank(of: $0.id)) < ($1.date, scope.reader.rank(of: $1.id)) }
            .map {
                line(
                    $0.id, text: scope.frame.strings.text(.endsOn, ["date": scope.language.format($0.date)]), badge: nil
                )
            }
    }

    private var validated: [Item] {
        scope.validated(changes.kinds).prefix(Self.recentCount).map { line($0.id, text: $0.text, badge: nil) }
    }

    private func line(_ id: EntryID, text: String?, badge: (tone: String, icon: String, text: String)?) -> Item {
        let kind = scope.language.typeset(scope.reader.identity(id).kind.names.one.capitalizedFirst)
        return Item([
            "@title": .text(scope.title(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty,
            "@text": .text(text.map { kind + " – " + $0 } ?? kind),
            "@badge": badge.map {
                .object(Item(["@tone": .text($0.tone), "@icon": .text($0.icon), "@text": .text($0.text)]))
            } ?? .empty,
        ])
    }

    static let shapes: Shape.Catalogue = [
        "changes": ["@lists": .list(.object("change-list"))],
        "change-list": [
            "@id": .text, "@title": .text, "@count": .number, "@has-items": .flag, "@items": .list(.object("change")),
            "@nothing": .text,
        ],
        "change": ["@title": .text, "@url": .text, "@text": .text, "@badge": .object("badge")],
    ]
}

extension PageScope {
    /// Why an entry waits for a visa, the most pressing reason first: it was submitted, its text changed since its
    /// visa, it is a draft; nil when it does not wait.
    func visaWait(of id: EntryID) -> (rank: Int, text: String)? {
        switch reader.entry(id).visaStanding(reader.identity(id).kind) {
        case .without(.submitted)?: return (0, word(.submitted))
        case .changed(let day)?:
            let date = day.map { language.format($0) } ?? ""
            return (1, frame.strings.text(.changedSinceVisa, ["date": date]))
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
                let text = frame.strings.text(
                    .validatedBy, ["by": language.typeset(name), "on": language.format(date)])
                return (date, id, text)
            }
        }
        return dated.sorted { ($1.date, reader.rank(of: $0.id)) < ($0.date, reader.rank(of: $1.id)) }.map { ($0.id, $0.text) }
    }
}
