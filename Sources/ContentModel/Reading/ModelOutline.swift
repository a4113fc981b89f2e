internal import Diagnostics
internal import Language
internal import Markup

/// What a model file declares, in its own words: every part with its place, its keys checked, no name bound.
struct ModelOutline {
    let editions: YAMLNode?
    let vocabularies: [YAMLPair]
    let kinds: [DeclaredKind]
    let rules: [DeclaredRule]
    let views: [DeclaredView]
}

/// A kind as the file declares it.
struct DeclaredKind {
    let name: String
    let place: Place
    let parts: Parts<KindKey>
    let fields: [DeclaredField]
}

/// A field as the file declares it.
struct DeclaredField {
    let name: String
    let place: Place
    let parts: Parts<FieldKey>
    /// Of a records field: the fields of its rows.
    let columns: [DeclaredField]
}

/// A rule as the file declares it.
struct DeclaredRule {
    let name: String
    let place: Place
    let type: RuleType
    let parts: Parts<RuleKey>
}

/// A view as the file declares it.
struct DeclaredView {
    let name: String
    let place: Place
    let type: any ViewDeclaration.Type
    let common: Parts<ViewKey>
    let node: YAMLNode
}

extension ModelReader {
    /// The first pass: what is declared, and where.
    mutating func outline(_ node: YAMLNode, _ types: [any ViewDeclaration.Type]) -> ModelOutline {
        let file: Parts<ModelFileKey> = parts(node, of: .model, at: node.place)
        let vocabularies = file[.vocabularies].map { pairs($0, of: .vocabularies) } ?? []
        let kinds = file[.kinds].map { pairs($0, of: .kinds) } ?? []
        let rules = file[.rules].map { pairs($0, of: .rules) } ?? []
        let views = file[.views].map { pairs($0, of: .views) } ?? []
        return ModelOutline(
            editions: file[.editions], vocabularies: vocabularies, kinds: kinds.map { self.kind($0) },
            rules: rules.compactMap { rule($0) }, views: views.compactMap { view($0, types) })
    }

    private mutating func kind(_ pair: YAMLPair) -> DeclaredKind {
        let parts: Parts<KindKey> = parts(pair.value, of: .kind(pair.key), at: pair.keyPlace)
        let fields = parts[.fields].map { pairs($0, of: .fields) } ?? []
        return DeclaredKind(name: pair.key, place: pair.keyPlace, parts: parts, fields: fields.map { field($0) })
    }

    private mutating func field(_ pair: YAMLPair) -> DeclaredField {
        let parts: Parts<FieldKey> = parts(
            pair.value, of: .field(pair.key), at: pair.keyPlace, allowed: Self.keys(of: pair.value.pairs ?? []))
        let columns = parts[.records].map { pairs($0, of: .records) } ?? []
        return DeclaredField(
            name: pair.key, place: pair.keyPlace, parts: parts, columns: columns.map { field($0) })
    }

    /// The keys that a field may have by its type: what takes words has no targets, what takes targets no length. Of a
    /// type that is unknown, and reported as such, any key may be right.
    private static func keys(of given: [YAMLPair]) -> [FieldKey] {
        func value(_ key: FieldKey) -> YAMLNode? { given.first { $0.key.folded == key.rawValue }?.value }
        if value(.choice) != nil { return FieldKey.common + FieldTypeName.choice.keys }
        if value(.records) != nil { return FieldKey.common + FieldTypeName.records.keys }
        guard let type = value(.type)?.text.flatMap({ FieldTypeName(rawValue: $0.folded) }) else {
            return FieldKey.allCases.filter { !$0.note.isRequired || value($0) != nil }
        }
        return FieldKey.common + type.keys
    }

    private mutating func rule(_ pair: YAMLPair) -> DeclaredRule? {
        guard case .mapping(let pairs) = pair.value.content else {
            report(.wrongShape(.rule(pair.key), expected: .mapping), at: pair.value.place)
            return nil
        }
        let keys = Set(pairs.map(\.key.folded))
        guard let type = RuleType.allCases.first(where: { keys.contains($0.rawValue) }) else {
            report(.unknownRuleType(pair.key), in: pairs, of: pair, among: RuleType.allCases.map(\.rawValue))
            return nil
        }
        let parts: Parts<RuleKey> = parts(
            pair.value, of: .rule(pair.key), at: pair.keyPlace, allowed: type.keys + RuleKey.common)
        for key in type.needed where parts[key] == nil {
            report(.missingKey(key.rawValue, within: .rule(pair.key)), at: pair.keyPlace)
        }
        return DeclaredRule(name: pair.key, place: pair.keyPlace, type: type, parts: parts)
    }

    private mutating func view(_ pair: YAMLPair, _ types: [any ViewDeclaration.Type]) -> DeclaredView? {
        guard case .mapping(let pairs) = pair.value.content else {
            report(.wrongShape(.view(pair.key), expected: .mapping), at: pair.value.place)
            return nil
        }
        let keys = Set(pairs.map(\.key.folded))
        guard let type = types.first(where: { keys.contains($0.word) }) else {
            report(.unknownViewType(pair.key), in: pairs, of: pair, among: types.map { $0.word })
            return nil
        }
        // What is no key of its type is reported when those are read.
        let common: Parts<ViewKey> = parts(pair.value, of: .view(pair.key), at: pair.keyPlace, others: Array(keys))
        return DeclaredView(name: pair.key, place: pair.keyPlace, type: type, common: common, node: pair.value)
    }

    /// A rule or a view of no known type, told at the key that is nearest to one.
    private mutating func report(
        _ problem: ModelProblem, in pairs: [YAMLPair], of whole: YAMLPair, among types: [String]
    ) {
        let meant = pairs.first { NearMiss.nearest(to: $0.key, among: types) != nil } ?? pairs.first
        report(problem, at: meant?.keyPlace ?? whole.keyPlace, near: meant?.key, among: types)
    }
}
