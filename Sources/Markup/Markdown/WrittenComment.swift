internal import Language

/// What an author hides in the manner of another tool, or by a comment that a word processor or a slip has spoiled: as it is
/// no comment here, everybody would read it.
public enum WrittenComment {
    /// The first in a text that is shown as it is, `<!-- … -->` among them; nil when there is none.
    public static func sample(in text: String) -> String? {
        guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x25 || $0 == 0x7B }) else { return nil }
        var text = text
        return text.withUTF8 { bytes in
            guard let range = first(in: bytes) else { return nil }
            return String(bytes.part(range).string.prefix(60))
        }
    }

    /// Whether a comment holds the opening of another, whose end has closed it: what stands between is swallowed.
    static func opensAnother(_ comment: Bytes) -> Bool {
        var from = 4
        while let open = comment.position(of: 0x3C, from: from) {
            if isOpening(comment, at: open) { return true }
            from = open + 1
        }
        return false
    }

    /// Where a line of code begins to hide words. Signs of other tools count only in code of no language.
    static func start(inCode line: Bytes, ofNoLanguage: Bool) -> Int? {
        if let range = first(in: line), ofNoLanguage || line[range.lowerBound] == 0x3C {
            return SourceMark.read(line, at: range.lowerBound + 4) == nil ? range.lowerBound : nil
        }
        let words = line.trimmed
        return ofNoLanguage && words.count == 2 && words.allSatisfy { $0 == 0x25 } ? 0 : nil
    }

    /// By the signs of other tools: Jinja, MDX, Handlebars, JSP, Obsidian.
    private static let foreign = [("{#", "#}"), ("{/*", "*/}"), ("{{!", "}}"), ("<%--", "--%>"), ("%%", "%%")].map {
        (open: Array($0.utf8), close: Array($1.utf8))
    }

    static func first(in bytes: Bytes) -> Range<Int>? {
        var from = 0
        while let open = bytes.position(of: 0x3C, from: from) {
            if isOpening(bytes, at: open) {
                return open..<(bytes.position(of: 0x3E, from: open).map { $0 + 1 } ?? bytes.count)
            }
            from = open + 1
        }
        return foreign(in: bytes)
    }

    /// The first behind the sign of another tool, up to what closes it there or on a later line.
    static func foreign(in bytes: Bytes) -> Range<Int>? {
        for (open, close) in foreign {
            guard let start = bytes.offset(of: open) else { continue }
            let first = start + open.count
            if let end = bytes.offset(of: close, from: first) { return start..<end + close.count }
            // `{#ancre}` names a heading, and `50 %%` is a slip.
            if open.count > 2 || open[0] == 0x7B && (first == bytes.count || bytes[first] == 0x20) {
                return start..<bytes.count
            }
        }
        return nil
    }

    /// `<!--`, and what is written for it: `<!—`, `<!-`, `< !--`, `<! --`.
    static func isOpening(_ bytes: Bytes, at open: Int) -> Bool {
        func afterBlanks(_ start: Int) -> Int {
            var index = start
            while index < bytes.count, bytes[index] == 0x20 { index += 1 }
            return index
        }
        let mark = afterBlanks(open + 1)
        guard mark < bytes.count, bytes[mark] == 0x21 else { return false }
        let dash = afterBlanks(mark + 1)
        return dash < bytes.count && (bytes[dash] == 0x2D || dashes.contains { bytes.holds($0, at: dash) })
    }

    /// Those into which word processors turn hyphens: U+2010 to U+2015, U+2212.
    private static let dashes = "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}".map {
        Array(String($0).utf8)
    }
}
