import Diagnostics
import Language
import Markup
import Rendering

@testable import ContentModel

/// A scalar of a model file that names something, and what it becomes when it is misspelt.
struct ModelMutation {
    /// From 1, as places count.
    let line: Int
    let column: Int
    let word: String
    /// The file with the word misspelt.
    let mutant: [UInt8]

    /// The remarks on the mutant at the line of the word.
    func found(language: SiteLanguage) -> [Diagnostic] {
        let (file, _) = SourceFile.decode(path: "model.yaml", contents: mutant)
        return file.map { file in
            Model.read(file, language: language, views: ViewRooms.declarations).diagnostics
                .filter { $0.place.line == line }
        } ?? []
    }

    /// Every word of a model that names something: structure words, and names of kinds, fields, words, rules, views. What
    /// declares a name, or is shown as it stands, names nothing.
    static func all(of text: String) -> [ModelMutation] {
        let bytes = Array(text.utf8)
        let (file, _) = SourceFile.decode(path: "model.yaml", contents: bytes)
        guard let file, let root = YAMLNode.parse(file).0 else { return [] }
        var places: [(place: Place, word: String)] = []
        walk(root, [], &places)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var seen: Set<String> = []
        // The type, the length or the help of one field is read by the code that reads any other's.
        return places.filter { place, word in
            let isCommon = FieldKey(rawValue: word.folded) != nil || FieldTypeName(rawValue: word.folded) != nil
            return !isCommon || seen.insert(word).inserted
        }.flatMap { place, word in mutants(of: word, at: place, lines) }
    }

    /// Shown or compared as they stand.
    private static let texts: Set<String> = [
        "feminine", "help", "asked by", "also called", "names", "notice", "forbidden", "folder", "table", "address",
        "label", "inverse", "words", "length",
        "at most", "expires within",
    ]

    /// - Parameter path: the keys above.
    private static func walk(_ node: YAMLNode, _ path: [String], _ places: inout [(place: Place, word: String)]) {
        for pair in node.pairs ?? [] {
            let inner = path + [pair.key.folded]
            if !isDeclaration(path) { places.append((pair.keyPlace, pair.key)) }
            if isText(inner) {
                // Its own keys still name something: `one`, `many`.
                for pair in pair.key.folded == "names" ? pair.value.pairs ?? [] : [] {
                    places.append((pair.keyPlace, pair.key))
                }
            } else {
                walk(pair.value, inner, &places)
            }
        }
        // The words of a choice that stand in its field.
        if path.last == "choice", node.items != nil { return }
        for item in node.items ?? [] { walk(item, path, &places) }
        if let text = node.text, !isText(path) { places.append((node.place, text)) }
    }

    /// Whether the keys under a path declare names: kinds, fields, columns, words, rules, views.
    private static func isDeclaration(_ path: [String]) -> Bool {
        // The words of a choice that stand in its field, each with what it means.
        if path.last == "choice" { return true }
        return switch path.count {
        case 1: path[0] != "editions"
        case 2: path[0] == "vocabularies"
        case 3...: path[0] == "kinds" && (path.last == "fields" && path.count == 3 || path.last == "records")
        default: false
        }
    }

    private static func isText(_ path: [String]) -> Bool {
        guard let last = path.last else { return true }
        if path.count == 1 { return last == "editions" }
        if path[0] == "vocabularies" { return path.count == 2 }
        if path[0] == "views", path.count == 3, last == "title" { return true }
        // A field's own words, where they are no name of a vocabulary.
        return texts.contains(last) && !(path[0] == "kinds" && path.count < 3)
    }

    private static func mutants(of word: String, at place: Place, _ lines: [String]) -> [ModelMutation] {
        let isList = word.contains("{") || word.contains(".")
        let parts =
            isList ? word.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == " " || $0 == "°") } : [word[...]]
        return parts.compactMap { part in
            let name = String(part).trimmingSpaces
            guard name.count > 0, name.contains(where: \.isLetter) else { return nil }
            return mutant(of: name, in: word, at: place, lines)
        }
    }

    /// Two letters more make a name that nothing has.
    private static func mutant(of name: String, in word: String, at place: Place, _ lines: [String]) -> ModelMutation? {
        var lines = lines
        var line = lines[place.line - 1]
        let start = line.index(line.startIndex, offsetBy: min(place.column - 1, line.count))
        guard let range = line[start...].range(of: name) else { return nil }
        line.insert(contentsOf: "qz", at: range.upperBound)
        lines[place.line - 1] = line
        return ModelMutation(
            line: place.line, column: place.column, word: name, mutant: Array(lines.joined(separator: "\n").utf8))
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension Substring {
    fileprivate func range(of needle: String) -> Range<Index>? { firstRange(of: needle) }
}
