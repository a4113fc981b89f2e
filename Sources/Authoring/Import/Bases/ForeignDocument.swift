internal import Diagnostics
internal import Language
internal import Markup

/// A text of another tool: what its front matter says, YAML or TOML, and its lines.
struct ForeignDocument {
    /// One key with its values, as texts.
    struct Said {
        let key: String
        let values: [String]
        let line: Int
    }

    private(set) var said: [Said] = []
    /// With the number of the first.
    private(set) var lines: [String] = []
    private(set) var firstLine = 1
    private(set) var remarks: [(line: Int, reason: BaseRemark.Reason)] = []

    init(_ file: SourceFile) {
        let all = (1...max(1, file.lineCount)).map { file.text(ofLine: $0) }
        if all.first == "+++", let end = all.dropFirst().firstIndex(of: "+++") {
            readTOML(Array(all[1..<end]))
            (lines, firstLine) = (Array(all[(end + 1)...]), end + 2)
        } else if all.first == "+++" || all.first == "{" || all.first == ";;;" {
            remarks.append((1, .unreadableHead))
        } else {
            readYAML(file)
            let split = FrontMatter.split(file)
            firstLine = split.bodyFirstLine
            lines = Array(all.dropFirst(firstLine - 1))
        }
        if firstLine > 1, lines.isEmpty { lines = [""] }
    }

    private mutating func readYAML(_ file: SourceFile) {
        let (pairs, found) = FrontMatter.parse(file) { _ in .unknown }
        if found.containsErrors { return remarks.append((found.first?.place.line ?? 1, .unreadableHead)) }
        for pair in pairs {
            let texts = (pair.value.items ?? [pair.value]).compactMap(\.text)
            let isWhole =
                pair.value.items.map { $0.count == texts.count } ?? (pair.value.text != nil || pair.value.isNull)
            if isWhole {
                said.append(Said(key: pair.key, values: texts.filter { !$0.isEmpty }, line: pair.keyPlace.line))
            } else {
                // Mappings within the front matter have no field.
                remarks.append((pair.keyPlace.line, .noField(pair.key)))
            }
        }
    }

    /// Of TOML (1.0), what front matters hold: keys with texts, numbers, days and lists of these on one line.
    private mutating func readTOML(_ lines: [String]) {
        var table = ""
        for (index, line) in lines.enumerated() {
            let text = line.trimmingBlanks
            if text.isEmpty || text.hasPrefix("#") { continue }
            if text.hasPrefix("[") {
                table = text
                remarks.append((index + 2, .noField(text)))
                continue
            }
            guard let equal = text.firstIndex(of: "="), table.isEmpty else {
                remarks.append((index + 2, table.isEmpty ? .unreadableHead : .noField(text)))
                continue
            }
            let key = text[..<equal].trimmingBlanks.replacing("\"", with: "")
            let value = text[text.index(after: equal)...].trimmingBlanks
            if value.hasPrefix("{") || value.hasPrefix("[") && !value.hasSuffix("]") || value.hasPrefix("\"\"\"") {
                remarks.append((index + 2, .noField(key)))
                continue
            }
            said.append(Said(key: key, values: Self.values(value), line: index + 2))
        }
    }

    private static func values(_ text: String) -> [String] {
        guard text.hasPrefix("[") else { return [plain(text)].filter { !$0.isEmpty } }
        var parts = [""]
        var quote: Character?
        for character in text.dropFirst().dropLast() {
            if character == quote {
                quote = nil
            } else if quote == nil, character == "\"" || character == "'" {
                quote = character
            }
            if character == ",", quote == nil { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts.map { plain($0.trimmingBlanks) }.filter { !$0.isEmpty }
    }

    private static func plain(_ text: String) -> String {
        guard text.count > 1, let mark = text.first, mark == "\"" || mark == "'", text.last == mark else {
            return text.prefix { $0 != "#" }.trimmingBlanks
        }
        let inner = String(text.dropFirst().dropLast())
        return mark == "\"" ? inner.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\") : inner
    }
}
