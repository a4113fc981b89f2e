internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What stands beside the sentences of a sheet: people, promises, the last decision, other entries.
extension SheetContent {
    // MARK: Contacts

    /// The contacts of the subject; or whom it names itself, then those of each thing on the sheet, the first of each first.
    func findContacts() -> [ContactCard] {
        let kind = scope.reader.identity(subject).kind
        var cards = ContactsPanel.cards(scope, subject, kind) ?? []
        if cards.isEmpty {
            let own = plan.entries(about: subject, word: word, scope).filter {
                scope.reader.validity(of: $0) == .inForce
            }
            .map { ContactsPanel.cards(scope, $0, plan.kind) ?? [] }
            cards = named(by: subject)
            for rank in 0..<Self.mostContacts { cards += own.compactMap { $0.indices.contains(rank) ? $0[rank] : nil } }
        }
        var seen: Set<String> = []
        return Array(
            cards.filter { seen.insert($0.title).inserted }.prefix(Self.mostContacts))
    }

    /// Those whom an entry says to call about it.
    private func named(by id: EntryID) -> [ContactCard] {
        let kind = scope.frame.model.kinds[scope.kind(of: id)]
        let entry = scope.reader.entry(id)
        return kind.roles.all(.contact).flatMap { field in
            entry.targets(field).map { target in
                let role = scope.label(of: field, kind.id, leadingTo: .reference(.entry(target)))
                return ContactsPanel.card(ofNamed: target, role: role, scope)
            }
        }
    }

    // MARK: Commitments

    /// The open commitments about the subject or what it is part of, the next date first.
    func findCommitments() -> [Commitment] {
        guard let sheet = plan.sheet.commitments, let commitments = Commitments(sheet.kind, scope.frame.model) else {
            return []
        }
        let whole = Set(scope.lineage(of: subject))
        return scope.reader.entries(ofKind: sheet.kind)
            .filter { !whole.isDisjoint(with: scope.reader.targets(of: $0, along: sheet.about)) }
            .map { Commitment($0, commitments, scope) }.filter { $0.isOpen(scope) && wasMade($0) }
            .sorted { a, b in
                guard let first = a.deadline, let second = b.deadline, first != second else {
                    return scope.reader.rank(of: a.id) < scope.reader.rank(of: b.id)
                }
                return first < second
            }
    }

    /// Whether the meeting where a commitment was made has taken place.
    private func wasMade(_ commitment: Commitment) -> Bool {
        scope.targets(of: commitment.id, .madeAt).allSatisfy { meeting in
            scope.date(of: meeting, .date).map { scope.reader.isPast($0.adding(days: -1)) } ?? true
        }
    }

    // MARK: The last decision

    /// What was decided last of the subject.
    func findDecision() -> SheetDecision? { plan.sheet.decisions.flatMap { SheetDecision(of: subject, $0, scope) } }

    // MARK: Other entries

    /// What else refers to the subject or to what it is part of, as the view declares.
    func findRelated() -> [SheetRelated] {
        guard !plan.sheet.related.isEmpty else { return [] }
        let sources = Set(scope.lineage(of: subject).flatMap { scope.reader.backlinks(of: $0).map(\.source) })
        return plan.sheet.related.compactMap { related in
            let ids = sources.filter { scope.kind(of: $0) == related.kind }
            guard !ids.isEmpty else { return nil }
            let kind = scope.frame.model.kinds[related.kind]
            let items = scope.reader.byTitle(ids).map { id in
                SheetRelatedItem(link: scope.link(to: id), note: note(of: id, related.note, kind))
            }
            return SheetRelated(label: scope.typeset(kind.names.many.capitalizedFirst), items: items)
        }
    }

    /// `État : arbitrée`; empty where the entry says nothing.
    private func note(of id: EntryID, _ field: FieldID?, _ kind: Kind) -> String {
        guard let field, let value = scope.reader.value(of: id, field: field) else { return "" }
        let text = ValueText.plain(value, type: kind.fields[field].type, language: scope.language) {
            scope.reader.title($0)
        }
        return scope.language.typeset(kind.fields[field].label + scope.language.colon + text)
    }
}

extension SiteLanguage {
    /// What stands between a name and its value; typesetting gives it its spaces.
    var colon: String { self == .french ? " : " : ": " }
}
