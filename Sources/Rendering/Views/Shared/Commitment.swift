internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A kind whose entries are what somebody took upon himself, with the roles of its fields.
struct Commitments {
    let kind: Kind
    let roles: CommitmentRoles

    /// Nil for kinds that lack a role which commitments need; the model's reader has said so.
    init?(_ kind: KindID, _ model: Model) {
        guard let roles = CommitmentRoles(model.kinds[kind].roles) else { return nil }
        (self.kind, self.roles) = (model.kinds[kind], roles)
    }
}

/// What somebody took upon himself, as he said it and as it stands.
struct Commitment {
    let id: EntryID
    let entry: Entry<Linked>
    private let of: Commitments

    init(_ id: EntryID, _ commitments: Commitments, _ scope: PageScope) {
        (self.id, of) = (id, commitments)
        entry = scope.reader.entry(id)
    }

    var roles: CommitmentRoles { of.roles }

    /// Those made at a meeting, in the order of their first dates.
    static func made(at meeting: EntryID, under inverse: Inverse, _ scope: PageScope) -> [Commitment] {
        guard let commitments = Commitments(inverse.sourceKind, scope.frame.model) else { return [] }
        return scope.reader.backlinks(of: meeting).filter { inverse.has($0, from: scope.kind(of: $0.source)) }
            .map { Commitment($0.source, commitments, scope) }
            .sorted { a, b in
                guard let first = a.due, let second = b.due, first != second else {
                    return scope.reader.rank(of: a.id) < scope.reader.rank(of: b.id)
                }
                return first < second
            }
    }

    /// The date first agreed on.
    var due: CalendarDate? { entry.date(roles.due) }
    /// The date that it was put off to.
    var moved: CalendarDate? { roles.moved.flatMap { entry.date($0) } }
    /// The date that counts now.
    var deadline: CalendarDate? { moved ?? due }
    var doneOn: CalendarDate? { roles.done.flatMap { entry.date($0) } }

    /// How far it is at the site's date, in a word as pages show it: what was done later is still open, as is what says
    /// nothing.
    func state(_ scope: PageScope) -> (meaning: Vocabulary.Meaning?, word: String) {
        let words = of.kind.fields[roles.state].type.words
        guard case .word(let index)? = entry.values[roles.state], words.indices.contains(index) else {
            return (.open, "")
        }
        let word = words[index]
        if word.meaning == .done, let date = doneOn, !scope.reader.isPast(date.adding(days: -1)),
            let open = words.first(where: { $0.meaning == .open })
        {
            return (.open, open.label)
        }
        return (word.meaning, word.label)
    }

    /// Still to be kept: neither done nor given up.
    func isOpen(_ scope: PageScope) -> Bool {
        switch state(scope).meaning {
        case .open, .paused: true
        case .done, .dropped, .all, .feminine, nil: false
        }
    }

    /// Open past the date that counts now.
    func isLate(_ scope: PageScope) -> Bool {
        guard state(scope).meaning == .open, let deadline else { return false }
        return scope.reader.isPast(deadline)
    }

    /// What it is, typeset.
    func what(_ scope: PageScope) -> String { text(roles.what, scope) }

    private func text(_ field: FieldID?, _ scope: PageScope) -> String {
        guard let field, let value = entry.values[field] else { return "" }
        return scope.language.typeset(
            ValueText.plain(value, type: of.kind.fields[field].type, language: scope.language) {
                scope.reader.title($0)
            })
    }

    func item(_ scope: PageScope) -> CommitmentRow {
        let who = entry.targets(roles.who).first
        let house = roles.office.flatMap { entry.targets($0).first }
        return CommitmentRow(
            who: PageLink(
                title: who.map { scope.title(of: $0) } ?? text(roles.who, scope), url: who.flatMap { scope.url(of: $0) }
            ),
            house: house.map { scope.shortTitle(of: $0) } ?? "", what: what(scope),
            note: text(roles.note, scope), due: due.map { scope.language.format($0) } ?? "",
            deadline: deadline.map { scope.language.format($0) } ?? "",
            movedFrom: moved != nil
                ? due.map { scope.strings.text(.movedFrom, ["date": scope.language.format($0)]) } : nil,
            badge: badge(scope))
    }

    private func badge(_ scope: PageScope) -> Badge? {
        let (meaning, word) = state(scope)
        let shown = scope.typeset(word.capitalizedFirst)
        var (tone, icon, text): (Tone?, Icon, String) = (nil, .time, shown)
        switch meaning {
        case .done:
            (tone, icon) = (.good, .yes)
            if let doneOn {
                text = scope.strings.text(.onDate, ["what": shown, "date": scope.language.format(doneOn)])
            }
        case .dropped: icon = .no
        case .paused: tone = .caution
        case .open where isLate(scope) && scope.saysWhoIsLate:
            (tone, icon, text) = (.bad, .warning, scope.strings.text(.late, ["what": shown]))
        case .open, .all, .feminine, nil: break
        }
        return text.isEmpty ? nil : Badge(scope, tone, icon, text)
    }
}

/// A commitment as a row of a table.
struct CommitmentRow: KeyedContext {
    let who: PageLink
    let house: String
    let what: String
    let note: String
    let due: String
    let deadline: String
    let movedFrom: String?
    let badge: Badge?

    static let keys = KeyTable<CommitmentRow>("commitment", "What somebody took upon himself.") {
        Key.object("@who", "Who.") { $0.who }
        Key.text("@house", "The body that he belongs to.") { $0.house }
        Key.text("@what", "What, in his words.") { $0.what }
        Key.text("@note", "What is said of it since.") { $0.note }
        Key.text("@due", "The date first agreed on.") { $0.due }
        Key.text("@deadline", "The date that counts now.") { $0.deadline }
        Key.text("@moved-from", "That it was put off, and from when.") { $0.movedFrom }
        Key.object("@badge", "How far it is.") { $0.badge }
    }
}
