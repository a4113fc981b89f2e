internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What stands beside the sentences of a sheet: people, promises, the last decision, other entries.
extension SheetContent {
    // MARK: Contacts

    /// The contacts of the subject; or whom it names itself, then those of each thing on the sheet, the first of each first.
    func findContacts() -> [Item] {
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
            cards.filter { card in
                guard case .text(let title) = card.value(for: "@title") else { return true }
                return seen.insert(title).inserted
            }.prefix(Self.mostContacts))
    }

    /// Those whom an entry's own references name and who have a telephone.
    private func named(by id: EntryID) -> [Item] {
        let kind = scope.reader.identity(id).kind
        let entry = scope.reader.entry(id)
        return kind.fields.ids.flatMap { field -> [Item] in
            guard case .reference = kind.fields[field].type else { return [] }
            return entry.targets(field).filter { target in
                scope.reader.identity(target).kind.fields.contains { $0.type == .telephone }
            }.map { target in
                let role = scope.language.typeset(kind.fields[field].name.capitalizedFirst)
                return ContactsPanel.card(ofNamed: target, role: role, scope)
            }
        }
    }

    // MARK: Commitments

    /// The open commitments about the subject, the next date first.
    func findCommitments() -> [Commitment] {
        guard let index = plan.sheet.commitments else { return [] }
        let model = scope.frame.model
        let kind = model.kinds[index]
        let fields = CommitmentFields(kind, madeAt: plan.sheet.decisions.map { model.kinds[$0.kind] }, model)
        return scope.reader.entries(ofKind: index).filter { isAbout($0, kind) }.map { Commitment($0, fields, scope) }
            .filter { $0.isOpen(scope) && wasMade($0, kind) }
            .sorted { a, b in
                guard let first = a.deadline, let second = b.deadline, first != second else {
                    return scope.reader.rank(of: a.id) < scope.reader.rank(of: b.id)
                }
                return first < second
            }
    }

    /// Whether an entry refers to the subject, itself or through what it is part of; not through the meeting where it was
    /// made, which speaks of many things.
    private func isAbout(_ id: EntryID, _ kind: Kind) -> Bool {
        let entry = scope.reader.entry(id)
        return kind.fields.ids.contains { field in
            guard case .reference(let type) = kind.fields[field].type else { return false }
            let targets = entry.targets(field)
            if targets.contains(subject) { return true }
            if let meeting = plan.sheet.decisions?.kind, type.kinds.contains(meeting) { return false }
            return targets.contains { refers($0) }
        }
    }

    private func refers(_ id: EntryID) -> Bool {
        let kind = scope.reader.identity(id).kind
        let entry = scope.reader.entry(id)
        return kind.fields.ids.contains { entry.targets($0).contains(subject) }
    }

    /// Whether the meeting where a commitment was made has taken place.
    private func wasMade(_ commitment: Commitment, _ kind: Kind) -> Bool {
        guard let meeting = plan.sheet.decisions?.kind, let date = scope.frame.model.kinds[meeting].mainDate else {
            return true
        }
        let meetings = kind.fields.ids.flatMap { commitment.entry.targets($0) }
            .filter { scope.reader.kind(of: $0) == meeting }
        return meetings.allSatisfy { id in
            scope.reader.entry(id).date(date).map { scope.reader.isPast($0.adding(days: -1)) } ?? true
        }
    }

    // MARK: The last decision

    /// The latest past meeting that refers to the subject: its decisions that name the subject, else how many it took.
    func findDecision() -> TemplateValue {
        guard let (kindIndex, field) = plan.sheet.decisions else { return .empty }
        let kind = scope.frame.model.kinds[kindIndex]
        guard let dateField = kind.mainDate else { return .empty }
        let meetings = scope.reader.backlinks(of: subject).map(\.source).filter {
            scope.reader.kind(of: $0) == kindIndex && scope.reader.entry($0).values[field] != nil
        }
        let past = Set(meetings).compactMap { id in scope.reader.entry(id).date(dateField).map { (date: $0, id: id) } }
            .filter { scope.reader.isPast($0.date.adding(days: -1)) }
        guard let last = past.max(by: {
            ($0.date, scope.reader.rank(of: $0.id)) < ($1.date, scope.reader.rank(of: $1.id))
        }) else { return .empty }
        let panel = scope.reader.entry(last.id).values[field]?.each ?? []
        let texts = panel.compactMap { decisionText($0, of: kind.fields[field]) }
        let own = texts.filter { names($0) }
        let count = scope.frame.strings.text(.decisionCount, ["count": String(texts.count)])
        return .object(
            Item([
                "@title": .text(scope.title(of: last.id)),
                "@url": scope.url(of: last.id, anchor: "decisions").map { .text($0) } ?? .empty,
                "@lines": .list(own.map { .object(Item(["@text": .text($0)])) }),
                "@count": own.isEmpty ? .text(count) : .empty,
            ]))
    }

    private func decisionText(_ value: FieldValue<Linked>, of field: Field) -> String? {
        guard case .record(let record) = value, case .records(let fields) = field.type,
            let text = fields.ids.first(where: { fields[$0].type == .text && !fields[$0].isUnique }),
            case .text(let written)? = record.values[text]
        else { return nil }
        return scope.language.typeset(written)
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

    /// What else refers to the subject or to what it belongs to, by kind; only on sheets that are about one thing alone.
    func findRelated() -> [Item] {
        guard plan.choice == nil else { return [] }
        let subjectKind = scope.reader.kind(of: subject)
        let sources = plan.lineage(of: subject, scope).flatMap { scope.reader.backlinks(of: $0).map(\.source) }
        let byKind = Dictionary(grouping: Set(sources)) { scope.reader.kind(of: $0) }
        return byKind.keys.sorted().compactMap { index in
            let kind = scope.frame.model.kinds[index]
            guard kind.hasPages, index != plan.kind.id, index != subjectKind else { return nil }
            let items = scope.reader.byTitle(byKind[index] ?? []).map { id in
                Item([
                    "@title": .text(scope.title(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty,
                    "@note": .text(firstChoice(of: id, kind)),
                ])
            }
            return Item([
                "@label": .text(scope.language.typeset(kind.names.many.capitalizedFirst)),
                "@items": .list(items.map { .object($0) }),
            ])
        }
    }

    /// `État : arbitrée`; an entry's first choice in a word.
    private func firstChoice(of id: EntryID, _ kind: Kind) -> String {
        let entry = scope.reader.entry(id)
        for (index, field) in kind.fields.identified {
            if case .choice(_, many: false) = field.type, case .word(let word)? = entry.values[index] {
                return scope.language.typeset(
                    field.name + scope.language.colon + ValueText.word(word, type: field.type))
            }
        }
        return ""
    }
}

extension SiteLanguage {
    /// What stands between a name and its value; typesetting gives it its spaces.
    var colon: String { self == .french ? " : " : ": " }
}
