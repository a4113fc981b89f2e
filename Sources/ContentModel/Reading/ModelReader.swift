package import Diagnostics
internal import Language
package import Markup

/// Reads the shapes of a YAML file: mappings with known keys, texts, lists, yes and no. Whatever has another shape is
/// reported at its place.
package struct ModelReader {
    let language: SiteLanguage
    private(set) var diagnostics: [Diagnostic]

    init(language: SiteLanguage, diagnostics: [Diagnostic]) {
        self.language = language
        self.diagnostics = diagnostics
    }

    mutating func report(
        _ problem: ModelProblem, at place: Place, near name: String? = nil, among names: [String] = [],
        lists: Bool = true, notes: [Diagnostic.Note] = []
    ) {
        let suggestion = name.flatMap { NearMiss.nearest(to: $0, among: names) }
        diagnostics.append(
            Diagnostic(.model(problem), at: place, suggestion: suggestion, choices: lists ? names : [], notes: notes))
    }

    mutating func report(_ problem: VisaProblem, at place: Place) {
        diagnostics.append(Diagnostic(.visa(problem), at: place))
    }

    // MARK: Mappings

    /// The pairs of a mapping whose keys are names.
    package mutating func pairs(_ node: YAMLNode, of part: ModelPart) -> [YAMLPair] {
        if case .mapping(let pairs) = node.content { return pairs }
        report(.wrongShape(part, expected: .mapping), at: node.place)
        return []
    }

    /// The parts of a mapping: every key that is not described is reported, as is every one that is required and not there.
    /// - Parameters:
    ///   - place: where a missing key is reported.
    ///   - allowed: the keys that this part takes; all of them when nil.
    ///   - others: keys that somebody else reads.
    package mutating func parts<Key: PartKeys>(
        _ node: YAMLNode, of part: ModelPart, at place: Place, allowed: [Key]? = nil, others: [String] = []
    ) -> Parts<Key> {
        let allowed = allowed ?? Array(Key.allCases)
        var found: [Key: YAMLPair] = [:]
        for pair in pairs(node, of: part) {
            let folded = pair.key.folded
            if let key = Key(rawValue: folded), allowed.contains(key) {
                found[key] = pair
            } else if !others.contains(folded) {
                let known = allowed.map(\.rawValue) + others
                report(.unknownKey(pair.key, within: part), at: pair.keyPlace, near: pair.key, among: known)
            }
        }
        if node.pairs != nil {
            for key in allowed where key.note.isRequired && found[key] == nil {
                report(.missingKey(key.rawValue, within: part), at: place)
            }
        }
        return Parts(part, at: place, found)
    }

    // MARK: Values

    /// A text; of what is none, nil and a report.
    package mutating func text(_ node: YAMLNode) -> String? {
        if case .scalar(let text, _) = node.content { return text }
        report(.wrongShape(.value, expected: .text), at: node.place)
        return nil
    }

    /// One text, or several in a sequence, each with its place.
    package mutating func items(_ node: YAMLNode) -> [YAMLNode] {
        switch node.content {
        case .sequence(let nodes): return nodes
        case .scalar: return [node]
        case .null: return []
        case .mapping:
            report(.wrongShape(.value, expected: .list), at: node.place)
            return []
        }
    }

    /// One text, or several in a sequence.
    package mutating func texts(_ node: YAMLNode) -> [String] { items(node).compactMap { text($0) } }

    /// Yes or no; nil where nothing is said.
    package mutating func boolean(_ node: YAMLNode?) -> Bool? {
        guard let node, let text = text(node) else { return nil }
        if let value = Boolean.parse(text) { return value }
        report(.wrongShape(.value, expected: .boolean), at: node.place)
        return nil
    }

    /// A whole number that is not below `least`.
    package mutating func integer(_ node: YAMLNode, least: Int = 0, of part: ModelPart = .value) -> Int? {
        guard let text = text(node) else { return nil }
        if let value = Int(text), value >= least { return value }
        report(.wrongShape(part, expected: .integer), at: node.place)
        return nil
    }

    /// A word of a closed list of the program's.
    package mutating func word<Word: RawRepresentable & CaseIterable>(_ node: YAMLNode, among: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let text = text(node) else { return nil }
        if let word = Word.allCases.first(where: { $0.rawValue == text.folded }) { return word }
        report(.unknownWord(text), at: node.place, near: text, among: Word.allCases.map(\.rawValue))
        return nil
    }

    /// Whether a node is the one word that may stand there.
    package mutating func isWord(_ word: String, _ node: YAMLNode) -> Bool {
        guard let text = text(node) else { return false }
        if text.folded == word { return true }
        report(.unknownWord(text), at: node.place, near: text, among: [word])
        return false
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
