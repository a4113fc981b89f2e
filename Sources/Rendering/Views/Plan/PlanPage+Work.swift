internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

extension PlanPage {
    /// What is to be done by an entry that the plan's work refers to, for its page: what it leads, and its commitments.
    static func work(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> WorkPart? {
        guard let (work, view) = PlannedWork.first(scope),
            PlannedWork.isShown(on: kind, work.plan, scope.frame.model)
        else { return nil }
        let isOver = work.isOver
        let led = work.led(by: id)
        let groups = work.groups(of: id, isOver: isOver)
        guard !led.isEmpty || !groups.isEmpty else { return nil }
        let actions = work.lateFirst(led.map(\.id)).map { action in
            let field = led.first { $0.id == action }?.field
            return work.row(action, role: field.map { work.kind.fields[$0].label }, isOver: isOver)
        }
        return WorkPart(
            id: scope.design.anchor(.followUp), title: scope.title(of: id),
            url: scope.url(PagePath.view(view.key, number: 1)),
            actionsTitle: scope.typeset(work.kind.names.many.capitalizedFirst), actions: actions, groups: groups)
    }
}

extension PlannedWork {
    /// The inverses whose entries the panel shows: what an entry leads, and its commitments.
    static func shownKeys(of kind: Kind, _ model: Model, edition: Int) -> Set<String> {
        guard let plan = firstPlan(model, edition: edition)?.plan, isShown(on: kind, plan, model) else { return [] }
        let commitments = plan.commitments.compactMap { Commitments($0, model) }
        let inverses = model.inverses(of: kind.id).filter { inverse in
            if inverse.subfield != nil { return false }
            if inverse.sourceKind == plan.kind { return plan.alsoBy.contains(inverse.field) }
            return commitments.contains { $0.kind.id == inverse.sourceKind && $0.roles.bearers.contains(inverse.field) }
        }
        return Set(inverses.map(\.key))
    }

    /// Whether the pages of a kind say what their entries have to do: those by which the plan is also shown.
    fileprivate static func isShown(on kind: Kind, _ plan: PlanBody, _ model: Model) -> Bool {
        plan.alsoBy.contains { model.kinds[plan.kind].fields[$0].type.targets.contains(kind.id) }
    }

    /// The entries of the plan that an entry leads, with the field that says so.
    fileprivate func led(by id: EntryID) -> [(id: EntryID, field: FieldID)] {
        scope.reader.backlinks(of: id).compactMap { link in
            guard scope.reader.kind(of: link.source) == kind.id, case .field(let field) = link.origin,
                plan.alsoBy.contains(field)
            else { return nil }
            return (link.source, field)
        }
    }

    /// Entries of the plan, those with a late step first.
    func lateFirst(_ ids: [EntryID]) -> [EntryID] {
        let ordered = inOrder(ids)
        let late = Set(ordered.filter { steps(of: $0).contains(where: \.isLate) })
        return ordered.filter { late.contains($0) } + ordered.filter { !late.contains($0) }
    }

    /// An entry's commitments, kind by kind; kinds without any are left out.
    func groups(of id: EntryID, isOver: Bool) -> [WorkGroup] {
        commitments.compactMap { commitments in
            let items = items(commitments, of: id)
            guard !items.isEmpty else { return nil }
            return WorkGroup(
                id: commitments.kind.path + "-" + anchor(of: id),
                title: scope.typeset(commitments.kind.names.many.capitalizedFirst),
                hasWho: items.contains { item in people(of: item.entry).contains { $0 != id } },
                rows: items.map { row($0, on: id, isOver: isOver) })
        }
    }
}
