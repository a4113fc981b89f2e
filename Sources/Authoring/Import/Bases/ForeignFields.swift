internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Markup

/// Which field of a kind a key of another tool's front matter is: what a table says, else the field of that name, else what the
/// key means to these tools.
package struct ForeignFields: Sendable {
    /// By slug of the key; an empty name for one that is left out.
    private var fields: [String: String] = [:]
    /// By folder, with its final `/`: the word for its kind.
    private var kinds: [String: String] = [:]

    /// Nothing but what the tools mean.
    package init() {}

    /// - Parameter table: two columns: a key and the name of a field, `-` to leave it out; or a folder, with a `/` at its end, and a kind.
    ///   Nil where that is no table.
    package init?(_ table: [UInt8], path: String) {
        guard let file = SourceFile.decode(path: path, contents: table).0, let rows = CSVTable.parse(file).0,
            rows.header.count > 1
        else { return nil }
        for row in [rows.header] + rows.rows {
            let (key, value) = (row[0].text.trimmingBlanks, row[1].text.trimmingBlanks)
            if key.hasSuffix("/") { kinds[key] = value } else { fields[key.slug] = value }
        }
    }

    /// The word for the kind of a file, by the nearest folder that the table names.
    func kindWord(of path: String) -> String? {
        kinds.filter { path.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }?.value
    }

    /// What a key is.
    enum Meaning {
        case field(Field)
        case title
        /// Whether readers do not see it.
        case draft(isWhenTrue: Bool)
        /// The name of its address.
        case slug
        case leftOut
        case unknown
    }

    func meaning(of key: String, in kind: Kind) -> Meaning {
        if let name = fields[key.slug] {
            if name == "-" || name.isEmpty { return .leftOut }
            return kind.field(named: name).map { .field($0) } ?? .unknown
        }
        switch key.slug {
        case "title": return .title
        case "draft": return .draft(isWhenTrue: true)
        case "published": return .draft(isWhenTrue: false)
        case "slug": return .slug
        default: break
        }
        if let field = kind.field(named: key) { return kind.titleField == field.name.folded ? .title : .field(field) }
        switch key.slug {
        case "date", "created", "publishdate": return kind.roles[.date].map { .field(kind.fields[$0]) } ?? .unknown
        case "alias", "aliases": return kind.fields.first { $0.search == .alias }.map { .field($0) } ?? .unknown
        default: return .unknown
        }
    }

    /// Values as authors write them in the front matter, and what is kept of one that says more.
    static func written(_ values: [String], _ field: Field) -> (text: String, shortened: String?) {
        if field.type.isMany {
            return ("[" + values.map { $0.contains(",") ? "\"\($0)\"" : $0.yaml }.joined(separator: ", ") + "]", nil)
        }
        guard var value = values.first else { return ("", nil) }
        var shortened = values.count > 1 ? value : nil
        // A day with its time, as RFC 3339 has it.
        if field.type == .date, value.count > 10, let mark = value.dropFirst(10).first, mark == "T" || mark == " " {
            value = String(value.prefix(10))
            shortened = value
        }
        return (value.first?.isNumber == true ? value : value.yaml, shortened)
    }
}
