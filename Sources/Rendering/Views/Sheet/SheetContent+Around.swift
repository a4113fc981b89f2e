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
                let role = scope.typeset(kind.fields[field].label.capitalizedFirst)
                return ContactsPanel.card(ofNamed: target, role: role, scope)
            }
        }
    }

    // MARK: Commitments

    /// The open commitments about the subject, the next date first.
    func findCommitments() -> [Commitment] {
        guard let sheet = plan.sheet.commitments, let commitments = Commitments(sheet.kind, scope.frame.model) else {
            return []
        }
        return scope.reader.entries(ofKind: sheet.kind)
            .filter { scope.reader.targets(of: $0, along: sheet.about).contains(subject) }
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

    /// The latest past meeting that refers to the subject: its decisions that name the subject, else how many it took.
    func findDecision() -> SheetDecision? {
        guard let decisions = plan.sheet.decisions else { return nil }
        let meetings = scope.reader.backlinks(of: subject).map(\.source).filter {
            scope.kind(of: $0) == decisions.kind && scope.reader.value(of: $0, field: decisions.rows) != nil
        }
        let past = Set(meetings).compactMap { id in scope.date(of: id, .date).map { (date: $0, id: id) } }
            .filter { scope.reader.isPast($0.date.adding(days: -1)) }
        guard
            let last = past.max(by: {
                ($0.date, scope.reader.rank(of: $0.id)) < ($1.date, scope.reader.rank(of: $1.id))
            })
        else { return nil }
        let rows = scope.reader.value(of: last.id, field: decisions.rows)?.each ?? []
        let texts = rows.compactMap { row -> String? in
            guard case .record(let record) = row, case .text(let written)? = record.values[decisions.text] else {
                return nil
            }
            return scope.typeset(written)
        }
        let own = texts.filter { names($0) }
        let count = scope.strings.text(.decisionCount, ["count": String(texts.count)])
        return SheetDecision(
            link: PageLink(
                title: scope.title(of: last.id), url: scope.url(of: last.id, anchor: scope.design.anchor(.decisions))),
            lines: own.map { SheetText(text: $0) }, count: own.isEmpty ? count : nil)
    }

    /// Whether a text speaks of the subject: one of its other names, or two of its title's words of five letters and more.
    private func names(_ text: String) -> Bool {
        let folded = text.folded
        let entry = scope.reader.entry(subject)
        for (index, field) in scope.reader.identity(subject).kind.fields.identified where field.search == .alias {
            for case .text(let alias) in entry.values[index]?.each ?? [] where alias.utf8.count >= 5 {
                if folded.contains(alias.folded) { return true }
            }
        }
        let words = Set(entry.title.folded.split { !$0.isLetter }.map(String.init).filter { $0.count >= 5 })
        let said = Set(folded.split { !$0.isLetter }.map(String.init))
        return words.intersection(said).count >= 2
    }

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
