public import ContentModel

extension FieldType {
    /// Whether authors write it under a heading of the text: Markdown and records.
    var isWrittenAsSection: Bool {
        switch self {
        case .markdown, .records: true
        default: false
        }
    }

    /// Whether a value stands as a part of the page with a heading of its own, not in the table of fields: Markdown,
    /// records, and lists of sentences.
    public func isLong(_ value: FieldValue<Linked>) -> Bool {
        switch self {
        case .markdown, .records: true
        case .texts: value.each.contains { if case .text(let text) = $0 { text.utf8.count > 60 } else { false } }
        default: false
        }
    }
}
