public import ContentModel
public import KnowledgeBase

/// What an audience is told of work: one that is not told who is late is given no list from which it would know.
public struct ToldWork {
    /// By plan; empty where the audience is told all.
    private let plans: [PlannedWork]

    /// What the plans of the model say of the base.
    public init(_ frame: SiteFrame, _ reader: BaseReader) {
        let scope = PageScope(frame: frame, reader: reader, page: Page(path: PagePath.home, subject: .home))
        let bodies = scope.saysWhoIsLate ? [] : frame.model.views.compactMap { $0.body as? PlanBody }
        plans = bodies.map { PlannedWork(scope, $0) }
    }

    /// Whether the audience is told of what somebody took upon himself; true for all other entries.
    public func isTold(_ id: EntryID, of kind: KindID) -> Bool {
        plans.allSatisfy { plan in
            plan.commitments.allSatisfy { $0.kind.id != kind || plan.item(id, $0).isShown }
        }
    }

    /// The rows of an entry's field of which the audience is not told.
    public func untoldRows(_ id: EntryID, of kind: KindID, field: FieldID) -> Set<Int> {
        var rows: Set<Int> = []
        for plan in plans where plan.plan.kind == kind && plan.plan.steps == field {
            rows.formUnion(plan.steps(of: id).filter { !$0.isShown }.compactMap(\.row))
        }
        return rows
    }
}
