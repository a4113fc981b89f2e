internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What one sheet says: the sentences to say with what goes with each, whom to call, what is promised and decided.
struct SheetContent {
    let scope: PageScope
    let plan: SheetPlan
    let subject: EntryID
    let word: Int?
    private let inForce: [EntryID]
    private let others: [EntryID]
    // Each is asked for by several keys, and found once.
    private var contacts: [Item] = []
    private var commitments: [Commitment] = []
    private var decision = TemplateValue.empty
    private var related: [Item] = []
    private var layout: (positions: [SheetPosition], parts: [SheetPaper.Parts], isDense: Bool) = ([], [], false)

    init(scope: PageScope, plan: SheetPlan, subject: EntryID, word: Int?) {
        (self.scope, self.plan, self.subject, self.word) = (scope, plan, subject, word)
        let all = plan.entries(about: subject, word: word, scope)
        let inForce = all.filter { scope.reader.validity(of: $0) == .inForce }
        self.inForce = inForce
        // What was replaced by something on the sheet needs no word.
        others = all.filter { id in
            switch scope.reader.validity(of: id) {
            case .inForce: false
            case .replaced(let by): !inForce.contains(by)
            case .notYet, .ended, .notPublished: true
            }
        }
        contacts = findContacts()
        commitments = findCommitments()
        decision = findDecision()
        related = findRelated()
        layout = layOut()
    }

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@notice": notice
        case "@subject-url": scope.url(of: subject).map { .text($0) } ?? .empty
        case "@subject": .text(scope.title(of: subject))
        case "@nothing": .flag(inForce.isEmpty)
        case "@positions": .list(zip(layout.positions, layout.parts).map { .object($0.item(onPaper: $1)) })
        case "@dense": .flag(layout.isDense)
        case "@cut": .flag(layout.parts.contains { $0 != SheetPaper.Parts() })
        case "@has-others": .flag(!others.isEmpty)
        case "@others": .list(others.map { .object(Answer(scope: scope, id: $0).item) })
        case "@has-contacts": .flag(!contacts.isEmpty)
        case "@contacts": .list(contacts.map { .object($0) })
        case "@has-commitments": .flag(!commitments.isEmpty)
        case "@commitments": .list(commitments.prefix(Self.mostCommitments).map { .object($0.item(scope)) })
        case "@decision": decision
        case "@has-related": .flag(!related.isEmpty)
        case "@related": .list(related.map { .object($0) })
        case "@rest": rest
        default: .absent
        }
    }

    static let mostCommitments = 4
    static let mostContacts = 4

    /// Unless everything on the sheet may be handed over.
    private var notice: TemplateValue {
        guard let notice = plan.sheet.notice else { return .empty }
        let mayBeHandedOver = inForce.allSatisfy { id in
            guard let field = plan.sheet.unless, case .boolean(true)? = scope.reader.entry(id).values[field] else {
                return false
            }
            return true
        }
        return mayBeHandedOver && !inForce.isEmpty && others.isEmpty ? .empty : scope.text(notice)
    }

    // MARK: What to say

    private func layOut() -> (positions: [SheetPosition], parts: [SheetPaper.Parts], isDense: Bool) {
        let positions = inForce.map { SheetPosition(scope: scope, plan: plan, id: $0) }
        let lines = SheetPaper.page - SheetPaper.frame - linesAround
        let usual = positions.map { $0.lines(dense: false) }
        let isDense = usual.reduce(0) { $0 + $1.whole } > lines
        let parts = SheetPaper.parts(of: isDense ? positions.map { $0.lines(dense: true) } : usual, lines: lines)
        return (positions, parts, isDense)
    }

    /// What stands below the positions, in lines on paper: two columns, then what holds elsewhere.
    private var linesAround: Double {
        let left = contacts.isEmpty ? 0 : SheetPaper.heading + 2.6 * Double(contacts.count)
        let open = commitments.prefix(Self.mostCommitments)
        var right = open.reduce(open.isEmpty ? 0 : SheetPaper.heading) {
            $0 + SheetPaper.column($1.what(scope).count + 60)
        }
        if case .object(let decision) = decision {
            right += SheetPaper.heading + 2
            if case .list(let lines) = decision.value(for: "@lines") { right += 3 * Double(lines.count) }
        }
        right += related.reduce(0) { lines, group in
            guard case .list(let items) = group.value(for: "@items") else { return lines }
            return lines + SheetPaper.heading + 2 * Double(items.count)
        }
        return max(left, right) + (others.isEmpty ? 0 : SheetPaper.heading + 2 * Double(others.count))
    }

    // MARK: What holds everywhere

    /// How much applies to every subject, and where it stands.
    private var rest: TemplateValue {
        guard plan.emptyMeansAll else { return .empty }
        let count = scope.reader.entries(ofKind: plan.kind.id).count { id in
            scope.reader.entry(id).values[plan.sheet.subject] == nil && scope.reader.validity(of: id) == .inForce
        }
        guard count > 0 else { return .empty }
        let other = SheetPlan.all(scope.frame).first { $0.kind.id == plan.kind.id && !$0.emptyMeansAll }
        let names = plan.kind.names
        let text = scope.frame.strings.text(
            .validEverywhere,
            ["count": String(count), "what": scope.language.typeset(count == 1 ? names.one : names.many)])
        let url = other.map { PagePath.view($0.view.key, number: 1) } ?? PagePath.list(kind: plan.kind, number: 1)
        return .object(
            Item([
                "@text": .text(text), "@url": .text(scope.url(url)),
                "@title": .text(scope.language.typeset(other?.view.title ?? names.section)),
            ]))
    }

    static let shapes: Shape.Catalogue = [
        "sheet": [
            "@notice": .text, "@dense": .flag, "@cut": .flag, "@subject": .text, "@subject-url": .text,
            "@nothing": .flag,
            "@positions": .list(.object("sheet-position")), "@has-others": .flag, "@others": .list(.object("answer")),
            "@has-contacts": .flag, "@contacts": .list(.object("contact")), "@has-commitments": .flag,
            "@commitments": .list(.object("commitment")), "@decision": .object("sheet-decision"), "@has-related": .flag,
            "@related": .list(.object("sheet-related")), "@rest": .object("sheet-rest"),
        ],
        "sheet-position": SheetPosition.shape,
        "sheet-text": ["@text": .text],
        "sheet-answer": ["@they-say": .text, "@answer": .text],
        "sheet-decision": ["@title": .text, "@url": .text, "@lines": .list(.object("sheet-text")), "@count": .text],
        "sheet-related": ["@label": .text, "@items": .list(.object("sheet-related-item"))],
        "sheet-related-item": ["@title": .text, "@url": .text, "@note": .text],
        "sheet-rest": ["@text": .text, "@title": .text, "@url": .text],
    ]
}
