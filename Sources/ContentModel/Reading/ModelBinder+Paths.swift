internal import Diagnostics
internal import Language
package import Markup

/// Dotted paths: `date`, `étapes.échéance`, `plan.axes`, `sous-phases.jours`, `politique.pilote.responsable`.
extension ModelBinder {
    /// Where a path stands after some steps.
    private enum Position {
        case entries([KindID])
        case rows(FieldScope)
        case value
    }

    /// A path from the entries of a kind, in the model's words.
    /// - Parameter sort: what must stand at its end.
    package mutating func path(_ node: YAMLNode, from kind: KindID, _ sort: FieldSort = .any) -> FieldPath? {
        reader.text(node).flatMap { path($0, from: kind, sort, at: node.place) }
    }

    mutating func path(_ text: String, from kind: KindID, _ sort: FieldSort = .any, at place: Place) -> FieldPath? {
        var position = Position.entries([kind])
        var steps: [FieldPath.Step] = []
        var ends: [Field] = []
        var names: [String] = []
        for name in text.split(separator: ".", omittingEmptySubsequences: false).map({ $0.trimmingSpaces }) {
            guard let (step, found) = step(name, from: position, after: names.last, at: place) else { return nil }
            steps.append(step)
            names.append(name)
            ends = found
            position = Self.position(after: found)
            if case .inverse(let inverses) = step {
                position = .entries(Array(Set(inverses.map(\.sourceKind))).sorted())
            }
        }
        if case .inverse? = steps.last {
            report(.wrongShape(.value, expected: .path), at: place)
            return nil
        }
        guard ends.allSatisfy({ sort.accepts($0.type) }) else {
            report(.wrongFieldType(names.last ?? text, expected: sort.text), at: place)
            return nil
        }
        return FieldPath(steps: steps, text: text, label: ends.first?.label ?? text, types: ends.map(\.type))
    }

    private static func position(after ends: [Field]) -> Position {
        let targets = Set(ends.flatMap(\.type.targets)).sorted()
        if !targets.isEmpty { return .entries(targets) }
        if ends.count == 1, !ends[0].type.recordFields.isEmpty {
            return .rows(FieldScope(name: ends[0].name, fields: ends[0].type.recordFields))
        }
        return .value
    }

    private mutating func step(
        _ name: String, from position: Position, after former: String?, at place: Place
    ) -> (FieldPath.Step, [Field])? {
        switch position {
        case .entries(let kinds): return step(name, from: kinds, at: place)
        case .rows(let scope):
            return field(named: name, in: scope, at: place).map { (.column($0), [scope.fields[$0]]) }
        case .value:
            report(.wrongFieldType(former ?? name, expected: FieldSort.references.text), at: place)
            return nil
        }
    }

    /// A field that every kind has, or a name under which others refer to each of them.
    private mutating func step(_ name: String, from kinds: [KindID], at place: Place) -> (FieldPath.Step, [Field])? {
        let key = name.slug
        let pairs = kinds.compactMap { kind in
            fields[kind.index].firstID { $0.key == key }.map { FieldByKind.Pair(kind: kind, field: $0) }
        }
        if pairs.count == kinds.count {
            return (.field(FieldByKind(fields: pairs)), pairs.map { fields[$0.kind.index][$0.field.index] })
        }
        let found = kinds.map { kind in inverses[kind.index].filter { $0.key == key } }
        if found.allSatisfy({ !$0.isEmpty }) { return (.inverse(found.flatMap(\.self)), []) }
        let lacking = kinds.first { kind in !pairs.contains { $0.kind == kind } } ?? kinds[0]
        let known = fields[lacking.index].map(\.name) + inverses[lacking.index].map(\.name)
        report(.unknownField(name, kind: heads[lacking.index].names.one), at: place, near: name, among: known)
        return nil
    }

    // MARK: Paths that begin with their kind

    /// `rencontre.date`: a kind and a path from its entries.
    package mutating func pathFromKind(_ node: YAMLNode, _ sort: FieldSort = .any) -> (kind: KindID, path: FieldPath)? {
        guard let (kind, rest) = kindAndRest(node) else { return nil }
        guard let rest else {
            report(.wrongShape(.value, expected: .path), at: node.place)
            return nil
        }
        return path(rest, from: kind, sort, at: node.place).map { (kind, $0) }
    }

    /// `situation.état` or `situation`: a kind, and what follows its name.
    package mutating func kindAndRest(_ node: YAMLNode) -> (kind: KindID, rest: String?)? {
        guard let text = reader.text(node) else { return nil }
        guard let dot = text.firstIndex(of: ".") else { return kind(named: text, at: node.place).map { ($0, nil) } }
        let rest = String(text[text.index(after: dot)...])
        return kind(named: String(text[..<dot]), at: node.place).map { ($0, rest) }
    }

    /// `action.politiques` under a key, of the sort that the key takes, from the entries of a kind.
    package mutating func path<Key>(_ key: Key, _ parts: Parts<Key>, from kind: KindID) -> FieldPath? {
        guard let node = parts[key] else { return nil }
        if case .path(let sort) = key.note.takes { return path(node, from: kind, sort) }
        return path(node, from: kind)
    }
}

extension StringProtocol {
    /// Without white space at the ends.
    var trimmingSpaces: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
