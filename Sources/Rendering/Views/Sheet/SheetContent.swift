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
    }

    static let keys: [TemplateKey<SheetContent>] = [
        .text("@notice", "What the sheet says of itself, unless it may be handed over.") { $0.notice },
        .text("@subject-url", "The page of what it is about.") { $0.scope.url(of: $0.subject) },
        .text("@subject", "What it is about.") { $0.scope.title(of: $0.subject) },
        .flag("@nothing", "Whether nothing in force stands on it.") { $0.inForce.isEmpty },
        .list("@positions", "What to say.") { sheet in
            sheet.inForce.map { SheetPosition(scope: sheet.scope, plan: sheet.plan, id: $0) }
        },
        .text("@caution", "What the model says of what is not usual about them.") { $0.caution },
        .flag("@many", "Whether there is more than one thing to say.") { $0.inForce.count > 1 },
        .flag("@has-others", "Whether something about the same does not hold.") { !$0.others.isEmpty },
        .list("@others", "What does not.") { sheet in sheet.others.map { Answer(scope: sheet.scope, id: $0) } },
        .flag("@has-contacts", "Whether there is somebody to call.") { !$0.contacts.isEmpty },
        .list("@contacts", "Whom to call.") { $0.contacts },
        .flag("@has-commitments", "Whether anything is promised.") { !$0.commitments.isEmpty },
        .list("@commitments", "What is promised, the next date first.") { sheet in
            sheet.commitments.prefix(mostCommitments).map { $0.item(sheet.scope) }
        },
        .object("@decision", "The last decisions about the same.") { $0.decision },
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

    private var caution: String {
        let all = inForce.flatMap { SheetPosition(scope: scope, plan: plan, id: $0).cautionHelp }
        return all.indices.filter { all.firstIndex(of: all[$0]) == $0 }.map { all[$0] }.joined(separator: " ")
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
