internal import Diagnostics
internal import Language
internal import Markup

extension [YAMLPair] {
    /// The pair of that folded key.
    subscript(key: String) -> YAMLPair? { first { $0.key.folded == key } }
}

extension ModelReader {
    mutating func report(
        _ problem: ModelProblem, at place: Place, near name: String? = nil, among names: [String] = [],
        notes: [Diagnostic.Note] = []
    ) {
        let suggestion = name.flatMap { NearMiss.nearest(to: $0, among: names) }
        diagnostics.append(Diagnostic(.model(problem), at: place, suggestion: suggestion, notes: notes))
    }

    /// The pairs of a mapping; with `keys`, every other key is reported and left out.
    mutating func mapping(_ node: YAMLNode, of part: ModelPart, keys: [String]? = nil) -> [YAMLPair] {
        guard case .mapping(let pairs) = node.content else {
            report(.wrongShape(part, expected: .mapping), at: node.place)
            return []
        }
        guard let keys else { return pairs }
        return pairs.filter { pair in
            if keys.contains(pair.key.folded) { return true }
            report(.unknownKey(pair.key, within: part), at: pair.keyPlace, near: pair.key, among: keys)
            return false
        }
    }

    mutating func text(_ node: YAMLNode) -> String? {
        if case .scalar(let text, _) = node.content { return text }
        report(.wrongShape(.value, expected: .text), at: node.place)
        return nil
    }

    /// One text, or several in a sequence.
    mutating func texts(_ node: YAMLNode) -> [String] {
        switch node.content {
        case .sequence(let nodes): return nodes.compactMap { text($0) }
        case .scalar(let text, _): return [text]
        case .null: return []
        case .mapping:
            report(.wrongShape(.value, expected: .list), at: node.place)
            return []
        }
    }

    mutating func boolean(_ pair: YAMLPair?) -> Bool? {
        guard let pair, let text = text(pair.value) else { return nil }
        if let value = Boolean.parse(text) { return value }
        report(.wrongShape(.value, expected: .boolean), at: pair.value.place)
        return nil
    }

    mutating func integer(_ node: YAMLNode) -> Int? {
        if let text = text(node) {
            if let value = Int(text) { return value }
            report(.wrongShape(.value, expected: .integer), at: node.place)
        }
        return nil
    }

    /// A word of a closed list of the program's.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ node: YAMLNode, among: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let text = text(node) else { return nil }
        if let word = Word.allCases.first(where: { $0.rawValue == text.folded }) { return word }
        report(.unknownWord(text), at: node.place, near: text, among: Word.allCases.map(\.rawValue))
        return nil
    }

    /// The kind that a node names.
    mutating func kind(_ node: YAMLNode) -> KindID? {
        guard let name = text(node) else { return nil }
        if let kind = kinds.first(where: { $0.key == name.slug }) { return kind.id }
        report(.unknownKind(name), at: node.place, near: name, among: kinds.map(\.name))
        return nil
    }

    /// The field of a kind that a node names.
    mutating func field(_ node: YAMLNode, of kind: KindID) -> FieldID? {
        guard let name = text(node) else { return nil }
        return field(name, of: kind, at: node.place)
    }

    mutating func field(_ name: String, of kind: KindID, at place: Place) -> FieldID? {
        if let index = kinds[kind].fieldIndex(name.slug) { return index }
        report(
            .unknownField(name, kind: kinds[kind].names.one), at: place, near: name,
            among: kinds[kind].fields.map(\.name))
        return nil
    }
}

/// `oui`, `non`, `yes`, `no`, `true`, `false`, folded.
public enum Boolean {
    /// Nil for any other word.
    public static func parse(_ text: String) -> Bool? {
        switch text.folded {
        case "oui", "yes", "true", "vrai": true
        case "non", "no", "false", "faux": false
        default: nil
        }
    }
}
