package import ContentModel
internal import Digests
internal import KnowledgeBase
internal import Language
package import Markup

/// What an entry's file says, as a fingerprint that a visa holds.
///
/// It covers the front matter, except the fields of the visa itself, and the body; why an entry was withdrawn is
/// covered, for a validated entry gives no such reason. It does not depend on what leaves the
/// meaning alone: the order of fields, the case and accents of their names, quotes around a value, comments, line ends,
/// composed or decomposed letters, blanks at the ends of lines. Nor does it depend on the model beyond the names of the
/// visa's fields and which fields are records: values are taken as written.
package enum TextFingerprint {
    /// The first 128 bits of a SHA-256, in 32 hexadecimal digits: enough that nobody finds two texts with one fingerprint.
    package static func of(_ file: SourceFile, kind: Kind) -> String {
        let own = Set((kind.visa?.fields ?? []).filter { $0 != kind.visa?.reason }.map { kind.fields[$0].key })
        // As they are read, so that nothing that is shown goes unsealed.
        let fields = FrontMatter.parse(file) { name in
            if case .records(let forms) = kind.form(ofField: name) { .records(forms) } else { .text }
        }.0
            .map { (key: $0.key.slug, value: $0.value) }
            .filter { !own.contains($0.key) && !$0.value.isNull }
            .sorted { $0.key < $1.key }
        var said = Said()
        for field in fields {
            said.add("field", field.key)
            said.add(field.value)
        }
        said.add("body", body(of: file))
        return String(SHA256.digest(of: said.bytes).hexadecimal.prefix(32))
    }

    /// The lines after the front matter without blanks at their ends, from the first to the last that says something.
    private static func body(of file: SourceFile) -> String {
        let first = FrontMatter.split(file).bodyFirstLine
        guard first <= file.lineCount else { return "" }
        let lines = (first...file.lineCount).map { trimmed(file.text(ofLine: $0)) }
        guard let start = lines.firstIndex(where: { !$0.isEmpty }), let end = lines.lastIndex(where: { !$0.isEmpty })
        else { return "" }
        return lines[start...end].joined(separator: "\n")
    }

    fileprivate static func trimmed(_ line: some StringProtocol) -> String {
        guard let last = line.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(line[...last])
    }
}

/// Texts one after the other, each behind its kind and its length, so that no two sequences give the same bytes.
private struct Said {
    private(set) var bytes: [UInt8] = []

    mutating func add(_ kind: String, _ text: String) {
        bytes += Array("\(kind) \(text.utf8.count):".utf8)
        bytes += Array(text.utf8)
    }

    mutating func add(_ node: YAMLNode) {
        switch node.content {
        case .null: add("nothing", "")
        case .scalar(let text, _):
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
                TextFingerprint.trimmed($0)
            }
            add("text", lines.joined(separator: "\n"))
        case .sequence(let items):
            add("list", String(items.count))
            for item in items { add(item) }
        case .mapping(let pairs):
            add("record", String(pairs.count))
            for pair in pairs.sorted(by: { $0.key.slug < $1.key.slug }) {
                add("field", pair.key.slug)
                add(pair.value)
            }
        }
    }
}
