import Diagnostics
import Testing

@testable import Markup

/// A source file of a text, which must be readable.
func source(_ text: String, path: String = "f.md") throws -> SourceFile {
    let (file, diagnostics) = SourceFile.decode(path: path, contents: Array(text.utf8))
    return try #require(file, "\(diagnostics)")
}

/// Diagnostics as `line:column id`, notes after `<`.
func brief(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
        "\(diagnostic.place.line):\(diagnostic.place.column) \(diagnostic.id)"
            + diagnostic.notes.map { " < \($0.place.line):\($0.place.column)" }.joined()
    }
}

/// The fault of the first diagnostic that is about YAML.
func fault(_ diagnostics: [Diagnostic]) -> YAMLFault? {
    for case .markup(.invalidYAML(let fault)) in diagnostics.map(\.problem) { return fault }
    return nil
}

/// A value with its places: `1:3 "text"`, quoted texts with `'`, blocks with `|` and the place of their text.
func dump(_ node: YAMLNode) -> String {
    let place = "\(node.place.line):\(node.place.column)"
    switch node.content {
    case .null: return "\(place) null"
    case .scalar(let text, style: .plain): return "\(place) \"\(text)\""
    case .scalar(let text, style: .quoted): return "\(place) '\(text)'"
    case .scalar(let text, style: .block):
        return "\(place) |\(node.contentPlace.line):\(node.contentPlace.column) "
            + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎")
    case .sequence(let items): return "\(place) [\(items.map(dump).joined(separator: ", "))]"
    case .mapping(let pairs): return "\(place) {\(dump(pairs).joined(separator: ", "))}"
    }
}

func dump(_ pairs: [YAMLPair]) -> [String] {
    pairs.map { "\($0.keyPlace.line):\($0.keyPlace.column) \($0.key) = \(dump($0.value))" }
}
