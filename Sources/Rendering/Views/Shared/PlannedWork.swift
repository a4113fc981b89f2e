internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What is to be done in the base, as a plan view declares it: the steps of its entries, and its commitments.
struct PlannedWork {
    let scope: PageScope
    let plan: PlanBody
    let kind: Kind
    let commitments: [Commitments]
    private let stepFields: [Field]

    init(_ scope: PageScope, _ plan: PlanBody) {
        self.scope = scope
        self.plan = plan
        kind = scope.frame.model.kinds[plan.kind]
        stepFields = plan.stepFields(scope.frame.model)
        commitments = plan.commitments.compactMap { Commitments($0, scope.frame.model) }
    }

    /// The work of the first plan view that this audience may see.
    static func first(_ scope: PageScope) -> (work: PlannedWork, view: View)? {
        firstPlan(scope.frame.model, edition: scope.frame.edition).map { (PlannedWork(scope, $0.plan), $0.view) }
    }

    /// The first plan view that this audience may see.
    static func firstPlan(_ model: Model, edition: Int) -> (plan: PlanBody, view: View)? {
        for view in model.views where view.edition <= edition {
            if let plan = view.body as? PlanBody { return (plan, view) }
        }
        return nil
    }

    // MARK: What is to be done

    /// The entries of the plan, in the order of their numbers, else of their titles.
    var entries: [EntryID] { inOrder(scope.reader.entries(ofKind: plan.kind)) }

    /// The steps of an entry, in its own order.
    func steps(of id: EntryID) -> [WorkItem] {
        let rows = scope.reader.entry(id).values[plan.steps]?.each ?? []
        return rows.enumerated().compactMap { row, value in
            guard case .record(let record) = value else { return nil }
            func date(_ field: FieldID?) -> CalendarDate? {
                if let field, case .date(let date)? = record.values[field] { date } else { nil }
            }
            var isMilestone = false
            if let field = plan.milestone, case .boolean(true)? = record.values[field] { isMilestone = true }
            let name = record.values[plan.name].map { text($0, stepFields[plan.name].type) } ?? ""
            return item(
                id, row: row, name: name, due: date(plan.due), moved: date(plan.moved),
                state: state(record.values[plan.state]), isMilestone: isMilestone)
        }
    }

    /// An entry that is itself to be done.
    func item(_ id: EntryID, _ commitments: Commitments) -> WorkItem {
        let commitment = Commitment(id, commitments, scope)
        let what = commitment.what(scope)
        let state = commitment.state(scope)
        return item(
            id, row: nil, name: what.isEmpty ? scope.title(of: id) : what, due: commitment.due, moved: commitment.moved,
            state: state, isMilestone: false)
    }

    /// All commitments of a kind, late ones first.
    func items(_ commitments: Commitments) -> [WorkItem] {
        scope.reader.entries(ofKind: commitments.kind.id).map { item($0, commitments) }.sorted(by: WorkItem.isBefore)
    }

    /// What an entry took upon itself, or those who belong to it, late things first.
    func items(_ commitments: Commitments, of id: EntryID) -> [WorkItem] {
        let sources = scope.reader.backlinks(of: id).filter { link in
            guard case .field(let field) = link.origin, scope.kind(of: link.source) == commitments.kind.id else {
                return false
            }
            return commitments.roles.bearers.contains(field)
        }
        return Set(sources.map(\.source)).map { item($0, commitments) }.sorted(by: WorkItem.isBefore)
    }

    private func item(
        _ id: EntryID, row: Int?, name: String, due: CalendarDate?, moved: CalendarDate?,
        state: (meaning: Vocabulary.Meaning?, word: String), isMilestone: Bool
    ) -> WorkItem {
        let isOverdue = state.meaning == .open && (moved ?? due).map { scope.reader.isPast($0) } ?? false
        return WorkItem(
            entry: id, row: row, name: name, due: due, moved: moved, word: scope.language.typeset(state.word),
            meaning: state.meaning, rank: scope.reader.rank(of: id), isMilestone: isMilestone, isOverdue: isOverdue,
            isLate: isOverdue && scope.saysWhoIsLate)
    }

    /// How far a step is, in a word as pages show it. Nothing said of a state means that nothing was done yet.
    private func state(_ value: FieldValue<Linked>?) -> (meaning: Vocabulary.Meaning?, word: String) {
        let words = stepFields[plan.state].type.words
        guard case .word(let index)? = value, words.indices.contains(index) else { return (.open, "") }
        return (words[index].meaning, words[index].label)
    }

    private func text(_ value: FieldValue<Linked>, _ type: FieldType) -> String {
        scope.language.typeset(
            ValueText.plain(value, type: type, language: scope.language) { scope.reader.title($0) })
    }

    // MARK: Order

    /// An entry's title, after its number where it has one.
    func label(of id: EntryID) -> String {
        scope.text(of: id, .number).map { $0 + " " + scope.title(of: id) } ?? scope.title(of: id)
    }

    /// Entries by number, 2 before 10, then those without one; else by title.
    func inOrder(_ ids: some Sequence<EntryID>) -> [EntryID] {
        let titled = scope.reader.byTitle(ids)
        guard kind.roles[.number] != nil else { return titled }
        let keyed = titled.enumerated().map { position, id in
            (number: scope.text(of: id, .number).map { SortValue(text: $0) }, position: position, id: id)
        }
        return keyed.sorted { a, b in
            guard let first = a.number, let second = b.number, first != second else {
                return a.number == b.number ? a.position < b.position : b.number == nil
            }
            return first < second
        }.map(\.id)
    }

    /// Whether nothing is under way any more: what the plan's entries are part of has ended. What was left undone is then
    /// no longer late, but left.
    var isOver: Bool {
        guard let within = plan.within else { return false }
        let wholes = Set(scope.reader.entries(ofKind: plan.kind).flatMap { scope.reader.entry($0).targets(within) })
        guard !wholes.isEmpty else { return false }
        return wholes.allSatisfy { id in
            switch scope.reader.validity(of: id) {
            case .ended, .replaced: true
            case .inForce, .notYet, .notPublished: false
            }
        }
    }
}

extension PlanBody {
    /// The fields of the steps.
    func stepFields(_ model: Model) -> [Field] { model.kinds[kind].fields[steps].type.recordFields }
}
