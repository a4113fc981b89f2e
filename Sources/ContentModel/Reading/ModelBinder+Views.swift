internal import Diagnostics
internal import Language
internal import Markup

/// Views. A view may name one that the file declares later.
extension ModelBinder {
    mutating func bindViews() -> [View] {
        checkNames(of: outline.views.map { ($0.name, $0.place) })
        // A dashboard names a plan, which the file may declare later.
        var bound = outline.views.map { $0.type == .dashboard ? nil : view($0) }
        plans = Self.plans(bound, outline.views)
        for (position, declared) in outline.views.enumerated() where declared.type == .dashboard {
            bound[position] = view(declared)
        }
        return bound.compactMap(\.self)
    }

    /// The plans with their places among the views that can be bound, which every dashboard can.
    private static func plans(_ bound: [View?], _ declared: [DeclaredView]) -> [(id: ViewID, view: View)] {
        var plans: [(id: ViewID, view: View)] = []
        var next = 0
        for (view, declared) in zip(bound, declared) where view != nil || declared.type == .dashboard {
            if let view, view.body is PlanBody { plans.append((ViewID(next), view)) }
            next += 1
        }
        return plans
    }

    private mutating func view(_ declared: DeclaredView) -> View? {
        let common = declared.common
        let title = common[.title].flatMap { reader.text($0) } ?? declared.name.capitalizedFirst
        let help = common[.help].flatMap { reader.text($0) }
        let edition = common[.edition].flatMap { self.edition($0) } ?? 0
        return body(of: declared).map {
            View(
                name: declared.name, key: declared.name.slug, title: title, help: help, edition: edition, body: $0,
                place: declared.place)
        }
    }

    private mutating func body(of view: DeclaredView) -> (any ViewBody)? {
        switch view.type {
        case .index: index(parts(view))
        case .matrix: matrix(parts(view))
        case .contacts: contacts(parts(view))
        case .plan: plan(parts(view))
        case .calendar: calendar(parts(view))
        case .report: report(parts(view))
        case .byWord: byWord(parts(view))
        case .sheet: sheet(parts(view))
        case .dashboard: dashboard(parts(view))
        case .toMend: toMend(parts(view))
        case .changes: changes(parts(view))
        case .versions: versions(parts(view))
        }
    }

    private mutating func parts<Key: PartKeys>(_ view: DeclaredView) -> Parts<Key> {
        reader.parts(view.node, of: .view(view.name), at: view.place, others: ViewKey.allCases.map(\.rawValue))
    }

    /// Two parts of one name, or whose addresses would be one.
    private mutating func checkNames(of parts: [(name: String, place: Place)]) {
        var seen: [String: Place] = [:]
        for (name, place) in parts {
            if let first = seen[name.slug] {
                report(.duplicateName(name), at: place, notes: [.init(.firstDefinedHere, at: first)])
            }
            seen[name.slug] = place
        }
    }

    // MARK: What views have in common

    /// Roles that a view needs: each that a kind lacks is reported at the view, with what to add to the kind.
    mutating func need<Key>(_ roles: [Role], of kind: KindID, _ parts: Parts<Key>) {
        for role in roles where kinds[kind].roles[role] == nil {
            report(
                .missingRole(role.rawValue, kind: kinds[kind].name, takes: role.sort.text), at: parts.place,
                notes: [.init(.declaredHere, at: kinds[kind].place)])
        }
    }

    /// Whether a kind can be reached: it says how, or stands for somebody who does.
    mutating func needReach<Key>(of kind: KindID, _ parts: Parts<Key>) {
        let roles = kinds[kind].roles
        guard let person = roles[.person] else { return need([.reach], of: kind, parts) }
        for target in kinds[kind].fields[person].type.targets { need([.reach], of: target, parts) }
    }

    // MARK: Lists

    private mutating func index(_ parts: Parts<IndexKey>) -> IndexBody? {
        guard let kind = parts[.index].flatMap({ self.kind($0) }) else { return nil }
        let scope = scope(kind)
        return IndexBody(
            kind: kind, by: field(.by, parts, in: scope), group: field(.group, parts, in: scope),
            show: fields(.show, parts, in: scope), sort: sortKeys(parts[.orderBy], in: scope),
            explains: explains(parts, in: scope))
    }

    /// The field that explains; `yes` says not which.
    private mutating func explains(_ parts: Parts<IndexKey>, in scope: FieldScope) -> FieldID? {
        guard let node = parts[.markUp] else { return nil }
        if let text = node.text, Boolean.parse(text) == true, !scope.fields.contains(where: { $0.key == text.slug }) {
            report(.nameTheField("mark up"), at: node.place)
            return nil
        }
        return field(.markUp, parts, in: scope)
    }

    private mutating func matrix(_ parts: Parts<MatrixKey>) -> MatrixBody? {
        parts[.matrix].flatMap { coverageRule($0) }.map { MatrixBody(rule: $0.id) }
    }

    private mutating func calendar(_ parts: Parts<CalendarKey>) -> CalendarBody? {
        guard let node = parts[.calendar] else { return nil }
        let sources = reader.items(node).compactMap { pathFromKind($0, FieldSort(.date)) }
        return CalendarBody(sources: sources.map { CalendarBody.Source(kind: $0.kind, path: $0.path) })
    }

    private mutating func byWord(_ parts: Parts<ByWordKey>) -> ByWordBody? {
        guard let kind = parts[.byWord].flatMap({ self.kind($0) }) else { return nil }
        let scope = scope(kind)
        let (word, asks) = (field(.word, parts, in: scope), field(.asks, parts, in: scope))
        let (answer, contact) = (field(.answer, parts, in: scope), field(.contact, parts, in: scope))
        guard let word, let asks, let answer else { return nil }
        for target in contact.map({ scope.fields[$0].type.targets }) ?? [] { need([.reach], of: target, parts) }
        return ByWordBody(kind: kind, word: word, asks: asks, answer: answer, contact: contact)
    }

    private mutating func toMend(_ parts: Parts<ToMendKey>) -> ToMendBody? {
        if let node = parts[.toMend] { _ = reader.isWord("all", node) }
        let by = parts[.by].flatMap { self.kind($0) }
        return ToMendBody(by: by)
    }

    private mutating func changes(_ parts: Parts<ChangesKey>) -> ChangesBody? {
        guard let node = parts[.changes] else { return nil }
        let days = parts[.expiresWithin].flatMap { reader.integer($0) } ?? 30
        return ChangesBody(kinds: kinds(node), expiresWithin: days)
    }

    private mutating func versions(_ parts: Parts<VersionsKey>) -> VersionsBody? {
        guard let kind = parts[.versions].flatMap({ self.kind($0) }), let node = parts[.through],
            let through = field(.through, parts, in: scope(kind))
        else { return nil }
        let declared = scope(kind).fields[through]
        if declared.type.targets != [kind] {
            report(.wrongTarget(declared.name, expected: heads[kind.index].names.one), at: node.place)
        }
        return VersionsBody(kind: kind, through: through)
    }

    private mutating func dashboard(_ parts: Parts<DashboardKey>) -> DashboardBody? {
        guard let node = parts[.dashboard] else { return nil }
        let rules = reader.items(node).compactMap { coverageRule($0)?.id }
        let by = parts[.by].flatMap { self.kind($0) }
        let expired = parts[.expired].map { self.kinds($0) } ?? []
        let review = reader.boolean(parts[.review]) ?? false
        let late = parts[.late].flatMap { planView($0, by: by, parts) }
        if let by { checkColumns(rules, lead: by, parts) }
        return DashboardBody(rules: rules, late: late, expired: expired, showsReview: review, by: by)
    }

    /// Figures are given by the columns of the rules.
    private mutating func checkColumns(_ ids: [RuleID], lead by: KindID, _ parts: Parts<DashboardKey>) {
        for id in ids {
            guard case .coverage(let rule) = rules[id].body, rule.columnKind != by, let node = parts[.by] else {
                continue
            }
            report(.wrongTarget(rules[id].name, expected: heads[by.index].names.one), at: node.place)
        }
    }

    /// A plan view. Its late steps and commitments are counted by what they belong to.
    private mutating func planView(_ node: YAMLNode, by: KindID?, _ parts: Parts<DashboardKey>) -> ViewID? {
        guard let name = reader.text(node) else { return nil }
        if let found = plans.first(where: { $0.view.name.folded == name.folded }) {
            if let by, let plan = found.view.body as? PlanBody {
                for kind in [plan.kind] + plan.commitments where kind != by { need([.office], of: kind, parts) }
            }
            return found.id
        }
        let known = outline.views.filter { $0.type == .plan }.map(\.name)
        report(.unknownWord(name), at: node.place, near: name, among: known)
        return nil
    }
}
