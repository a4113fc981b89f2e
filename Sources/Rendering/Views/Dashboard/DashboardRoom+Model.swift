internal import ContentModel
internal import Diagnostics
internal import Markup

/// What a view of this type says in the model.
extension DashboardRoom {
    static let sentence = Sentence(
        "des chiffres, et les listes qu'ils comptent", "figures, and the lists that they count")
    static let namesViews = true

    /// The keys of a dashboard.
    enum Key: String, PartKeys {
        case dashboard, late, expired, review, by

        var note: KeyNote {
            switch self {
            case .dashboard: .required(.rules, "des règles de couverture", "coverage rules")
            case .late: KeyNote(.view, "un plan, dont les retards sont listés", "a plan, whose late steps are listed")
            case .expired:
                KeyNote(
                    .kinds, "les genres dont les fiches échues sont listées", "the kinds whose ended entries are listed"
                )
            case .review:
                KeyNote(.yesOrNo, "si les fiches à relire sont listées", "whether entries to read again are listed")
            case .by:
                KeyNote(
                    .kind, "le genre par lequel tout est aussi compté, où mène le rôle « office » des autres",
                    "the kind by which all is also counted, to which the others' role “office” leads")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> DashboardBody? {
        guard let node = parts[.dashboard] else { return nil }
        let rules = binder.reader.items(node).compactMap { binder.coverageRule($0)?.id }
        let by = parts[.by].flatMap { binder.kind($0) }
        let expired = parts[.expired].map { binder.kinds($0) } ?? []
        let review = binder.reader.boolean(parts[.review]) ?? false
        let late = parts[.late].flatMap { plan($0, by: by, parts, &binder) }
        if let by { checkColumns(rules, lead: by, parts, &binder) }
        return DashboardBody(rules: rules, late: late, expired: expired, showsReview: review, by: by)
    }

    /// Figures are given by the columns of the rules.
    private static func checkColumns(
        _ ids: [RuleID], lead by: KindID, _ parts: Parts<Key>, _ binder: inout ModelBinder
    ) {
        for id in ids {
            guard case .coverage(let rule) = binder.rules[id].body, rule.columnKind != by, let node = parts[.by] else {
                continue
            }
            binder.report(
                .wrongTarget(binder.rules[id].name, expected: binder.kinds[by].names.one), at: node.place)
        }
    }

    /// A plan view. Its late steps and commitments are counted by what they belong to.
    private static func plan(
        _ node: YAMLNode, by: KindID?, _ parts: Parts<Key>, _ binder: inout ModelBinder
    ) -> ViewID? {
        guard let (id, plan) = binder.view(node, with: PlanBody.self) else { return nil }
        if let by {
            for kind in [plan.kind] + plan.commitments where kind != by { binder.need([.office], of: kind, parts) }
        }
        return id
    }
}
