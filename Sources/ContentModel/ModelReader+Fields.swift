internal import Diagnostics
internal import Language
internal import Markup

extension ModelReader {
    private static let fieldKeys = [
        "type", "choice", "many", "records", "required", "unique", "default", "to", "inverse", "search", "personal",
        "help", "length",
    ]

    mutating func field(_ pair: YAMLPair) -> Field {
        let parts = mapping(pair.value, of: .field(pair.key), keys: Self.fieldKeys)
        let type = fieldType(parts, of: pair)
        return Field(
            name: pair.key, key: pair.key.slug, type: type,
            isRequired: boolean(parts["required"]) ?? false, isUnique: boolean(parts["unique"]) ?? false,
            length: parts["length"].flatMap { length($0.value, of: pair, type: type) },
            defaultValue: parts["default"].flatMap { text($0.value) }.map { .text($0) },
            search: parts["search"].flatMap { searchRole($0.value) } ?? .body,
            isPersonal: boolean(parts["personal"]) ?? false,
            help: parts["help"].flatMap { text($0.value) }, place: pair.keyPlace)
    }

    /// A number of characters, at least 1; only texts have one.
    private mutating func length(_ node: YAMLNode, of pair: YAMLPair, type: FieldType) -> Int? {
        guard type == .text || type == .texts else {
            report(.wrongFieldType(pair.key, expected: "text"), at: node.place)
            return nil
        }
        guard let length = integer(node) else { return nil }
        if length > 0 { return length }
        report(.wrongShape(.field(pair.key), expected: .integer), at: node.place)
        return nil
    }

    private mutating func searchRole(_ node: YAMLNode) -> Field.SearchRole? {
        if case .scalar(let text, _) = node.content, Boolean.parse(text) == false { return .no }
        return word(node, among: Field.SearchRole.self)
    }

    private mutating func fieldType(_ parts: [YAMLPair], of pair: YAMLPair) -> FieldType {
        let many = boolean(parts["many"]) ?? false
        if let choice = parts["choice"] { return .choice(self.choice(choice.value), many: many) }
        if let records = parts["records"] {
            let fields = mapping(records.value, of: .records).map { field($0) }
            for field in fields {
                if case .records = field.type {
                    report(.wrongFieldType(field.name, expected: "text"), at: field.place)
                }
            }
            return .records(fields)
        }
        guard let node = parts["type"]?.value, let name = text(node) else {
            if parts["type"] == nil { report(.missingKey("type", within: .field(pair.key)), at: pair.keyPlace) }
            return .text
        }
        if let simple = Self.simpleTypes.first(where: { $0.name == name.folded }) { return simple }
        let referenceTypes: [String: (many: Bool, text: Bool)] = [
            "reference": (many, false), "references": (true, false), "reference-or-text": (many, true),
            "references-or-texts": (true, true),
        ]
        guard let form = referenceTypes[name.folded] else {
            report(
                .unknownType(name), at: node.place, near: name,
                among: Self.simpleTypes.map(\.name) + referenceTypes.keys.sorted() + ["choice", "records"])
            return .text
        }
        guard let to = parts["to"] else {
            report(.missingKey("to", within: .field(pair.key)), at: pair.keyPlace)
            return .text
        }
        let targets: [YAMLNode] = if case .sequence(let nodes) = to.value.content { nodes } else { [to.value] }
        let kinds = targets.compactMap { kind($0) }
        guard !kinds.isEmpty else { return .text }
        let inverse = parts["inverse"].flatMap { text($0.value) }
        return .reference(
            ReferenceType(
                kinds: kinds.sorted(), isMany: form.many, allowsText: form.text, inverse: inverse,
                inverseKey: inverse?.slug))
    }

    private static let simpleTypes: [FieldType] = [
        .text, .texts, .markdown, .integer, .decimal, .date, .boolean, .mail, .telephone, .url, .duration, .time,
        .file(many: false), .file(many: true), .edition, .aliases, .searchable, .publicationState,
    ]

    /// A default that is a path of fields, such as `personne.service`, must lead somewhere of the right type.
    mutating func checkDefaults(of kind: KindID) {
        for (index, field) in kinds[kind].fields.identified {
            guard case .reference = field.type, case .text(let text) = field.defaultValue else { continue }
            let steps = text.split(separator: ".").map { String($0).slug }
            guard steps.count == 2, let first = kinds[kind].fieldIndex(steps[0]),
                case .reference(let type) = kinds[kind].fields[first].type
            else { continue }
            kinds[kind].fields[index].defaultValue = .path([steps[0], steps[1]])
            pendingDefaults.append((kind: kind, steps: steps, through: type.kinds, place: field.place))
        }
    }

    /// Checks, once every kind is read, that the paths of defaults exist.
    mutating func checkPendingDefaults() {
        for pending in pendingDefaults {
            for target in pending.through where kinds[target].fieldIndex(pending.steps[1]) == nil {
                _ = field(pending.steps[1], of: target, at: pending.place)
            }
        }
    }

    // MARK: Visa

    /// The names of a visa's fields in the site's language, unless the model names others by type.
    private var visaNames: (state: String, by: String, on: String, fingerprint: String, reason: String) {
        switch language {
        case .french: ("état de publication", "validé par", "validé le", "empreinte", "motif du retrait")
        case .english: ("publication state", "validated by", "validated on", "fingerprint", "reason for withdrawal")
        }
    }

    mutating func visaIsRequired(_ pair: YAMLPair) -> Bool {
        guard let text = text(pair.value) else { return false }
        if text.folded == "required" { return true }
        report(.unknownWord(text), at: pair.value.place, near: text, among: ["required"])
        return false
    }

    /// The fields that a visa needs and the model has not declared.
    func visaFields(missingFrom fields: [Field], at place: Place) -> [Field] {
        let wanted: [(String, FieldType)] = [
            (visaNames.state, .publicationState),
            (
                visaNames.by,
                .reference(ReferenceType(kinds: kinds.ids, isMany: false, allowsText: true))
            ), (visaNames.on, .date), (visaNames.fingerprint, .text), (visaNames.reason, .text),
        ]
        return wanted.filter { name, _ in !fields.contains { $0.key == name.slug } }.map { name, type in
            Field(
                name: name, key: name.slug, type: type, isRequired: false, isUnique: false, search: .no,
                isPersonal: false, place: place)
        }
    }

    func visa(of kind: KindID) -> Kind.Visa? {
        guard let state = kinds[kind].fieldIndex(visaNames.state.slug),
            let by = kinds[kind].fieldIndex(visaNames.by.slug), let on = kinds[kind].fieldIndex(visaNames.on.slug),
            let fingerprint = kinds[kind].fieldIndex(visaNames.fingerprint.slug),
            let reason = kinds[kind].fieldIndex(visaNames.reason.slug)
        else { return nil }
        return Kind.Visa(state: state, by: by, on: on, fingerprint: fingerprint, reason: reason)
    }
}
