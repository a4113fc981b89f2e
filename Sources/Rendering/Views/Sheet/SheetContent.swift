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
    private var contacts: [ContactCard] = []
    private var commitments: [Commitment] = []
    private var decision: SheetDecision?
    private var related: [SheetRelated] = []
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

    static let keys: [TemplateKey<SheetContent>] = [
        .text("@notice", "What the sheet says of itself, unless it may be handed over.") { $0.notice },
        .text("@subject-url", "The page of what it is about.") { $0.scope.url(of: $0.subject) },
        .text("@subject", "What it is about.") { $0.scope.title(of: $0.subject) },
        .flag("@nothing", "Whether nothing in force stands on it.") { $0.inForce.isEmpty },
        .list("@positions", "What to say.") { sheet in
            zip(sheet.layout.positions, sheet.layout.parts).map { $0.item(onPaper: $1) }
        },
        .flag("@dense", "Whether so much stands on it that it must be set close.") { $0.layout.isDense },
        .flag("@cut", "Whether not everything fits on paper.") {
            $0.layout.parts.contains { $0 != SheetPaper.Parts() }
        },
        .flag("@has-others", "Whether something about the same does not hold.") { !$0.others.isEmpty },
        .list("@others", "What does not.") { sheet in sheet.others.map { Answer(scope: sheet.scope, id: $0) } },
        .flag("@has-contacts", "Whether there is somebody to call.") { !$0.contacts.isEmpty },
        .list("@contacts", "Whom to call.") { $0.contacts },
        .flag("@has-commitments", "Whether anything is promised.") { !$0.commitments.isEmpty },
        .list("@commitments", "What is promised, the next date first.") { sheet in
            sheet.commitments.prefix(mostCommitments).map { $0.item(sheet.scope) }
        },
        .object("@decision", "The last decision.") { $0.decision },
        .flag("@has-related", "Whether other entries refer to the same.") { !$0.related.isEmpty },
        .list("@related", "Those entries, by kind.") { $0.related },
        .object("@rest", "How much applies to every subject, and where it stands.") { $0.rest },
    ]

    static let mostCommitments = 4
    static let mostContacts = 4

    /// Unless everything on the sheet may be handed over.
    private var notice: String? {
        guard let notice = plan.sheet.notice else { return nil }
        let mayBeHandedOver = inForce.allSatisfy { id in
            guard let field = plan.sheet.unless, case .boolean(true)? = scope.reader.entry(id).values[field] else {
                return false
            }
            return true
        }
        return mayBeHandedOver && !inForce.isEmpty && others.isEmpty ? nil : scope.typeset(notice)
    }

    // MARK: What to say

    private func layOut() -> (positions: [SheetPosition], parts: [SheetPaper.Parts], isDense: Bool) {
        let positions = inForce.map { SheetPosition(scope: scope, plan: plan, id: $0) }
        let paper = SheetPaper(design: scope.design)
        let lines = paper.lines - linesAround(on: paper)
        let usual = positions.map { $0.lines(on: paper, dense: false) }
        let isDense = usual.reduce(0) { $0 + $1.whole } > lines
        let parts = SheetPaper.parts(
            of: isDense ? positions.map { $0.lines(on: paper, dense: true) } : usual, lines: lines)
        return (positions, parts, isDense)
    }

    /// What stands below the positions, in lines on paper: two columns, then what holds elsewhere.
    private func linesAround(on paper: SheetPaper) -> Double {
        let open = commitments.prefix(Self.mostCommitments)
        var right = open.reduce(open.isEmpty ? 0 : paper[.heading]) {
            $0 + paper.column($1.what(scope).count + Int(paper[.promise]))
        }
        if let decision {
            right += paper[.heading] + paper[.meeting] + paper[.decision] * Double(decision.lines.count)
        }
        right += related.reduce(0) { $0 + paper.headed($1.items.count, .entry) }
        return max(paper.headed(contacts.count, .contact), right) + paper.headed(others.count, .entry)
    }

    // MARK: What holds everywhere

    /// How much applies to every subject, and where it stands.
    private var rest: SheetRest? {
        guard plan.emptyMeansAll else { return nil }
        let count = scope.reader.entries(ofKind: plan.kind.id).count { id in
            scope.reader.entry(id).values[plan.sheet.subject] == nil && scope.reader.validity(of: id) == .inForce
        }
        guard count > 0 else { return nil }
        let other = SheetPlan.all(scope.frame).first { $0.kind.id == plan.kind.id && !$0.emptyMeansAll }
        let names = plan.kind.names
        let text = scope.strings.text(
            .validEverywhere, ["count": String(count), "what": scope.typeset(count == 1 ? names.one : names.many)])
        let url = other.map { PagePath.view($0.view.key, number: 1) } ?? PagePath.list(kind: plan.kind, number: 1)
        return SheetRest(text: text, title: scope.typeset(other?.view.title ?? names.section), url: scope.url(url))
    }
}
