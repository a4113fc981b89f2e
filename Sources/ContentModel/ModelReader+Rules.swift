internal import Diagnostics
internal import Language
internal import Markup

extension ModelReader {
    private static let ruleTypes = ["unique", "rows", "at most", "order", "sum", "required"]

    mutating func rule(_ pair: YAMLPair) -> Rule? {
        guard case .mapping(let pairs) = pair.value.content else {
            report(.wrongShape(.rule(pair.key), expected: .mapping), at: pair.value.place)
            return nil
        }
        let parts = pairs
        guard let type = Self.ruleTypes.first(where: { parts[$0] != nil }) else {
            report(
                .unknownRuleType(pair.key), at: pair.keyPlace, near: pairs.first?.key, among: Self.ruleTypes)
            return nil
        }
        let body: Rule.Body? =
            switch type {
            case "unique": unique(pair)
            case "rows": coverage(pair)
            case "at most": atMost(pair)
            case "order": order(pair)
            case "sum": sum(pair)
            default: requiredWhen(pair)
            }
        let severity = parts["level"].flatMap { word($0.value, among: Level.self) } ?? .error
        return body.map {
            Rule(
                name: pair.key, body: $0, severity: severity == .error ? .error : .warning,
                help: parts["help"].flatMap { text($0.value) }, place: pair.keyPlace)
        }
    }

    private enum Level: String, CaseIterable { case error, warning }

    private mutating func ruleParts(_ pair: YAMLPair, _ keys: [String]) -> [YAMLPair] {
        mapping(pair.value, of: .rule(pair.key), keys: keys + ["level", "help"])
    }

    /// The kind that a rule is about, under `key`.
    private mutating func subject(_ parts: [YAMLPair], _ key: String, of pair: YAMLPair) -> Int? {
        guard let node = parts[key]?.value else {
            report(.missingKey(key, within: .rule(pair.key)), at: pair.keyPlace)
            return nil
        }
        return kind(node)
    }

    private mutating func fields(_ node: YAMLNode, of kind: Int) -> [Int] {
        texts(node).compactMap { field($0, of: kind, at: node.place) }
    }

    mutating func conditions(_ parts: [YAMLPair], of kind: Int) -> [Rule.Condition] {
        guard let pair = parts["where"] else { return [] }
        return mapping(pair.value, of: .conditions).compactMap { condition in
            guard let field = field(condition.key, of: kind, at: condition.keyPlace) else { return nil }
            let values = texts(condition.value)
            if case .choice(let vocabulary, _) = kinds[kind].fields[field].type {
                for value in values where vocabulary.index(of: value) == nil {
                    report(
                        .unknownWord(value), at: condition.value.place, near: value,
                        among: vocabulary.words.map(\.text))
                }
            }
            return Rule.Condition(field: field, anyOf: values)
        }
    }

    /// `while: in force`.
    private mutating func whileInForce(_ parts: [YAMLPair], kind: Int) -> Bool {
        guard let pair = parts["while"], let text = text(pair.value) else { return false }
        if text.folded != "in force" {
            report(.unknownWord(text), at: pair.value.place, near: text, among: ["in force"])
            return false
        }
        if kinds[kind].validity == nil { report(.neverInForce(kind: kinds[kind].names.one), at: pair.value.place) }
        return true
    }

    private mutating func unique(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["unique", "among", "while", "where"])
        guard let kind = subject(parts, "among", of: pair), let node = parts["unique"]?.value else { return nil }
        return .unique(
            Rule.Unique(
                kind: kind, fields: fields(node, of: kind), whileInForce: whileInForce(parts, kind: kind),
                conditions: conditions(parts, of: kind)))
    }

    private mutating func atMost(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["at most", "of", "per", "where"])
        guard let kind = subject(parts, "of", of: pair), let node = parts["at most"]?.value, let limit = integer(node)
        else { return nil }
        return .atMost(
            Rule.AtMost(
                limit: limit, kind: kind, per: parts["per"].flatMap { field($0.value, of: kind) },
                conditions: conditions(parts, of: kind)))
    }

    private mutating func order(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["order", "of"])
        guard let kind = subject(parts, "of", of: pair), let node = parts["order"]?.value else { return nil }
        let fields = fields(node, of: kind)
        for index in fields where kinds[kind].fields[index].type != .date {
            report(.wrongFieldType(kinds[kind].fields[index].name, expected: "date"), at: node.place)
        }
        return .order(Rule.Order(kind: kind, fields: fields))
    }

    private mutating func sum(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["sum", "equals", "of"])
        guard let kind = subject(parts, "of", of: pair), let term = parts["sum"]?.value, let path = text(term) else {
            return nil
        }
        guard let equals = parts["equals"]?.value else {
            report(.missingKey("equals", within: .rule(pair.key)), at: pair.keyPlace)
            return nil
        }
        let steps = path.split(separator: ".").map(String.init)
        guard steps.count == 2, let records = field(steps[0], of: kind, at: term.place),
            case .records(let fields) = kinds[kind].fields[records].type
        else {
            if steps.count != 2 { report(.wrongShape(.rule(pair.key), expected: .path), at: term.place) }
            return nil
        }
        guard let index = fields.firstIndex(where: { $0.key == steps[1].slug }) else {
            report(
                .unknownField(steps[1], kind: kinds[kind].fields[records].name), at: term.place, near: steps[1],
                among: fields.map(\.name))
            return nil
        }
        guard let total = field(equals, of: kind) else { return nil }
        for (name, type) in [
            (fields[index].name, fields[index].type),
            (kinds[kind].fields[total].name, kinds[kind].fields[total].type),
        ] where type != .duration && type != .integer {
            report(.wrongFieldType(name, expected: "duration"), at: term.place)
        }
        return .sum(Rule.Sum(kind: kind, records: records, term: index, total: total))
    }

    private mutating func requiredWhen(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["required", "of", "where"])
        guard let kind = subject(parts, "of", of: pair), let node = parts["required"]?.value else { return nil }
        return .requiredWhen(
            Rule.RequiredWhen(kind: kind, fields: fields(node, of: kind), conditions: conditions(parts, of: kind)))
    }

    private mutating func coverage(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["rows", "columns", "below", "filled by", "through", "where"])
        guard let rows = subject(parts, "rows", of: pair), let filling = subject(parts, "filled by", of: pair) else {
            return nil
        }
        guard let columnsNode = parts["columns"]?.value, let through = parts["through"]?.value else {
            report(
                .missingKey(parts["columns"] == nil ? "columns" : "through", within: .rule(pair.key)), at: pair.keyPlace)
            return nil
        }
        let columns = texts(columnsNode).compactMap { path in
            field(String(path.split(separator: ".").last ?? ""), of: rows, at: columnsNode.place)
        }
        let ends = fields(through, of: filling)
        guard ends.count == 2, let columnKind = columns.first.flatMap({ targetKind(of: $0, in: rows) }) else {
            report(.wrongShape(.rule(pair.key), expected: .path), at: through.place)
            return nil
        }
        return .coverage(
            Rule.Coverage(
                rows: rows, columns: columns, columnKind: columnKind,
                below: parts["below"].flatMap { field($0.value, of: columnKind) }, filledBy: filling,
                throughRow: ends[0], throughColumn: ends[1], conditions: conditions(parts, of: filling)))
    }

    private func targetKind(of field: Int, in kind: Int) -> Int? {
        if case .reference(let type) = kinds[kind].fields[field].type { type.kinds.first } else { nil }
    }
}
