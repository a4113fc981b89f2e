internal import Diagnostics
internal import Language
internal import Markup

/// Rules about single entries and about what they say of one another.
extension ModelBinder {
    mutating func rule(_ declared: DeclaredRule) -> Rule? {
        let parts = declared.parts
        let body: Rule.Body? =
            switch declared.type {
            case .close: close(parts)
            case .unique: unique(parts)
            case .rows: coverage(parts)
            case .atMost: atMost(parts)
            case .order: order(parts)
            case .sum: sum(parts)
            case .requiredWhen: requiredWhen(parts, under: .requiredWhen, .field)
            case .required: requiredWhen(parts, under: .where, .required)
            case .inside: inside(parts)
            case .oneOf: oneOf(parts)
            case .forbidden: parts[.forbidden].map { .forbidden(reader.texts($0)) }
            }
        let level = parts[.level].flatMap { reader.word($0, among: RuleLevel.self) } ?? .error
        let help = parts[.help].flatMap { reader.text($0) }
        return body.map {
            Rule(
                name: declared.name, body: $0, severity: level == .error ? .error : .warning, help: help,
                place: declared.place)
        }
    }

    /// The kind that a rule is about, under `key`.
    private mutating func subject(_ parts: Parts<RuleKey>, _ key: RuleKey) -> KindID? {
        parts[key].flatMap { self.kind($0) }
    }

    // MARK: Conditions

    mutating func conditions(_ parts: Parts<RuleKey>, under key: RuleKey, of kind: KindID) -> [Rule.Condition] {
        guard let node = parts[key] else { return [] }
        let scope = scope(kind)
        return reader.pairs(node, of: .conditions).compactMap { condition in
            guard let field = self.field(named: condition.key, in: scope, at: condition.keyPlace) else { return nil }
            return values(condition.value, of: scope.fields[field]).map { Rule.Condition(field: field, anyOf: $0) }
        }
    }

    private mutating func values(_ node: YAMLNode, of field: Field) -> Rule.Condition.Values? {
        switch field.type {
        case .choice: .words(reader.items(node).compactMap { word($0, of: field) })
        case .boolean: reader.boolean(node).map { .boolean($0) }
        default: .texts(reader.texts(node))
        }
    }

    /// `while: in force`.
    private mutating func whileInForce(_ parts: Parts<RuleKey>, kind: KindID) -> Bool {
        guard let node = parts[.while], reader.isWord("in force", node) else { return false }
        if kinds[kind].validity == nil { report(.neverInForce(kind: kinds[kind].names.one), at: node.place) }
        return true
    }

    // MARK: One function a type

    private mutating func unique(_ parts: Parts<RuleKey>) -> Rule.Body? {
        guard let kind = subject(parts, .among) else { return nil }
        let fields = self.fields(.unique, parts, in: scope(kind))
        let whileInForce = self.whileInForce(parts, kind: kind)
        let conditions = self.conditions(parts, under: .where, of: kind)
        if fields.isEmpty { return nil }
        return .unique(Rule.Unique(kind: kind, fields: fields, whileInForce: whileInForce, conditions: conditions))
    }

    /// `unique: [politique, question], close: question`.
    private mutating func close(_ parts: Parts<RuleKey>) -> Rule.Body? {
        guard let kind = subject(parts, .among), let close = field(.close, parts, in: scope(kind)) else { return nil }
        let others = fields(.unique, parts, in: scope(kind))
        return .close(
            Rule.Close(
                kind: kind, fields: others.filter { $0 != close }, field: close,
                whileInForce: whileInForce(parts, kind: kind)))
    }

    /// `at most: 15, of: action, per: plan`; `at most: 5, of: plan.axes`.
    private mutating func atMost(_ parts: Parts<RuleKey>) -> Rule.Body? {
        let limit = parts[.atMost].flatMap { reader.integer($0) }
        guard let node = parts[.of], let (kind, rest) = kindAndRest(node) else { return nil }
        let counted = rest.map { field(named: $0, in: scope(kind), at: node.place) }
        let per = field(.per, parts, in: scope(kind))
        let conditions = self.conditions(parts, under: .where, of: kind)
        guard let limit, counted != .some(nil) else { return nil }
        return .atMost(
            Rule.AtMost(limit: limit, kind: kind, field: counted ?? nil, per: per, conditions: conditions))
    }

    private mutating func order(_ parts: Parts<RuleKey>) -> Rule.Body? {
        guard let kind = subject(parts, .of), let node = parts[.order] else { return nil }
        let paths = reader.items(node).compactMap { path($0, from: kind, FieldSort(.date)) }
        return .order(Rule.Order(kind: kind, fields: paths))
    }

    private mutating func sum(_ parts: Parts<RuleKey>) -> Rule.Body? {
        guard let kind = subject(parts, .of) else { return nil }
        let total = field(.equals, parts, in: scope(kind))
        guard let terms = path(.sum, parts, from: kind), let total else { return nil }
        return .sum(Rule.Sum(kind: kind, terms: terms, total: total))
    }

    /// `required: [a, b], where: {…}, of: kind`, or `required when: {…}, field: a, of: kind`.
    private mutating func requiredWhen(_ parts: Parts<RuleKey>, under: RuleKey, _ key: RuleKey) -> Rule.Body? {
        guard let kind = subject(parts, .of) else { return nil }
        let fields = self.fields(key, parts, in: scope(kind))
        let conditions = self.conditions(parts, under: under, of: kind)
        return .requiredWhen(Rule.RequiredWhen(kind: kind, fields: fields, conditions: conditions))
    }

    /// `inside: [service, personne.service], below: rattachement, of: référent`.
    private mutating func inside(_ parts: Parts<RuleKey>) -> Rule.Body? {
        guard let kind = subject(parts, .of), let node = parts[.inside] else { return nil }
        let items = reader.items(node)
        guard items.count == 2 else {
            report(.wrongShape(parts.part, expected: .list), at: node.place)
            return nil
        }
        let field = self.field(items[0], in: scope(kind), .references)
        let path = self.path(items[1], from: kind, .references)
        guard let field, let path else { return nil }
        let targets = scope(kind).fields[field].type.targets
        let below = self.below(parts, targets[0])
        if Set(path.types.flatMap(\.targets)).isDisjoint(with: targets) {
            report(.wrongTarget(path.text, expected: heads[targets[0].index].names.one), at: items[1].place)
        }
        return .inside(Rule.Inside(kind: kind, field: field, path: path, below: below))
    }

    /// `one of: plan.axes, field: axe, of: action`.
    private mutating func oneOf(_ parts: Parts<RuleKey>) -> Rule.Body? {
        guard let kind = subject(parts, .of) else { return nil }
        let field = self.field(.field, parts, in: scope(kind))
        guard let path = self.path(.oneOf, parts, from: kind), let field else { return nil }
        return .oneOf(Rule.OneOf(kind: kind, field: field, path: path))
    }
}
