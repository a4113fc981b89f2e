internal import CMarkGFM
internal import Language

/// The fences of a block of code, as its author wrote them.
struct CodeFence {
    /// Backticks or tildes, as many as open the block.
    let sign: String
    let isClosed: Bool
    /// Whether the block is likely to have swallowed what was meant as text: nothing closed it, until the fence that
    /// opened the next one did.
    let isLikelyInsideOut: Bool

    /// Nil for code by indent.
    init?(of node: SyntaxNode, in source: MarkedSource) {
        var (length, offset, sign): (Int32, Int32, CChar) = (0, 0, 0)
        guard cmark_node_get_fenced(node, &length, &offset, &sign) != 0, node.line >= 0 else { return nil }
        let byte = UInt8(bitPattern: sign)
        self.sign = String(repeating: Character(Unicode.Scalar(byte)), count: Int(length))
        let (first, last) = (node.line, node.endLine)
        (isClosed, isLikelyInsideOut) = source.withMarkedBytes { bytes in
            func line(_ number: Int) -> Bytes { bytes.part(source.markedLine(number)).withoutQuoteSigns }
            func isFence(_ line: Bytes) -> Bool {
                line.count >= Int(length) && line.prefix(Int(length)).allSatisfy { $0 == byte }
            }
            guard last > first, isFence(line(last)), line(last).allSatisfy({ $0 == byte }) else {
                return (false, false)
            }
            // A fence with words behind it opens a block: it would have closed this one without them.
            if last > first + 1, (first + 1..<last).contains(where: { isFence(line($0)) }) { return (true, true) }
            // As openings are written: nothing above it, words below.
            let isOpening =
                last > first + 1 && line(last - 1).isEmpty && last + 1 < source.lineStarts.count
                && !line(last + 1).isEmpty
            return (true, isOpening)
        }
    }
}

extension UnsafeMutablePointer<cmark_node> {
    /// Whether a block of code says that it shows what authors write: Markdown, or text.
    var showsMarkdown: Bool { CodeLanguage.showsMarkdown(info) }

    /// The same of HTML and what has its comments.
    var showsMarkup: Bool { CodeLanguage.showsMarkdown(info) || CodeLanguage.markup.contains(CodeLanguage.name(info)) }
}

/// The languages of blocks of code that matter to what must not be shown by a slip.
enum CodeLanguage {
    static let markup: Set<String> = [
        "html", "htm", "xhtml", "xml", "xsl", "xslt", "xsd", "svg", "vue", "svelte", "php", "mustache", "handlebars",
        "jinja", "twig",
    ]

    static func showsMarkdown(_ info: Bytes) -> Bool { ["markdown", "md", "texte", "text"].contains(name(info)) }

    /// The first word behind a fence, folded.
    static func name(_ info: Bytes) -> String {
        let words = info.trimmed
        return words.part(0..<(words.firstIndex { $0 <= 0x20 } ?? words.count)).string.folded
    }
}

extension Bytes {
    /// Without blanks and the signs of quotes before, and blanks behind.
    var withoutQuoteSigns: Bytes { withoutQuoteSigns(keepsEnd: false) }

    func withoutQuoteSigns(keepsEnd: Bool) -> Bytes {
        let rest = part((firstIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x3E } ?? count)..<count)
        return keepsEnd ? rest : rest.trimmed
    }
}
