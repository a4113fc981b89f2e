internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What somebody took upon himself, as he said it and as it stands.
struct Commitment {
    let id: EntryID
    let fields: CommitmentFields
    let entry: Entry<Linked>

    init(_ id: EntryID, _ fields: CommitmentFields, _ scope: PageScope) {
        (self.id, self.fields) = (id, fields)
        entry = scope.reader.entry(id)
    }

    /// Those made at a meeting, in the order of their first dates.
    static func made(at meeting: EntryID, under key: String, _ scope: PageScope) -> [Commitment] {
        let model = scope.frame.model
        return scope.reader.backlinks(of: meeting).compactMap { link -> Commitment? in
            let source = scope.reader.identity(link.source).kind
            guard model.inverse(of: link, from: source.id)?.key == key else { return nil }
            return Commitment(
                link.source, CommitmentFields(source, madeAt: scope.reader.identity(meeting).kind, model), scope)
        }.sorted { a, b in
            guard let first = a.due, let second = b.due, first != second else {
                return scope.reader.rank(of: a.id) < scope.reader.rank(of: b.id)
            }
            return first < second
        }
    }

    /// The date first agreed on.
    var due: CalendarDate? { fields.due.flatMap { entry.date($0) } }
    /// The date that counts now.
    var deadline: CalendarDate? { fields.moved.flatMap { entry.date($0) } ?? due }

    /// How far it is at the site's date: what was done later is still open.
    func state(_ scope: PageScope) -> (meaning: Vocabulary.Meaning?, word: String) {
        guard let field = fields.state, case .choice(let vocabulary, _) = fields.kind.fields[field].type,
            case .word(let index)? = entry.values[field], vocabulary.words.indices.contains(index)
        else { return (nil, "") }
        let word = vocabulary.words[index]
        if word.meaning == .done, let date = doneOn, !scope.reader.isPast(date.adding(days: -1)),
            let open = vocabulary.words.first(where: { $0.meaning == .open })
        {
            return (.open, open.text)
        }
        return (word.meaning, word.text)
    }

    var doneOn: CalendarDate? { fields.done.flatMap { entry.date($0) } }

    /// Still to be kept: neither done nor given up.
    func isOpen(_ scope: PageScope) -> Bool {
        switch state(scope).meaning {
        case .open, .paused: true
        case .done, .dropped, .all, nil: false
        }
    }

    /// Open past the date that counts now.
    func isLate(_ scope: PageScope) -> Bool {
        guard state(scope).meaning == .open, let deadline else { return false }
        return scope.reader.isPast(deadline)
    }

    func text(_ field: FieldID?, _ scope: PageScope) -> String {
        guard let field, let value = entry.values[field] else { return "" }
        return scope.language.typeset(
            ValueText.plain(value, type: fields.kind.fields[field].type, language: scope.language) {
                scope.reader.title($0)
            })
    }

    func item(_ scope: PageScope) -> Item {
        let who = fields.who.flatMap { entry.targets($0).first }
        let house = fields.house.flatMap { entry.targets($0).first }
        let (badge, tone, icon) = badge(scope)
        let moved = fields.moved.flatMap { entry.date($0) } != nil
        return Item([
            "@who": .object(
                Item([
                    "@title": .text(who.map { scope.title(of: $0) } ?? text(fields.who, scope)),
                    "@url": who.flatMap { scope.url(of: $0) }.map { .text($0) } ?? .empty,
                ])),
            "@house": .text(house.map { scope.shortTitle(of: $0) } ?? ""), "@what": .text(text(fields.what, scope)),
            "@note": .text(text(fields.note, scope)),
            "@due": .text(due.map { scope.language.format($0) } ?? ""),
            "@deadline": .text(deadline.map { scope.language.format($0) } ?? ""),
            "@moved-from": moved
                ? .text(due.map { scope.frame.strings.text(.movedFrom, ["date": scope.language.format($0)]) } ?? "")
                : .empty,
            "@badge": badge.isEmpty
                ? .empty : .object(Item(["@tone": .text(tone), "@icon": .text(icon), "@text": .text(badge)])),
        ])
    }

    private func badge(_ scope: PageScope) -> (text: String, tone: String, icon: String) {
        let (meaning, word) = state(scope)
        let strings = scope.frame.strings
        let shown = scope.language.typeset(word.capitalizedFirst)
        switch meaning {
        case .done:
            guard let doneOn else { return (shown, "bon", "oui") }
            return (strings.text(.onDate, ["what": shown, "date": scope.language.format(doneOn)]), "bon", "oui")
        case .dropped: return (shown, "", "non")
        case .paused: return (shown, "garde", "heure")
        case .open where isLate(scope) && scope.saysWhoIsLate:
            return (strings.text(.late, ["what": shown]), "mal", "alerte")
        case .open, .all, nil: return (shown, "", "heure")
        }
    }

    static let shape: [String: Shape] = [
        "@who": .object("link"), "@house": .text, "@what": .text, "@note": .text, "@due": .text, "@deadline": .text,
        "@moved-from": .text, "@badge": .object("badge"),
    ]
}

/// The fields of a kind of commitment, told by their types and by the model's rules.
struct CommitmentFields {
    let kind: Kind
    /// Who, the body that he belongs to, what, and what is said of it since.
    let who: FieldID?
    let house: FieldID?
    let what: FieldID?
    let note: FieldID?
    /// The date first agreed on, the date moved to, the state, the day it was done.
    let due: FieldID?
    let moved: FieldID?
    let state: FieldID?
    let done: FieldID?

    init(_ kind: Kind, madeAt meeting: Kind?, _ model: Model) {
        self.kind = kind
        let references = kind.fields.ids.filter { index in
            guard case .reference(let type) = kind.fields[index].type else { return false }
            return !type.isMany && meeting.map { !type.kinds.contains($0.id) } ?? true
        }
        let who = references.first
        self.who = who
        house = references.first { index in
            guard let who, case .path(let steps)? = kind.fields[index].defaultValue else { return false }
            return steps.first == kind.fields[who].key
        }
        let texts = kind.fields.ids.filter { kind.fields[$0].type == .text }
        let what = texts.first { kind.fields[$0].isRequired } ?? texts.first
        self.what = what
        note = texts.first { $0 != what }
        let state = kind.fields.ids.first { index in
            guard case .choice(let vocabulary, _) = kind.fields[index].type else { return false }
            return vocabulary.words.contains { $0.meaning != nil }
        }
        self.state = state
        let dates = kind.fields.ids.filter { kind.fields[$0].type == .date && $0 != kind.review?.by }
        // "Due before moved" is an order rule; "done needs its date" a requirement under a state.
        var ordered: [FieldID] = []
        var required: FieldID?
        for rule in model.rules {
            switch rule.body {
            case .order(let order) where order.kind == kind.id && ordered.isEmpty:
                ordered = order.fields.compactMap { if case .field(let field) = $0 { field } else { nil } }
            case .requiredWhen(let rule)
            where rule.kind == kind.id && rule.conditions.contains { $0.field == state }:
                required = rule.fields.first { dates.contains($0) }
            default: continue
            }
        }
        due = ordered.first ?? dates.first
        moved = ordered.count > 1 ? ordered[1] : nil
        done = required
    }
}
