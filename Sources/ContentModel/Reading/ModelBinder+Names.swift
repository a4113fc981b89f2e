package import Diagnostics
internal import Language
package import Markup

/// Names of kinds, fields, columns, words, editions, rules: what they name, or a report.
extension ModelBinder {
    // MARK: Kinds

    /// The kind that a node names.
    package mutating func kind(_ node: YAMLNode) -> KindID? {
        reader.text(node).flatMap { kind(named: $0, at: node.place) }
    }

    /// The kind of a name.
    package mutating func kind(named name: String, at place: Place) -> KindID? {
        if let head = heads.first(where: { $0.key == name.slug }) { return head.id }
        report(.unknownKind(name), at: place, near: name, among: heads.map(\.name))
        return nil
    }

    /// One kind, or several in a sequence, each once.
    package mutating func kinds(_ node: YAMLNode) -> [KindID] {
        var found: [KindID] = []
        for item in reader.items(node) {
            guard let kind = kind(item) else { continue }
            if found.contains(kind) { report(.duplicateName(heads[kind.index].name), at: item.place) }
            found.append(kind)
        }
        return found
    }

    // MARK: Fields

    /// The fields of a kind, as names are looked up in them.
    package func scope(_ kind: KindID) -> FieldScope {
        FieldScope(name: heads[kind.index].names.one, fields: fields[kind.index])
    }

    /// The columns of a records field.
    package func columns(of field: FieldID, _ kind: KindID) -> FieldScope {
        let field = fields[kind.index][field.index]
        return FieldScope(name: field.name, fields: field.type.recordFields)
    }

    /// The field that a node names, if it is of the sort.
    package mutating func field(_ node: YAMLNode, in scope: FieldScope, _ sort: FieldSort = .any) -> FieldID? {
        reader.text(node).flatMap { field(named: $0, in: scope, sort, at: node.place) }
    }

    /// The field of a name, if it is of the sort.
    package mutating func field(named name: String, in scope: FieldScope, _ sort: FieldSort = .any, at place: Place)
        -> FieldID?
    {
        guard let field = scope.fields.firstID(where: { $0.key == name.slug }) else {
            report(.unknownField(name, kind: scope.name), at: place, near: name, among: scope.fields.map(\.name))
            return nil
        }
        if sort.accepts(scope.fields[field].type) { return field }
        report(.wrongFieldType(scope.fields[field].name, expected: sort.text), at: place)
        return nil
    }

    /// One field, or several in a sequence, each once.
    package mutating func fields(_ node: YAMLNode, in scope: FieldScope, _ sort: FieldSort = .any) -> [FieldID] {
        var found: [FieldID] = []
        for item in reader.items(node) {
            guard let field = self.field(item, in: scope, sort) else { continue }
            if found.contains(field) { report(.duplicateName(scope.fields[field].name), at: item.place) }
            found.append(field)
        }
        return found
    }

    /// The field that a key names, of the sort that the key takes.
    package mutating func field<Key>(_ key: Key, _ parts: Parts<Key>, in scope: FieldScope) -> FieldID? {
        guard let node = parts[key] else { return nil }
        switch key.note.takes {
        case .field(let sort), .column(let sort), .fields(let sort): return field(node, in: scope, sort)
        default: return field(node, in: scope)
        }
    }

    /// The fields that a key names, of the sort that the key takes.
    package mutating func fields<Key>(_ key: Key, _ parts: Parts<Key>, in scope: FieldScope) -> [FieldID] {
        guard let node = parts[key] else { return [] }
        if case .fields(let sort) = key.note.takes { return fields(node, in: scope, sort) }
        return fields(node, in: scope)
    }

    /// Fields to sort by: `numéro`, `-date`.
    package mutating func sortKeys(_ node: YAMLNode?, in scope: FieldScope) -> [SortKey] {
        guard let node else { return [] }
        return reader.items(node).compactMap { item in
            guard let text = reader.text(item) else { return nil }
            let isDescending = text.hasPrefix("-")
            let name = isDescending ? String(text.dropFirst()) : text
            return field(named: name, in: scope, at: item.place).map { SortKey(field: $0, isDescending: isDescending) }
        }
    }

    // MARK: Words, editions, rules

    /// A word of the choice that a field is.
    package mutating func word(_ node: YAMLNode, of field: Field) -> Int? {
        guard let text = reader.text(node), case .choice(let vocabulary, _) = field.type else { return nil }
        if let word = vocabulary.index(of: text) { return word }
        report(.unknownWord(text), at: node.place, near: text, among: vocabulary.words.map(\.text))
        return nil
    }

    /// The audience that a node names: a position in `editions`.
    package mutating func edition(_ node: YAMLNode) -> Int? {
        guard let name = reader.text(node) else { return nil }
        if let index = editions.firstIndex(where: { $0.folded == name.folded }) { return index }
        report(.unknownWord(name), at: node.place, near: name, among: editions)
        return nil
    }

    /// The coverage rule that a node names.
    package mutating func coverageRule(_ node: YAMLNode) -> (id: RuleID, rule: Rule.Coverage)? {
        guard let name = reader.text(node) else { return nil }
        for (id, rule) in rules.identified {
            if rule.name.folded == name.folded, case .coverage(let coverage) = rule.body { return (id, coverage) }
        }
        let known = rules.filter { if case .coverage = $0.body { true } else { false } }.map(\.name)
        report(.unknownWord(name), at: node.place, near: name, among: known)
        return nil
    }

    /// The name that a node gives, under which others refer to the entries of a kind.
    package mutating func inverse(_ node: YAMLNode, of kind: KindID) -> Inverse? {
        guard let name = reader.text(node) else { return nil }
        let known = inverses[kind.index]
        if let inverse = known.first(where: { $0.key == name.slug }) { return inverse }
        report(
            .unknownInverse(name, kind: heads[kind.index].names.one), at: node.place, near: name,
            among: known.map(\.name))
        return nil
    }
}

/// Fields among which a name is looked up, and what messages call their owner.
package struct FieldScope {
    /// The owner, as messages call it.
    package let name: String
    /// In the order of the file.
    package let fields: [Field]
}
