internal import Diagnostics
internal import Language
internal import Markup

/// Views of work: whom to call, plans, reports.
extension ModelBinder {
    // MARK: Contacts

    mutating func contacts(_ parts: Parts<ContactsKey>) -> ContactsBody? {
        let kind = parts[.contacts].flatMap { self.kind($0) }
        guard let (id, rule) = parts[.rule].flatMap({ coverageRule($0) }), let kind else { return nil }
        if rule.rows != kind, let node = parts[.contacts] {
            report(.wrongTarget(rules[id].name, expected: heads[kind.index].names.one), at: node.place)
        }
        needReach(of: rule.filledBy, parts)
        return ContactsBody(
            kind: kind, rule: id, order: order(parts, of: rule.filledBy),
            then: fields(.then, parts, in: scope(rule.columnKind)), confirmed: confirmed(parts, of: rule.filledBy),
            alsoFor: alsoFor(parts, rows: kind))
    }

    /// The words of the capacity, in the order in which to call.
    private mutating func order(_ parts: Parts<ContactsKey>, of filling: KindID) -> [Int] {
        guard let node = parts[.order] else { return [] }
        guard let capacity = kinds[filling].roles[.capacity] else {
            need([.capacity], of: filling, parts)
            return []
        }
        return reader.items(node).compactMap { word($0, of: kinds[filling].fields[capacity]) }
    }

    /// A date of the filling kind, of the person's, or of both.
    private mutating func confirmed(_ parts: Parts<ContactsKey>, of filling: KindID) -> FieldByKind? {
        guard let node = parts[.confirmed], let name = reader.text(node) else { return nil }
        let people = kinds[filling].roles[.person].map { kinds[filling].fields[$0].type.targets } ?? []
        let candidates = [filling] + people.filter { $0 != filling }
        let pairs = candidates.compactMap { kind in
            fields[kind.index].firstID { $0.key == name.slug }.map { FieldByKind.Pair(kind: kind, field: $0) }
        }
        if pairs.isEmpty {
            let known = candidates.flatMap { scope($0).fields.filter { $0.type == .date }.map(\.name) }
            report(.unknownField(name, kind: heads[filling.index].names.one), at: node.place, near: name, among: known)
            return nil
        }
        for pair in pairs where fields[pair.kind.index][pair.field.index].type != .date {
            report(.wrongFieldType(name, expected: FieldSort(.date).text), at: node.place)
        }
        return FieldByKind(fields: pairs)
    }

    private mutating func alsoFor(_ parts: Parts<ContactsKey>, rows: KindID) -> [FieldByKind.Pair] {
        guard let node = parts[.alsoFor] else { return [] }
        return reader.items(node).compactMap { item in
            guard let (kind, path) = pathFromKind(item, .reference) else { return nil }
            guard let field = path.field(of: kind) else {
                report(.wrongShape(.value, expected: .path), at: item.place)
                return nil
            }
            if path.types.contains(where: { !$0.targets.contains(rows) }) {
                report(.wrongTarget(path.text, expected: heads[rows.index].names.one), at: item.place)
            }
            return FieldByKind.Pair(kind: kind, field: field)
        }
    }

    // MARK: Plans

    mutating func plan(_ parts: Parts<PlanKey>) -> PlanBody? {
        guard let kind = parts[.plan].flatMap({ self.kind($0) }) else { return nil }
        let scope = scope(kind)
        let commitments = parts[.commitments].map { self.kinds($0) } ?? []
        for kind in commitments { need(CommitmentRoles.required, of: kind, parts) }
        let (by, steps) = (field(.by, parts, in: scope), field(.steps, parts, in: scope))
        let (order, within) = (path(.order, parts, from: kind), within(parts, of: kind))
        let (leads, alsoBy) = (field(.leads, parts, in: scope), fields(.alsoBy, parts, in: scope))
        let lateness = self.lateness(parts)
        guard let by, let steps else { return nil }
        let rows = columns(of: steps, kind)
        let (name, due, state) = (
            field(.name, parts, in: rows), field(.due, parts, in: rows), field(.state, parts, in: rows)
        )
        let (moved, milestone) = (field(.moved, parts, in: rows), field(.milestone, parts, in: rows))
        if let due, due == moved { report(.contradiction("due", "moved"), at: parts.place(of: .moved)) }
        guard let name, let due, let state else { return nil }
        return PlanBody(
            kind: kind, by: by, order: order, within: within, leads: leads, steps: steps, name: name, due: due,
            moved: moved, state: state, milestone: milestone, alsoBy: alsoBy, commitments: commitments,
            lateness: lateness)
    }

    /// The whole must be able to end.
    private mutating func within(_ parts: Parts<PlanKey>, of kind: KindID) -> FieldID? {
        guard let node = parts[.within], let field = self.field(.within, parts, in: scope(kind)) else { return nil }
        for target in scope(kind).fields[field].type.targets where kinds[target].validity == nil {
            report(.neverInForce(kind: kinds[target].names.one), at: node.place)
        }
        return field
    }

    /// Who is late is not for all: a model with several audiences says from which on.
    private mutating func lateness(_ parts: Parts<PlanKey>) -> Int {
        if let node = parts[.lateness] { return edition(node) ?? editions.count - 1 }
        if editions.count > 1 { report(.missingKey("lateness", within: parts.part), at: parts.place) }
        return editions.count - 1
    }

    // MARK: Reports

    mutating func report(_ parts: Parts<ReportKey>) -> ReportBody? {
        guard let kind = parts[.report].flatMap({ self.kind($0) }) else { return nil }
        need([.date], of: kind, parts)
        let expected = field(.expected, parts, in: scope(kind))
        let done = parts[.done].flatMap { self.done($0, parts.place(of: .done), of: kind) }
        let left = parts[.left].flatMap { numbered($0, .left, parts.place(of: .left), of: kind) }
        let decisions = parts[.decisions].flatMap { numbered($0, .decisions, parts.place(of: .decisions), of: kind) }
        let previous = self.previous(parts, of: kind)
        let commitments = parts[.commitments].flatMap { self.commitments($0, of: kind, parts) }
        let order = parts[.runningOrder].flatMap { runningOrder($0, parts.place(of: .runningOrder), of: kind) }
        guard let expected, let done, let left else { return nil }
        return ReportBody(
            kind: kind, expected: expected, done: done, left: left, previous: previous, decisions: decisions,
            commitments: commitments, runningOrder: order)
    }

    private mutating func previous(_ parts: Parts<ReportKey>, of kind: KindID) -> FieldID? {
        guard let node = parts[.previous], let field = self.field(.previous, parts, in: scope(kind)) else { return nil }
        let declared = scope(kind).fields[field]
        if declared.type.targets == [kind] { return field }
        report(.wrongTarget(declared.name, expected: heads[kind.index].names.one), at: node.place)
        return nil
    }

    private mutating func done(_ node: YAMLNode, _ place: Place, of kind: KindID) -> ReportBody.Done? {
        let parts: Parts<DoneKey> = reader.parts(node, of: .viewPart("done"), at: place)
        guard let rows = field(.rows, parts, in: scope(kind)) else { return nil }
        let (text, settles) = (
            field(.text, parts, in: columns(of: rows, kind)), field(.settles, parts, in: columns(of: rows, kind))
        )
        if let text, text == settles { report(.contradiction("text", "settles"), at: parts.place(of: .settles)) }
        return text.map { ReportBody.Done(rows: rows, text: $0, settles: settles) }
    }

    private mutating func numbered(
        _ node: YAMLNode, _ key: ReportKey, _ place: Place, of kind: KindID
    ) -> ReportBody.Numbered? {
        let parts: Parts<NumberedKey> = reader.parts(node, of: .viewPart(key.rawValue), at: place)
        guard let rows = field(.rows, parts, in: scope(kind)) else { return nil }
        let (text, number) = (
            field(.text, parts, in: columns(of: rows, kind)), field(.number, parts, in: columns(of: rows, kind))
        )
        if let text, text == number { report(.contradiction("text", "number"), at: parts.place(of: .number)) }
        return text.map { ReportBody.Numbered(rows: rows, text: $0, number: number) }
    }

    private mutating func runningOrder(_ node: YAMLNode, _ place: Place, of kind: KindID) -> ReportBody.RunningOrder? {
        let parts: Parts<RunningOrderKey> = reader.parts(node, of: .viewPart("running order"), at: place)
        let start = field(.start, parts, in: scope(kind))
        guard let rows = field(.rows, parts, in: scope(kind)) else { return nil }
        return field(.length, parts, in: columns(of: rows, kind)).map {
            ReportBody.RunningOrder(rows: rows, length: $0, start: start)
        }
    }

    /// A name under which commitments refer to the kind.
    private mutating func commitments(_ node: YAMLNode, of kind: KindID, _ parts: Parts<ReportKey>) -> Inverse? {
        guard let name = reader.text(node) else { return nil }
        let known = inverses[kind.index]
        guard let inverse = known.first(where: { $0.key == name.slug }) else {
            report(
                .unknownInverse(name, kind: heads[kind.index].names.one), at: node.place, near: name,
                among: known.map(\.name))
            return nil
        }
        need(CommitmentRoles.required, of: inverse.sourceKind, parts)
        return inverse
    }
}
