internal import ContentModel
internal import KnowledgeBase
internal import Language

/// What a document of a word processor says, read as an entry: its fields, its text, its pictures.
///
/// Lines `Nom : valeur` before the first heading are fields, be they paragraphs or the rows of a table of two columns;
/// headings named like fields begin them, as in any entry.
package struct DocumentDraft: Sendable {
    /// As the document gives it, or its only heading of the first level; empty for none.
    package private(set) var title: String
    /// The word behind `Sorte :`; nil where none was written.
    package private(set) var kindWord: String?
    private var lines: [String] = []
    private var head: [(name: String, value: String)] = []
    /// The pictures that the text shows, as the converter named them, in order.
    package private(set) var images: [String] = []
    /// What was lost on the way.
    package private(set) var remarks: [ImportRemark] = []

    /// The word that names the kind in a document, folded.
    private static let kindWords: Set<String> = ["sorte", "kind"]

    /// - Parameter markdown: GitHub's Markdown, without HTML, as pandoc writes it.
    package init(title: String, markdown: String) {
        self.title = title.trimmed
        lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        nameColumns()
        takeTitle()
        raiseHeadings()
        takeHead()
    }

    // MARK: Reading

    static func level(of line: String) -> Int? {
        let count = line.prefix { $0 == "#" }.count
        return (1...6).contains(count) && line.dropFirst(count).first == " " ? count : nil
    }

    /// A table of LibreOffice has no row of headings, as pandoc reads it: the first row is.
    private mutating func nameColumns() {
        var index = 0
        while index + 2 < lines.count {
            let cells = lines[index].split(separator: "|")
            let isNameless = lines[index].hasPrefix("|") && cells.allSatisfy { $0.allSatisfy { $0 == " " } }
            if isNameless, lines[index + 1].hasPrefix("|-") || lines[index + 1].hasPrefix("|:"),
                lines[index + 2].hasPrefix("|")
            {
                lines[index] = lines.remove(at: index + 2)
            }
            index += 1
        }
    }

    private mutating func takeTitle() {
        guard title.isEmpty else { return }
        let first = lines.indices.filter { Self.level(of: lines[$0]) == 1 }
        guard first.count == 1 else { return }
        title = String(lines.remove(at: first[0]).dropFirst(2)).trimmed
    }

    /// The highest headings are of the second level, as in entries.
    private mutating func raiseHeadings() {
        guard let highest = lines.compactMap(Self.level).min(), highest != 2 else { return }
        for index in lines.indices {
            guard let level = Self.level(of: lines[index]) else { continue }
            let new = min(6, level + 2 - highest)
            lines[index] = String(repeating: "#", count: new) + lines[index].dropFirst(level)
        }
    }

    /// Takes out what stands as fields before the first heading.
    private mutating func takeHead() {
        let end = lines.firstIndex { Self.level(of: $0) != nil } ?? lines.count
        var kept: [String] = []
        for line in lines[..<end] {
            guard let (name, value) = Self.field(line) else {
                kept.append(line)
                continue
            }
            if Self.kindWords.contains(name.folded) { kindWord = value } else { head.append((name, value)) }
        }
        lines = kept + lines[end...]
    }

    /// `Nom : valeur`, `**Nom** : valeur`, `| Nom | valeur |`; nil for other lines.
    private static func field(_ line: String) -> (name: String, value: String)? {
        if line.hasPrefix("|") {
            let cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map {
                String($0).trimmed
            }
            guard cells.count == 3, cells[2].isEmpty, !cells[0].isEmpty, !cells[0].allSatisfy({ "-:".contains($0) })
            else {
                return nil
            }
            return (plain(cells[0]), cells[1])
        }
        guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return nil }
        let name = plain(String(line[..<colon]).trimmed)
        let value = String(line[line.index(after: colon)...]).trimmed
        // A note's text begins `[^1]:`.
        guard !name.isEmpty, !name.hasPrefix("[^"), name.count <= 40, !name.contains("."), !value.hasPrefix("//") else {
            return nil
        }
        return (name, plain(value))
    }

    /// Without the marks of strong and emphasised text around it.
    private static func plain(_ text: String) -> String {
        text.replacing("**", with: "").replacing("\\", with: "").trimmed
    }

    // MARK: Writing

    /// The text of the entry, a draft where its kind needs a visa.
    /// - Parameters:
    ///   - name: that of the document's file, without its ending, which stands for a missing title.
    ///   - image: the address of a picture in the content, by the name that the converter gave it; nil for one that is lost.
    mutating func entry(_ kind: Kind, _ blank: BlankEntry, name: String, image: (String) -> String?) -> String {
        if title.isEmpty {
            remarks.append(.noTitle)
            title = name
        }
        var said: [String: String] = [:]
        var unknown: [String] = []
        for (name, value) in head {
            guard let field = kind.field(named: name), !value.isEmpty else {
                if kind.field(named: name) == nil {
                    remarks.append(.unknownField(name))
                    unknown += ["\(name) : \(value)", ""]
                }
                continue
            }
            said[field.name.folded] = Self.written(value, field)
        }
        let suffix = blank.language == .french ? " (texte)" : " (text)"
        let (fitting, misfits) = Self.withoutMisfits(lines, kind, suffix: suffix)
        remarks += misfits.map { .otherShape($0.heading, columns: $0.columns, kept: $0.heading + suffix) }
        var text: [String] = []
        var heading: String?
        for line in unknown + fitting {
            if let level = Self.level(of: line) { heading = String(line.dropFirst(level + 1)) }
            if line.trimmed == "[TABLE]" {
                remarks.append(.lostTable(under: heading))
                continue
            }
            text.append(shown(line, image))
        }
        return blank.head(title: title, values: said) + Self.joined(text)
    }

    /// Several blank lines are one; none at the ends.
    static func joined(_ lines: [String]) -> String {
        var text = ""
        var isBlank = true
        for line in lines {
            if line.trimmed.isEmpty {
                isBlank = true
                continue
            }
            text += (isBlank ? "\n" : "") + line + "\n"
            isBlank = false
        }
        return text
    }

    private static func written(_ value: String, _ field: Field) -> String {
        guard field.type.isMany else { return value.first?.isNumber == true ? value : value.yaml }
        let separator: Character = value.contains(";") ? ";" : ","
        let parts = value.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
        return "[" + parts.map { $0.contains(",") ? "\"\($0)\"" : $0.yaml }.joined(separator: ", ") + "]"
    }

    /// A line with its pictures where they stand in the content.
    private mutating func shown(_ line: String, _ image: (String) -> String?) -> String {
        guard line.contains("![") else { return line }
        var result = ""
        var rest = line[...]
        while let start = rest.firstRange(of: "!["), let middle = rest[start.upperBound...].firstRange(of: "]("),
            let end = rest[middle.upperBound...].firstIndex(of: ")")
        {
            result += rest[..<start.lowerBound]
            let alt = rest[start.upperBound..<middle.lowerBound]
            let target = String(rest[middle.upperBound..<end].prefix { $0 != " " })
            let name = String(target.split(separator: "/").last ?? "")
            if let address = image(target) {
                images.append(target)
                if alt.isEmpty { remarks.append(.imageWithoutText(String(address.split(separator: "/").last ?? ""))) }
                result += "![\(alt)](\(address))"
            } else {
                remarks.append(.lostImage(name))
                result += alt
            }
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}

extension String {
    /// Without blanks around it.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
