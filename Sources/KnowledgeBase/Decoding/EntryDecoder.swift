public import ContentModel
public import Diagnostics
public import Language
public import Markup

/// Makes entries of documents and of table rows, by the model.
///
/// A value that never changes; a class only so that the decoders of thousands of rows share it by one reference.
public final class EntryDecoder: Sendable {
    /// What entries are.
    public let model: Model
    /// For Markdown texts in fields.
    public let language: SiteLanguage

    /// What must not stand in texts.
    public let slips: RestrictionSlips
    /// Whether texts are kept without markup as well, for search.
    public let collectsText: Bool
    /// The words that mean something in a text that stands in a field.
    private let words: DeclaredWords

    /// A decoder by this model.
    public init(model: Model, language: SiteLanguage, collectsText: Bool = false) {
        self.model = model
        self.language = language
        self.collectsText = collectsText
        slips = RestrictionSlips(editions: model.editions, restrictions: model.restrictions)
        words = DeclaredWords(slips: slips)
    }

    /// The entry of a Markdown file. The diagnostics are those of its fields; those of its text are in the document.
    /// - Parameter fingerprint: that of the file, for kinds that need a visa.
    public func entry(
        from document: Document, kind: Kind, fingerprint: String? = nil
    ) -> (Entry<Written>?, [Diagnostic]) {
        var row = RowDecoder(decoder: self, kind: kind, place: Place(document.path, line: 1, column: 1))
        for pair in document.fields { row.take(.node(pair.value), named: pair.key, at: pair.keyPlace) }
        for section in document.markdown.fieldSections {
            row.take(.section(section), named: section.name, at: section.place)
        }
        if let title = document.markdown.title, let field = kind.title.singleField, row.places[field] == nil {
            row.take(
                .cell(CSVTable.Cell(title.text, at: title.place)), field: field, named: kind.fields[field].name,
                at: title.place)
        }
        row.takeMisnamed()
        row.reportLostNotes(in: document.markdown)
        guard let slug = row.slug(from: String(document.source.entryName)) else { return (nil, row.diagnostics) }
        let entry = row.entry(
            slug: slug, source: document.source, body: document.markdown, fingerprint: fingerprint)
        return (entry, row.diagnostics)
    }

    /// A Markdown text that stands in a field, rendered; its problems join those of the entry.
    func passage(_ written: LocatedText, id: String, into diagnostics: inout [Diagnostic]) -> Fragment {
        let text = MarkdownText(
            written.text, path: written.place.path, firstLine: written.place.line,
            columnOffset: max(0, written.place.column - 1))
        let options = MarkdownOptions(
            language: language, idPrefix: id, words: words, collectsSections: collectsText)
        let document = MarkdownDocument(parsing: text, options: options)
        diagnostics += document.diagnostics
        return document.body
    }
}

extension Kind {
    /// The folded headings that begin a field in an entry's text: records, lists and Markdown.
    public var sectionFields: Set<String> {
        Set(
            fields.filter { field in
                switch field.type {
                case .markdown, .texts, .records: true
                default: field.type.isMany
                }
            }.map(\.name.folded))
    }

    /// The folded name of the text that is an entry's title; nil where the title is made of several parts.
    public var titleField: String? {
        guard let field = title.singleField, case .text = fields[field].type else { return nil }
        return fields[field].name.folded
    }

    /// How a field of the front matter is written, by its folded name.
    public func form(ofField foldedKey: String) -> FieldForm {
        fields.first { $0.name.folded == foldedKey }?.type.form ?? .unknown
    }

    /// The same for all fields.
    public var forms: [String: FieldForm] { fields.forms }
}

extension Sequence<Field> {
    fileprivate var forms: [String: FieldForm] {
        Dictionary(map { ($0.name.folded, $0.type.form) }, uniquingKeysWith: { first, _ in first })
    }
}

extension FieldType {
    /// How values are written in the front matter.
    fileprivate var form: FieldForm {
        switch self {
        case .records(let fields): .records(fields.forms)
        default: isMany ? .texts : .text
        }
    }
}

extension Model {
    /// The folded names of the fields that say who may read an entry, of all kinds: who writes one in an entry of a kind
    /// that has none means it all the same.
    public var restrictions: Set<String> {
        var names = Set<String>()
        for kind in kinds {
            for field in kind.fields { if case .edition = field.type { names.insert(field.name.folded) } }
        }
        return names
    }

    /// What tells the fields of a kind from lines of text.
    public func fieldNames(of kind: Kind) -> FieldNames {
        let records = kind.fields.filter { if case .records = $0.type { true } else { false } }
        return FieldNames(
            declared: Set(kind.fields.map(\.name.folded)), restrictions: restrictions,
            records: Set(records.map(\.name.folded)))
    }
}
