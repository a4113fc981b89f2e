internal import Diagnostics
internal import Language
internal import Markup

/// Rules about single entries and about what they say of one another.
extension ModelReader {
    /// A dotted path from an entry of a kind: `date`, `étapes.échéance`, `plan.axes`, `sous-phases.jours`.
    mutating func path(_ text: String, of kind: KindID, at place: Place) -> Rule.FieldPath? {
        let steps = text.split(separator: ".").map(String.init)
        guard (1...2).contains(steps.count) else {
            report(.wrongShape(.value, expected: .path), at: place)
            return nil
        }
        if steps.count == 1 { return field(steps[0], of: kind, at: place).map { .field($0) } }
        if let inverse = inverse(steps[0], of: kind) {
            guard let end = field(steps[1], of: inverse, at: place) else { return nil }
            return .inverse(key: steps[0].slug, field: kinds[inverse].fields[end].key)
        }
        guard let first = field(steps[0], of: kind, at: place) else { return nil }
        switch kinds[kind].fields[first].type {
        case .records(let fields):
            if let index = fields.firstID(where: { $0.key == steps[1].slug }) {
                return .record(field: first, subfield: index)
            }
            report(
                .unknownField(steps[1], kind: kinds[kind].fields[first].name), at: place, near: steps[1],
                among: fields.map(\.name))
            return nil
        case .reference(let type):
            for target in type.kinds where field(steps[1], of: target, at: place) == nil { return nil }
            return .through(field: first, key: steps[1].slug)
        default:
            report(.wrongFieldType(kinds[kind].fields[first].name, expected: "reference"), at: place)
            return nil
        }
    }

    /// The kind of the entries that refer to a kind under a name.
    private func inverse(_ name: String, of kind: KindID) -> KindID? {
        for source in kinds {
            for field in source.fields {
                guard case .reference(let type) = field.type, type.kinds.contains(kind) else { continue }
                if type.inverseKey == name.slug { return source.id }
            }
        }
        return nil
    }

    private mutating func paths(_ node: YAMLNode, of kind: KindID) -> [Rule.FieldPath] {
        texts(node).compactMap { path($0, of: kind, at: node.place) }
    }

    /// The type of what a path ends in; nil when it differs by kind.
    func type(of path: Rule.FieldPath, from kind: KindID) -> FieldType? {
        switch path {
        case .field(let field): return kinds[kind].fields[field].type
        case .record(let field, let subfield):
            if case .records(let fields) = kinds[kind].fields[field].type { return fields[subfield].type }
            return nil
        case .through(let field, let key):
            guard case .reference(let type) = kinds[kind].fields[field].type, let target = type.kinds.first else {
                return nil
            }
            return kinds[target].fieldIndex(key).map { kinds[target].fields[$0].type }
        case .inverse(let key, let field):
            return inverse(key, of: kind).flatMap { source in
                kinds[source].fieldIndex(field).map { kinds[source].fields[$0].type }
            }
        }
    }

    /// `at most: 15, of: action, per: plan`; `at most: 5, of: plan.axes`.
    mutating func atMost(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["at most", "of", "per", "where"])
        guard let node = parts["at most"]?.value, let limit = integer(node) else { return nil }
        var counted: FieldID?
        let kind: KindID?
        if let of = parts["of"]?.value, let text = of.text, let dot = text.firstIndex(of: ".") {
            kind = self.kind(YAMLNode(.scalar(String(text[..<dot]), style: .plain), at: of.place))
            counted = kind.flatMap { field(String(text[text.index(after: dot)...]), of: $0, at: of.place) }
            if counted == nil { return nil }
        } else {
            kind = subject(parts, "of", of: pair)
        }
        guard let kind else { return nil }
        return .atMost(
            Rule.AtMost(
                limit: limit, kind: kind, field: counted, per: parts["per"].flatMap { field($0.value, of: kind) },
                conditions: conditions(parts, of: kind)))
    }

    mutating func order(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["order", "of"])
        guard let kind = subject(parts, "of", of: pair), let node = parts["order"]?.value else { return nil }
        let paths = paths(node, of: kind)
        for (path, name) in zip(paths, texts(node)) where type(of: path, from: kind) != .date {
            report(.wrongFieldType(name, expected: "date"), at: node.place)
        }
        return .order(Rule.Order(kind: kind, fields: paths))
    }

    mutating func sum(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["sum", "equals", "of"])
        guard let kind = subject(parts, "of", of: pair), let term = parts["sum"]?.value, let name = text(term) else {
            return nil
        }
        guard let equals = parts["equals"]?.value else {
            report(.missingKey("equals", within: .rule(pair.key)), at: pair.keyPlace)
            return nil
        }
        guard let terms = path(name, of: kind, at: term.place), let total = field(equals, of: kind) else { return nil }
        let totalType = kinds[kind].fields[total].type
        for (name, type) in [(name, type(of: terms, from: kind)), (kinds[kind].fields[total].name, totalType)] {
            let isNumber = [.duration, .integer, .decimal].contains(type)
            if !isNumber { report(.wrongFieldType(name, expected: "duration"), at: term.place) }
        }
        return .sum(Rule.Sum(kind: kind, terms: terms, total: total))
    }

    /// `required: [a, b], where: {…}, of: kind`, or `required when: {…}, field: a, of: kind`.
    mutating func requiredWhen(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["required", "where", "required when", "field", "of"])
        guard let kind = subject(parts, "of", of: pair) else { return nil }
        guard let node = parts["required"]?.value ?? parts["field"]?.value else {
            report(.missingKey("field", within: .rule(pair.key)), at: pair.keyPlace)
            return nil
        }
        let conditions = conditions(parts, of: kind) + conditions(parts, under: "required when", of: kind)
        return .requiredWhen(Rule.RequiredWhen(kind: kind, fields: fields(node, of: kind), conditions: conditions))
    }

    /// `unique: [politique, question], close: question`.
    mutating func close(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["unique", "close", "among", "while"])
        guard let kind = subject(parts, "among", of: pair), let node = parts["close"]?.value,
            let close = field(node, of: kind)
        else { return nil }
        let others = parts["unique"].map { fields($0.value, of: kind) } ?? []
        return .close(
            Rule.Close(
                kind: kind, fields: others.filter { $0 != close }, field: close,
                whileInForce: whileInForce(parts, kind: kind)))
    }

    /// `inside: [service, personne.service], below: rattachement, of: référent`.
    mutating func inside(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["inside", "below", "of"])
        guard let kind = subject(parts, "of", of: pair), let node = parts["inside"]?.value else { return nil }
        let names = texts(node)
        guard names.count == 2 else {
            report(.wrongShape(.rule(pair.key), expected: .list), at: node.place)
            return nil
        }
        guard let field = field(names[0], of: kind, at: node.place), let path = path(names[1], of: kind, at: node.place)
        else { return nil }
        guard case .reference(let type) = kinds[kind].fields[field].type, let target = type.kinds.first else {
            report(.wrongFieldType(names[0], expected: "reference"), at: node.place)
            return nil
        }
        let below = parts["below"].flatMap { self.field($0.value, of: target) }
        return .inside(Rule.Inside(kind: kind, field: field, path: path, below: below))
    }

    /// `one of: plan.axes, field: axe, of: action`.
    mutating func oneOf(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["one of", "field", "of"])
        guard let kind = subject(parts, "of", of: pair), let node = parts["one of"]?.value, let text = text(node),
            let path = path(text, of: kind, at: node.place)
        else { return nil }
        guard let named = parts["field"]?.value else {
            report(.missingKey("field", within: .rule(pair.key)), at: pair.keyPlace)
            return nil
        }
        return field(named, of: kind).map { .oneOf(Rule.OneOf(kind: kind, field: $0, path: path)) }
    }

    mutating func forbidden(_ pair: YAMLPair) -> Rule.Body? {
        let parts = ruleParts(pair, ["forbidden"])
        return parts["forbidden"].map { .forbidden(texts($0.value)) }
    }
}
