internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What is to be done in the base, as a plan view declares it: the steps of its entries; and the entries of other kinds
/// that are themselves something that somebody does by a day, called commitments here.
struct PlannedWork {
    /// A kind whose entries are to be done: it has a choice whose words mean open and done, a date, and refers to what
    /// the plan is also shown by.
    struct Commitments {
        let kind: Kind
        /// A choice.
        let state: FieldID
        /// The first required date, else the first date.
        let due: FieldID
        /// The date of the same name as the one to which the plan's steps are put off.
        let moved: FieldID?
    }

    let scope: PageScope
    let plan: View.Plan
    let kind: Kind
    let commitments: [Commitments]
    private let stepFields: [Field]

    init(_ scope: PageScope, _ plan: View.Plan) {
        self.scope = scope
        self.plan = plan
        kind = scope.frame.model.kinds[plan.kind]
        stepFields = plan.stepFields(scope.frame.model)
        commitments = Self.commitments(plan, scope.frame.model)
    }

    /// The kinds whose entries are commitments, in the order of the model.
    static func commitments(_ plan: View.Plan, _ model: Model) -> [Commitments] {
        let kind = model.kinds[plan.kind]
        let movedKey = plan.moved.map { plan.stepFields(model)[$0].key }
        let people = Set(plan.alsoBy.flatMap { kind.targetKinds(of: $0) })
        return model.kinds.compactMap { other in
            guard other.id != kind.id,
                other.fields.ids.contains(where: { !people.isDisjoint(with: other.targetKinds(of: $0)) })
            else { return nil }
            return commitments(other, movedKey: movedKey)
        }
    }

    private static func commitments(_ kind: Kind, movedKey: String?) -> Commitments? {
        let state = kind.fields.firstID { field in
            guard case .choice(let vocabulary, many: false) = field.type else { return false }
            let meanings = vocabulary.words.map(\.meaning)
            return meanings.contains(.open) && meanings.contains(.done)
        }
        let dates = kind.fields.ids.filter { kind.fields[$0].type == .date }
        guard let state, let due = dates.first(where: { kind.fields[$0].isRequired }) ?? dates.first else { return nil }
        let moved = movedKey.flatMap { kind.fieldIndex($0) }.flatMap { dates.contains($0) && $0 != due ? $0 : nil }
        return Commitments(kind: kind, state: state, due: due, moved: moved)
    }

    /// The work of the first plan view that this audience may see.
    static func first(_ scope: PageScope) -> (work: PlannedWork, view: View)? {
        firstPlan(scope.frame).map { (PlannedWork(scope, $0.plan), $0.view) }
    }

    /// The first plan view that this audience may see.
    static func firstPlan(_ frame: SiteFrame) -> (plan: View.Plan, view: View)? {
        for view in frame.model.views where view.edition <= frame.edition {
            if case .plan(let plan) = view.body { return (plan, view) }
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
                state: record.values[plan.state], type: stepFields[plan.state].type, isMilestone: isMilestone)
        }
    }

    /// An entry that is itself to be done.
    func item(_ id: EntryID, _ commitments: Commitments) -> WorkItem {
        let entry = scope.reader.entry(id)
        let fields = commitments.kind.fields
        // What is to be done is the text of the title's pattern; who does it stands beside it.
        var name = scope.title(of: id)
        for case .field(let field) in commitments.kind.title.parts where fields[field].type == .text {
            if let value = entry.values[field] { name = text(value, .text) }
        }
        return item(
            id, row: nil, name: name, due: entry.date(commitments.due),
            moved: commitments.moved.flatMap { entry.date($0) },
            state: entry.values[commitments.state], type: fields[commitments.state].type, isMilestone: false)
    }

    /// All commitments of a kind, late ones first.
    func items(_ commitments: Commitments) -> [WorkItem] {
        scope.reader.entries(ofKind: commitments.kind.id).map { item($0, commitments) }.sorted(by: WorkItem.isBefore)
    }

    /// The commitments that refer to an entry, late ones first.
    func items(_ commitments: Commitments, of id: EntryID) -> [WorkItem] {
        let sources = scope.reader.backlinks(of: id).filter { link in
            guard case .field = link.origin else { return false }
            return scope.reader.kind(of: link.source) == commitments.kind.id
        }
        return Set(sources.map(\.source)).map { item($0, commitments) }.sorted(by: WorkItem.isBefore)
    }

    private func item(
        _ id: EntryID, row: Int?, name: String, due: CalendarDate?, moved: CalendarDate?, state: FieldValue<Linked>?,
        type: FieldType, isMilestone: Bool
    ) -> WorkItem {
        // Nothing said of a state means that nothing was done yet.
        var (word, meaning): (String, Vocabulary.Meaning?) = ("", .open)
        if case .choice(let vocabulary, _) = type, case .word(let index)? = state,
            vocabulary.words.indices.contains(index)
        {
            (word, meaning) = (vocabulary.words[index].text, vocabulary.words[index].meaning)
        }
        let isOverdue = meaning == .open && (moved ?? due).map { scope.reader.isPast($0) } ?? false
        return WorkItem(
            entry: id, row: row, name: name, due: due, moved: moved, word: scope.language.typeset(word),
            meaning: meaning, rank: scope.reader.rank(of: id), isMilestone: isMilestone, isOverdue: isOverdue, isLate: isOverdue && scope.saysWhoIsLate)
    }

    private func text(_ value: FieldValue<Linked>, _ type: FieldType) -> String {
        scope.language.typeset(
            ValueText.plain(value, type: type, language: scope.language) { scope.reader.title($0) })
    }

    // MARK: Order

    /// The field that numbers the entries: a text that no two share.
    private var number: FieldID? {
        kind.fields.ids.first { index in
            kind.fields[index].isUnique && kind.fields[index].type == .text && index != kind.title.singleField
        }
    }

    /// An entry's title, after its number where it has one.
    func label(of id: EntryID) -> String {
        guard let number, case .text(let text)? = scope.reader.entry(id).values[number] else {
            return scope.title(of: id)
        }
        return scope.language.typeset(text) + " " + scope.title(of: id)
    }

    /// Entries by number, 2 before 10, else by title.
    func inOrder(_ ids: some Sequence<EntryID>) -> [EntryID] {
        let titled = scope.reader.byTitle(ids)
        guard let number else { return titled }
        let keyed = titled.enumerated().map { position, id in
            var key: [Int] = []
            if case .text(let text)? = scope.reader.entry(id).values[number] {
                key = text.split { !$0.isNumber }.map { Int($0) ?? .max }
            }
            return (key: key, position: position, id: id)
        }
        return keyed.sorted { a, b in
            if a.key == b.key { return a.position < b.position }
            if a.key.isEmpty || b.key.isEmpty { return b.key.isEmpty }
            return a.key.lexicographicallyPrecedes(b.key)
        }.map(\.id)
    }

    /// Whether nothing is under way any more: what the plan's entries belong to has ended. What was left undone is then
    /// no longer late, but left.
    var isOver: Bool {
        let wholes = Set(
            scope.reader.entries(ofKind: plan.kind).flatMap { id in
                kind.fields.ids.filter {
                    kind.targetKinds(of: $0).contains { scope.frame.model.kinds[$0].validity != nil }
                }
                .filter { !plan.alsoBy.contains($0) && !kind.fields[$0].type.isMany }
                .flatMap { scope.reader.entry(id).targets($0) }
            })
        guard !wholes.isEmpty else { return false }
        return wholes.allSatisfy { id in
            switch scope.reader.validity(of: id) {
            case .ended, .replaced: true
            case .inForce, .notYet, .notPublished: false
            }
        }
    }
}

extension View.Plan {
    /// The fields of the steps.
    func stepFields(_ model: Model) -> [Field] {
        if case .records(let fields) = model.kinds[kind].fields[steps].type { fields } else { [] }
    }
}

extension Kind {
    /// The kinds that a field's references may lead to; none for other fields.
    func targetKinds(of field: FieldID) -> [KindID] {
        if case .reference(let type) = fields[field].type { type.kinds } else { [] }
    }
}
