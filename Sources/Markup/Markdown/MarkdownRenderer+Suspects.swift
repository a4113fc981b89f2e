internal import CMarkGFM
internal import Diagnostics
internal import Language

/// What an author has meant as Markdown and cmark-gfm has not read as such: it would stand raw on the page.
extension MarkdownRenderer {
    /// Looks through a text that stands on the page as it is.
    mutating func checkText(_ literal: Bytes, of node: SyntaxNode) {
        guard !options.isPlain else { return }
        if literal.position(of: 0x5D) != nil { checkBrackets(literal, node) }
        if literal.position(of: 0x3C) != nil { checkComments(literal, node) }
        checkForeignMarks(literal, node)
    }

    private mutating func checkComments(_ literal: Bytes, _ node: SyntaxNode) {
        if let offset = literal.offset(of: "<!--".utf8) {
            report(.unclosedComment, for: offset..<offset + 4, of: literal, node)
        } else if let range = WrittenComment.first(in: literal), literal[range.lowerBound] == 0x3C {
            report(.foreignComment(shown(range, of: literal)), for: range, of: literal, node)
        }
    }

    // MARK: Links

    private mutating func checkBrackets(_ literal: Bytes, _ node: SyntaxNode) {
        var index = 0
        var opening: Int?
        while index < literal.count {
            defer { index += 1 }
            if literal[index] == 0x5B { opening = index }
            guard literal[index] == 0x5D, let open = opening else { continue }
            let close = index
            opening = nil
            let text = literal.part(open + 1..<close)
            if text.first == 0x5E, text.count > 1, !text.contains(0x20) {
                report(.unknownNote(text.part(1..<text.count).string), for: open..<close + 1, of: literal, node)
                continue
            }
            var next = close + 1
            while next < literal.count, literal[next] == 0x20 { next += 1 }
            guard next < literal.count else { continue }
            let start = open > 0 && literal[open - 1] == 0x21 ? open - 1 : open
            switch literal[next] {
            case 0x28:
                // An address that goes on for longer is none.
                let limit = min(literal.count, next + Self.longestAddress)
                let end = literal.part(0..<limit).position(of: 0x29, from: next) ?? limit
                let target = literal.part(next + 1..<end)
                // A space before a parenthesis is usual behind brackets that are no link.
                guard next == close + 1 || target.isAddress else { continue }
                report(
                    .brokenLink(shown(start..<min(end + 1, literal.count), of: literal)), for: start..<next + 1,
                    of: literal, node)
                index = end
            case 0x5B where next == close + 1:
                let limit = min(literal.count, next + Self.longestAddress)
                guard let end = literal.part(0..<limit).position(of: 0x5D, from: next) else { continue }
                let label = literal.part(next + 1..<end)
                // `[1][2]` may be two numbers of notes.
                guard text.hasLetter,
                    label.isEmpty || label.hasLetter || !text.contains(where: { (0x30...0x39).contains($0) })
                else { continue }
                report(
                    .unknownLinkLabel(label.isEmpty ? text.string : label.string), for: start..<end + 1, of: literal,
                    node)
                index = end
            default: continue
            }
        }
        // Brackets and parentheses the other way round.
        if let middle = literal.offset(of: ")[".utf8), let end = literal.position(of: 0x5D, from: middle),
            literal.part(middle + 2..<end).isAddress
        {
            let start = literal.part(0..<middle).lastIndex(of: 0x28) ?? middle
            report(.brokenLink(shown(start..<end + 1, of: literal)), for: middle..<end + 1, of: literal, node)
        }
    }

    private static let longestAddress = 500

    private func shown(_ range: Range<Int>, of literal: Bytes) -> String {
        let piece = literal.part(range)
        let restored = MarkedSource.hasMark(piece) ? source.restored(piece) : Array(piece)
        return String(decoding: restored, as: UTF8.self).sample
    }

    // MARK: Other tools

    private static let pairs: [(open: String, close: String)] = [
        ("{%", "%}"), ("{{", "}}"), ("{:", "}"), ("{#", "}"), ("{.", "}"), ("%%", ""), ("$$", ""),
    ]

    private mutating func checkForeignMarks(_ literal: Bytes, _ node: SyntaxNode) {
        if literal.position(of: 0x7B) != nil || literal.position(of: 0x25) != nil || literal.position(of: 0x24) != nil {
            if let range = WrittenComment.foreign(in: literal), literal[range.lowerBound] != 0x3C {
                report(.foreignComment(shown(range, of: literal)), for: range, of: literal, node)
                return
            }
            for (open, close) in Self.pairs {
                guard let start = literal.offset(of: open.utf8) else { continue }
                let found =
                    close.isEmpty
                    ? literal.offset(of: open.utf8, from: start + 2) : literal.offset(of: close.utf8, from: start + 2)
                if close.utf8.count == 1, open != "{:" {
                    guard start + 2 < literal.count, literal.part(start + 2..<start + 3).hasLetter else { continue }
                }
                guard found != nil || close.isEmpty && literal.trimmed.count == 2 || close.count == 2 else { continue }
                let end = found.map { $0 + max(close.utf8.count, 1) } ?? literal.count
                let written = shown(start..<min(literal.count, close.isEmpty ? end + 1 : end), of: literal)
                // What Obsidian hides between these would be read by everybody.
                report(
                    open == "%%" ? .foreignComment(written) : .foreignMark(written),
                    for: start..<min(literal.count, close.isEmpty ? end + 1 : end),
                    of: literal, node)
                return
            }
        }
        if literal.position(of: 0x3D) != nil, let range = literal.highlighted {
            report(
                .foreignMark(shown(range, of: literal)), for: range, of: literal, node
            )
        }
        guard let first = literal.first, first == 0x21 || first == 0x3F || first == 0x5B else { return }
        let startsLine = node.pointee.prev.map { $0.kind == .softBreak || $0.kind == .lineBreak } ?? true
        guard startsLine, node.pointee.parent?.kind == .paragraph else { return }
        let isCallout = literal.holds("[!".utf8, at: 0) && literal.position(of: 0x5D) != nil
        let isAdmonition =
            literal.holds("!!! ".utf8, at: 0) || literal.holds("??? ".utf8, at: 0) || literal.holds("???+ ".utf8, at: 0)
        let isContents = literal.trimmed.holds("[TOC]".utf8, at: 0) && literal.trimmed.count == 5
        if isCallout || isAdmonition || isContents {
            report(.foreignMark(literal.string.sample), for: 0..<min(2, literal.count), of: literal, node)
        }
    }

    // MARK: Places

    /// Reports what a text says in a range, unless the author has escaped it.
    mutating func report(_ problem: MarkupProblem, for range: Range<Int>, of literal: Bytes, _ node: SyntaxNode) {
        var block: SyntaxNode? = node
        while let inner = block, let kind = inner.kind, kind.rawValue & 0x4000 != 0 { block = inner.pointee.parent }
        let first = max(block?.line ?? node.line, 0)
        let last = max(block?.endLine ?? first, first, node.line)
        // Escapes and entities are no longer in the tree's text: the first signs are what must be found.
        for length in [min(range.count, 24), 2, 1] where length <= range.count {
            let needle = literal.part(range.lowerBound..<range.lowerBound + length)
            var isEscaped = false
            for line in max(first, node.line)...last {
                guard let column = written(needle, onLine: line, isEscaped: &isEscaped) else { continue }
                self.report(problem, line: line, column: column)
                return
            }
            if isEscaped { return }
        }
        self.report(problem, line: max(node.line, first), column: 0)
    }

    /// Where bytes stand on a line without a `\` before them.
    private mutating func written(_ needle: Bytes, onLine line: Int, isEscaped: inout Bool) -> Int? {
        let range = source.markedLine(line)
        // Behind the last one of the line: there may be thousands.
        let cursor = suspectCursor.line == line ? suspectCursor.column : 0
        let column: Int? = source.withMarkedBytes { bytes in
            let text = bytes.part(range)
            var from = cursor
            while let found = text.offset(of: needle, from: from) {
                if found == 0 || text[found - 1] != 0x5C { return found }
                isEscaped = true
                from = found + 1
            }
            return nil
        }
        if let column { suspectCursor = (line, column + 1) }
        return column
    }
}

extension Bytes {
    /// Whether this looks like where a link leads.
    fileprivate var isAddress: Bool {
        let text = string.lowercased()
        let endings = [".md", ".pdf", ".png", ".jpg", ".html", ".csv", ".odt", ".ods", ".docx", ".xlsx", ".zip"]
        return text.contains("://") || ["../", "./", "#", "mailto:", "tel:", "www."].contains { text.hasPrefix($0) }
            || endings.contains { text.hasSuffix($0) || text.contains($0 + "#") }
    }

    fileprivate var hasLetter: Bool { contains { $0 >= 0x80 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } }

    /// `==words==`.
    fileprivate var highlighted: Range<Int>? {
        let sign = Array("==".utf8)
        guard let start = offset(of: sign), start + 2 < count, self[start + 2] != 0x20, self[start + 2] != 0x3D,
            let end = offset(of: sign, from: start + 2), self[end - 1] != 0x20
        else { return nil }
        return start..<end + 2
    }
}
