internal import Diagnostics
internal import Language
internal import Markup

extension ModelReader {
    private static let ruleTypes = [
        "close", "unique", "rows", "at most", "order", "sum", "required when", "required", "inside", "one of",
        "forbidden",
    ]

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
            case "close": close(pair)
            case "inside": inside(pair)
            case "one of": oneOf(pair)
            case "forbidden": forbidden(pair)
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

    mutating func ruleParts(_ pair: YAMLPair, _ keys: [String]) -> [YAMLPair] {
        mapping(pair.value, of: .rule(pair.key), keys: keys + ["level", "help"])
    }

    /// The kind that a rule is about, under `key`.
    mutating func subject(_ parts: [YAMLPair], _ key: String, of pair: YAMLPair) -> KindID? {
        guard let node = parts[key]?.value else {
            report(.missingKey(key, within: .rule(pair.key)), at: pair.keyPlace)
            return nil
        }
        return kind(node)
    }

    mutating func fields(_ node: YAMLNode, of kind: KindID) -> [FieldID] {
        texts(node).compactMap { field($0, of: kind, at: node.place) }
    }

    mutating func conditions(_ parts: [YAMLPair], under key: String = "where", of kind: KindID) -> [Rule.Condition] {
        guard let pair = parts[key] else { return [] }
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
    mutating func whileInForce(_ parts: [YAMLPair], kind: KindID) -> Bool {
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

    private mutating func coverage(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["rows", "columns", "below", "filled by", "through", "where", "while", "after"])
        guard let rows = subject(parts, "rows", of: pair), let filling = subject(parts, "filled by", of: pair) else {
            return nil
        }
        guard let columnsNode = parts["columns"]?.value, let through = parts["through"]?.value else {
            report(
                .missingKey(parts["columns"] == nil ? "columns" : "through", within: .rule(pair.key)), at: pair.keyPlace
            )
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
                throughRow: ends[0], throughColumn: ends[1], conditions: conditions(parts, of: filling),
                after: parts["after"].flatMap { text($0.value) }))
    }

    private func targetKind(of field: FieldID, in kind: KindID) -> KindID? {
        if case .reference(let type) = kinds[kind].fields[field].type { type.kinds.first } else { nil }
    }
}
