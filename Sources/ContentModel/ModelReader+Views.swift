internal import Diagnostics
internal import Language
internal import Markup

extension ModelReader {
    private static let viewTypes = [
        "index", "matrix", "contacts", "plan", "calendar", "report", "by public", "sheet", "dashboard", "to mend",
        "changes", "versions",
    ]

    mutating func view(_ pair: YAMLPair, rules: [Rule], editions: [String]) -> View? {
        guard case .mapping(let pairs) = pair.value.content else {
            report(.wrongShape(.view(pair.key), expected: .mapping), at: pair.value.place)
            return nil
        }
        guard let type = Self.viewTypes.first(where: { pairs[$0] != nil }) else {
            report(.unknownViewType(pair.key), at: pair.keyPlace, near: pairs.first?.key, among: Self.viewTypes)
            return nil
        }
        let body: View.Body? =
            switch type {
            case "index": index(pair)
            case "matrix": matrix(pair, rules)
            case "contacts": contacts(pair, rules)
            case "plan": plan(pair)
            case "calendar": calendar(pair)
            case "report": reportView(pair)
            case "by public": byWord(pair)
            case "sheet": sheet(pair)
            case "dashboard": dashboard(pair, rules)
            case "to mend": toMend(pair)
            case "changes": changes(pair)
            default: versions(pair)
            }
        return body.map {
            View(
                name: pair.key, key: pair.key.slug,
                title: pairs["title"].flatMap { text($0.value) } ?? pair.key.capitalizedFirst,
                help: pairs["help"].flatMap { text($0.value) },
                edition: pairs["edition"].flatMap { edition($0.value, among: editions) } ?? 0, body: $0,
                place: pair.keyPlace)
        }
    }

    private mutating func edition(_ node: YAMLNode, among editions: [String]) -> Int? {
        guard let name = text(node) else { return nil }
        if let index = editions.firstIndex(where: { $0.folded == name.folded }) { return index }
        report(.unknownWord(name), at: node.place, near: name, among: editions)
        return nil
    }

    /// The pairs of a view; every key that is not common to all views must be among `keys`.
    private mutating func viewParts(_ pair: YAMLPair, _ keys: [String]) -> [YAMLPair] {
        mapping(pair.value, of: .view(pair.key), keys: keys + ["title", "edition", "help"])
    }

    /// What stands under a key that a view cannot do without.
    private mutating func needed(_ key: String, _ parts: [YAMLPair], of pair: YAMLPair) -> YAMLNode? {
        if let node = parts[key]?.value { return node }
        report(.missingKey(key, within: .view(pair.key)), at: pair.keyPlace)
        return nil
    }

    private mutating func optionalField(_ key: String, _ parts: [YAMLPair], of kind: KindID) -> FieldID? {
        parts[key].flatMap { field($0.value, of: kind) }
    }

    private mutating func neededField(_ key: String, _ parts: [YAMLPair], of kind: KindID, _ pair: YAMLPair) -> FieldID? {
        needed(key, parts, of: pair).flatMap { field($0, of: kind) }
    }

    /// A field of a records field.
    private mutating func subfield(_ node: YAMLNode, of field: FieldID, kind: KindID) -> FieldID? {
        guard let name = text(node) else { return nil }
        guard case .records(let fields) = kinds[kind].fields[field].type else {
            report(.wrongFieldType(kinds[kind].fields[field].name, expected: "records"), at: node.place)
            return nil
        }
        if let index = fields.firstID(where: { $0.key == name.slug }) { return index }
        report(
            .unknownField(name, kind: kinds[kind].fields[field].name), at: node.place, near: name,
            among: fields.map(\.name))
        return nil
    }

    private mutating func coverageRule(_ node: YAMLNode, _ rules: [Rule]) -> RuleID? {
        guard let name = text(node) else { return nil }
        let known = rules.filter { if case .coverage = $0.body { true } else { false } }.map(\.name)
        if known.contains(where: { $0.folded == name.folded }) {
            return rules.firstID { $0.name.folded == name.folded }
        }
        report(.unknownWord(name), at: node.place, near: name, among: known)
        return nil
    }

    // MARK: One function a type

    private mutating func index(_ pair: YAMLPair) -> View.Body? {
        let parts = viewParts(pair, ["index", "by", "group", "show", "mark up"])
        guard let node = needed("index", parts, of: pair), let kind = kind(node) else { return nil }
        return .index(
            View.Index(
                kind: kind, by: optionalField("by", parts, of: kind), group: optionalField("group", parts, of: kind),
                show: parts["show"].map { fields($0.value, of: kind) } ?? [],
                marksUp: boolean(parts["mark up"]) ?? false))
    }

    private mutating func matrix(_ pair: YAMLPair, _ rules: [Rule]) -> View.Body? {
        let parts = viewParts(pair, ["matrix"])
        return needed("matrix", parts, of: pair).flatMap { coverageRule($0, rules) }.map {
            .matrix(View.Matrix(rule: $0))
        }
    }

    private mutating func contacts(_ pair: YAMLPair, _ rules: [Rule]) -> View.Body? {
        let parts = viewParts(pair, ["contacts", "rule", "order", "then", "confirmed"])
        guard let node = needed("contacts", parts, of: pair), let kind = kind(node),
            let ruleNode = needed("rule", parts, of: pair), let index = coverageRule(ruleNode, rules),
            case .coverage(let rule) = rules[index].body
        else { return nil }
        if rule.rows != kind { report(.unknownKind(kinds[kind].name), at: node.place, near: kinds[rule.rows].name) }
        let filling = kinds[rule.filledBy]
        let person = filling.fields.ids.first { position in
            guard position != rule.throughRow, position != rule.throughColumn else { return false }
            if case .reference = filling.fields[position].type { return true }
            return false
        }
        guard let person else {
            report(.missingKey("reference", within: .kind(filling.name)), at: filling.place)
            return nil
        }
        var role: FieldID?
        var order: [Int] = []
        for word in parts["order"].map({ texts($0.value) }) ?? [] {
            let found = filling.fields.ids.lazy.compactMap { position -> (FieldID, Int)? in
                guard case .choice(let vocabulary, _) = filling.fields[position].type else { return nil }
                return vocabulary.index(of: word).map { (position, $0) }
            }.first
            if let (field, index) = found {
                role = field
                order.append(index)
            } else if let place = parts["order"]?.value.place {
                report(.unknownWord(word), at: place)
            }
        }
        return .contacts(
            View.Contacts(
                kind: kind, rule: index, role: role, order: order, person: person,
                then: parts["then"].map { fields($0.value, of: rule.columnKind) } ?? [],
                confirmed: parts["confirmed"].flatMap { text($0.value) }?.slug))
    }

    private mutating func plan(_ pair: YAMLPair) -> View.Body? {
        let parts = viewParts(pair, ["plan", "by", "steps", "name", "due", "moved", "state", "milestone", "also by"])
        guard let node = needed("plan", parts, of: pair), let kind = kind(node),
            let by = neededField("by", parts, of: kind, pair), let steps = neededField("steps", parts, of: kind, pair),
            let name = needed("name", parts, of: pair).flatMap({ subfield($0, of: steps, kind: kind) }),
            let due = needed("due", parts, of: pair).flatMap({ subfield($0, of: steps, kind: kind) }),
            let state = needed("state", parts, of: pair).flatMap({ subfield($0, of: steps, kind: kind) })
        else { return nil }
        return .plan(
            View.Plan(
                kind: kind, by: by, steps: steps, name: name, due: due,
                moved: parts["moved"].flatMap { subfield($0.value, of: steps, kind: kind) }, state: state,
                milestone: parts["milestone"].flatMap { subfield($0.value, of: steps, kind: kind) },
                alsoBy: parts["also by"].map { fields($0.value, of: kind) } ?? []))
    }

    private mutating func calendar(_ pair: YAMLPair) -> View.Body? {
        let parts = viewParts(pair, ["calendar"])
        guard let node = needed("calendar", parts, of: pair) else { return nil }
        let sources = texts(node).compactMap { text -> View.CalendarSource? in
            let steps = text.split(separator: ".", maxSplits: 1).map(String.init)
            guard steps.count == 2, let kind = kind(YAMLNode(.scalar(steps[0], style: .plain), at: node.place)),
                let path = path(steps[1], of: kind, at: node.place)
            else { return nil }
            if type(of: path, from: kind) != .date { report(.wrongFieldType(text, expected: "date"), at: node.place) }
            return View.CalendarSource(kind: kind, path: path)
        }
        return .calendar(sources)
    }

    private mutating func reportView(_ pair: YAMLPair) -> View.Body? {
        let parts = viewParts(
            pair,
            [
                "report", "columns", "number", "settles", "previous", "decisions", "commitments", "running order",
                "start",
            ])
        guard let node = needed("report", parts, of: pair), let kind = kind(node),
            let columnsNode = needed("columns", parts, of: pair)
        else { return nil }
        let columns = fields(columnsNode, of: kind)
        guard columns.count == 3 else {
            report(.wrongShape(.view(pair.key), expected: .list), at: columnsNode.place)
            return nil
        }
        return .report(
            View.Report(
                kind: kind, columns: columns,
                number: parts["number"].flatMap { subfield($0.value, of: columns[2], kind: kind) },
                settles: parts["settles"].flatMap { subfield($0.value, of: columns[1], kind: kind) },
                previous: optionalField("previous", parts, of: kind),
                decisions: optionalField("decisions", parts, of: kind),
                commitments: parts["commitments"].flatMap { text($0.value) }?.slug,
                runningOrder: optionalField("running order", parts, of: kind),
                start: optionalField("start", parts, of: kind)))
    }

    private mutating func byWord(_ pair: YAMLPair) -> View.Body? {
        let parts = viewParts(pair, ["by public", "public", "asks", "answer", "contact"])
        guard let node = needed("by public", parts, of: pair), let kind = kind(node),
            let word = neededField("public", parts, of: kind, pair),
            let asks = neededField("asks", parts, of: kind, pair),
            let answer = neededField("answer", parts, of: kind, pair)
        else { return nil }
        return .byWord(
            View.ByWord(
                kind: kind, word: word, asks: asks, answer: answer, contact: optionalField("contact", parts, of: kind)))
    }

    private mutating func sheet(_ pair: YAMLPair) -> View.Body? {
        let parts = viewParts(
            pair,
            [
                "sheet", "per", "says", "talking", "avoid", "answers", "notice", "unless", "decisions", "commitments",
            ])
        guard let node = needed("sheet", parts, of: pair), let kind = kind(node),
            let per = needed("per", parts, of: pair).map({ fields($0, of: kind) }), !per.isEmpty,
            let says = neededField("says", parts, of: kind, pair)
        else { return nil }
        var decisions: (kind: KindID, field: FieldID)?
        if let node = parts["decisions"]?.value, let text = text(node) {
            let steps = text.split(separator: ".").map(String.init)
            if let kind = self.kind(YAMLNode(.scalar(steps.first ?? "", style: .plain), at: node.place)),
                steps.count == 2,
                let field = field(steps[1], of: kind, at: node.place)
            {
                decisions = (kind, field)
            }
        }
        return .sheet(
            View.Sheet(
                kind: kind, per: per, says: says, talking: optionalField("talking", parts, of: kind),
                avoid: optionalField("avoid", parts, of: kind), answers: optionalField("answers", parts, of: kind),
                notice: parts["notice"].flatMap { text($0.value) }, unless: optionalField("unless", parts, of: kind),
                decisions: decisions, commitments: parts["commitments"].flatMap { self.kind($0.value) }))
    }

    private mutating func dashboard(_ pair: YAMLPair, _ rules: [Rule]) -> View.Body? {
        let parts = viewParts(pair, ["dashboard", "late", "expired", "review", "by"])
        guard let node = needed("dashboard", parts, of: pair) else { return nil }
        let names: [YAMLNode] = node.items ?? [node]
        return .dashboard(
            View.Dashboard(
                rules: names.compactMap { coverageRule($0, rules) }, late: parts["late"].flatMap { text($0.value) },
                expired: parts["expired"].map { kindList($0.value) } ?? [],
                showsReview: boolean(parts["review"]) ?? false, by: parts["by"].flatMap { kind($0.value) }))
    }

    private mutating func kindList(_ node: YAMLNode) -> [KindID] {
        (node.items ?? [node]).compactMap { kind($0) }
    }

    private mutating func toMend(_ pair: YAMLPair) -> View.Body? {
        _ = viewParts(pair, ["to mend"])
        return .toMend
    }

    private mutating func changes(_ pair: YAMLPair) -> View.Body? {
        let parts = viewParts(pair, ["changes", "expires within"])
        guard let node = needed("changes", parts, of: pair) else { return nil }
        return .changes(
            View.Changes(
                kinds: kindList(node), expiresWithin: parts["expires within"].flatMap { integer($0.value) } ?? 30))
    }

    private mutating func versions(_ pair: YAMLPair) -> View.Body? {
        let parts = viewParts(pair, ["versions", "through"])
        guard let node = needed("versions", parts, of: pair), let kind = kind(node),
            let through = neededField("through", parts, of: kind, pair)
        else { return nil }
        return .versions(View.Versions(kind: kind, through: through))
    }
}
