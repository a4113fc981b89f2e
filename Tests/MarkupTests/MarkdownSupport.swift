import Diagnostics
import Markup

/// Reads a text of the file `a.md`.
func markdown(_ text: String, _ options: MarkdownOptions = MarkdownOptions(), firstLine: Int = 1, columnOffset: Int = 0)
    -> MarkdownDocument
{
    MarkdownDocument(
        parsing: MarkdownText(text, path: "a.md", firstLine: firstLine, columnOffset: columnOffset), options: options)
}

extension MarkdownDocument {
    /// The body's HTML, slots left out.
    var html: String { String(decoding: body.html, as: UTF8.self) }
    /// `line:column id` of each diagnostic.
    var problems: [String] { diagnostics.map { "\($0.place.line):\($0.place.column) \($0.id)" } }
    /// `line:column target “text”` of each link.
    var links: [String] { body.links.map { "\($0.place.line):\($0.place.column) \($0.target) “\($0.text)”" } }
    /// The first line of the dump: HTML with slots to be seen.
    var shown: String { body.dump().split(separator: "\n").first.map(String.init) ?? "" }
}
