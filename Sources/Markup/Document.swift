public import Diagnostics
internal import Language

/// A content file, parsed: its front matter and its text.
public struct Document: Sendable {
    /// The path as diagnostics print it.
    public var path: String
    /// The path from the content folder.
    public var source: String
    /// The fields of the front matter, in source order.
    public var fields: [YAMLPair]
    /// Whether the end of the front matter was found, so that what `fields` lack is missing indeed.
    public var hasReadFields: Bool
    /// The text.
    public var markdown: MarkdownDocument

    /// Parses a file. `titleField` is the folded key of the field that is its title.
    ///
    /// `forms` tells, by folded key, how fields are written.
    public static func parse(
        _ file: SourceFile, source: String, options: MarkdownOptions, titleField: String? = nil,
        forms: (String) -> FieldForm
    ) -> (Document, [Diagnostic]) {
        let split = FrontMatter.split(file)
        let (fields, diagnostics) = FrontMatter.parse(file, names: options.words.fieldNames, forms: forms)
        let text = MarkdownText(
            file.bytes[split.bodyOffset...], path: file.path, firstLine: split.bodyFirstLine, columnOffset: 0)
        var options = options
        if let titleField {
            options.leadingTitle = .read(given: fields.first { $0.key.folded == titleField }?.value.text)
        }
        let markdown = MarkdownDocument(parsing: text, options: options)
        let document = Document(
            path: file.path, source: source, fields: fields, hasReadFields: split.isClosed, markdown: markdown)
        return (document, diagnostics + markdown.diagnostics)
    }
}
