internal import CMarkGFM
internal import Diagnostics
internal import Language

/// Blocks and tags of HTML, token by token.
extension MarkdownRenderer {
    // MARK: Blocks

    mutating func htmlBlock(_ node: SyntaxNode) {
        let literal = node.literal
        if !source.marks.isEmpty, let mark = Fences.mark(in: literal) {
            openOrCloseBox(mark)
            return
        }
        if options.isPlain {
            out.startLine()
            out.put("<!-- raw HTML omitted -->")
            out.startLine()
            return
        }
        let parent = node.pointee.parent
        let length = out.html.count
        var lost = LostHTML()
        var tokens = HTMLTokens(literal)
        var cursor = BlockCursor(line: node.line)
        while let token = tokens.next() {
            let written = literal.part(token.range)
            let margin = written.firstIndex { $0 > 0x20 } ?? 0
            let place = self.place(of: token.range.lowerBound + margin, in: literal, &cursor)
            guard token.isClosed else {
                if case .comment = token.kind {
                    diagnostics.append(Diagnostic(.markup(.unclosedComment), at: place))
                } else {
                    diagnostics.append(Diagnostic(.markup(.unclosedHTML(written.firstWord)), at: place))
                }
                break
            }
            switch token.kind {
            case .text: blockText(written, of: node, at: place, &lost)
            case .comment where WrittenComment.opensAnother(written):
                diagnostics.append(Diagnostic(.markup(.unclosedComment), at: place))
            case .comment: continue
            case .other: lost.add(written, at: place)
            case .close(let name):
                if !close(name, in: parent), HTMLElement(rawValue: name) != nil, !lost.hasDropped(name) {
                    lost.note(written, at: place)
                }
            case .open(let name, let attributes):
                if HTMLElement.opaque.contains(name) {
                    let (content, isClosed) = tokens.skipContent(of: name)
                    lost.note(written, at: place)
                    lost.add(attributes, at: place)
                    if isClosed {
                        lost.add(literal.part(content), at: place)
                    } else {
                        diagnostics.append(Diagnostic(.markup(.unclosedHTML(written.firstWord)), at: place))
                    }
                    continue
                }
                if name == "table", captionFollows(tokens, literal) {
                    endParagraph()
                    while let next = tokens.next() { if case .open = next.kind { break } }
                    let table = OpenHTML(
                        kind: .element(.table), tag: written.string, name: "table", parent: parent, place: place)
                    let head = OpenHTML(
                        kind: .element(.caption), tag: "<caption>", name: "caption", parent: parent, place: place)
                    openTableWithCaption(table, head)
                    continue
                }
                blockTag(name, attributes, written, in: parent, at: place, &lost)
            }
        }
        endParagraph()
        // cmark-gfm goes on to the end of the text.
        for open in openHTML where open.name == "pre" && open.element == nil {
            diagnostics.append(Diagnostic(.markup(.unclosedHTML(open.tag)), at: open.place))
        }
        openHTML.removeAll { if case .dropped = $0.kind { true } else { false } }
        if out.html.count > length, openBoxes == 0 { countBlock(node) }
        if let diagnostic = lost.diagnostic { diagnostics.append(diagnostic) }
    }

    /// Whether the next tag is `<caption>`.
    private func captionFollows(_ tokens: HTMLTokens, _ literal: Bytes) -> Bool {
        var tokens = tokens
        while let next = tokens.next() {
            switch next.kind {
            case .open(let name, _): return name == "caption"
            case .text where literal.part(next.range).trimmed.isEmpty: continue
            case .comment: continue
            case .text, .close, .other: return false
            }
        }
        return false
    }

    private mutating func blockTag(
        _ name: String, _ attributes: [(name: String, value: String)], _ written: Bytes, in parent: SyntaxNode?,
        at place: Place, _ lost: inout LostHTML
    ) {
        switch name {
        case "br":
            if startsWords() { lineBreak() }
            return
        case "wbr", "colgroup", "col": return
        case "hr" where openHTML.isEmpty:
            out.startLine()
            out.put("<hr />\n")
            return
        case "img" where startsWords() && image(attributes, at: place): return
        default: break
        }
        if let element = HTMLElement(rawValue: name) {
            if !element.isInline { endParagraph() }
            if !element.isInline || startsWords(), !isDropping,
                open(element, written.string, attributes, in: parent, at: place)
            {
                lost.add(attributes.filter { !element.keeps($0.name) }, at: place)
                lost.noteScripts(attributes, written, at: place)
                return
            }
        }
        endParagraph()
        lost.note(written, at: place)
        lost.add(attributes, at: place)
        lost.drop(name)
        guard openHTML.count < Self.openLimit else { return }
        openHTML.append(OpenHTML(kind: .dropped, tag: written.string, name: name, parent: parent, place: place))
    }

    /// Whether an element that is not read is open: its words are lost.
    private var isDropping: Bool { openHTML.contains { if case .dropped = $0.kind { true } else { false } } }

    /// Makes room for words: opens a paragraph where none may stand without one. False where no word may stand.
    private mutating func startsWords() -> Bool {
        if isDropping { return false }
        switch openHTML.last?.kind {
        case nil, .box: break
        case .element(let element):
            if !element.holdsText { return false }
            if !element.holdsBlocks || element == .td || element == .th { return true }
        case .paragraph: return true
        case .dropped: return false
        }
        out.startLine()
        out.put("<p>")
        edge = .boundary
        openHTML.append(
            OpenHTML(kind: .paragraph, tag: "", name: "", parent: nil, place: Place(text.path)))
        return true
    }

    /// Ends the paragraph around words, with the elements that are open in it.
    private mutating func endParagraph() {
        guard let index = openHTML.lastIndex(where: { if case .paragraph = $0.kind { true } else { false } }) else {
            return
        }
        while openHTML.count > index + 1 { closeLastReporting() }
        closeLast()
    }

    private mutating func blockText(_ words: Bytes, of node: SyntaxNode, at place: Place, _ lost: inout LostHTML) {
        guard !words.trimmed.isEmpty else {
            if let last = openHTML.last, last.element?.holdsText ?? true, let end = out.html.last, end > 0x20 {
                out.html.append(0x20)
                out.plain.append(0x20)
                edge = .space
            }
            return
        }
        guard startsWords() else {
            lost.add(words, at: place)
            return
        }
        let restored = MarkedSource.hasMark(words) ? source.restored(words) : Array(words)
        let text = String(decoding: restored, as: UTF8.self)
        if ["[[", "](", "**", "`"].contains(where: { text.contains($0) }) {
            diagnostics.append(Diagnostic(.markup(.markdownInHTML(text.sample)), at: place))
        }
        var decoded = HTMLEntities.decoded(text.collapsingSpaces)
        if let comment = WrittenComment.sample(in: decoded) {
            diagnostics.append(Diagnostic(.markup(.foreignComment(comment)), at: place))
        }
        decoded.withUTF8 { append($0, of: node) }
    }

    /// How far a block has been read.
    private struct BlockCursor {
        var offset = 0
        var line: Int
        /// Where the line begins in the block, and in its own line of the source: a quote's lines begin further right.
        var start = 0
        var shift: Int?
    }

    /// Where a byte of a block stands; asked in ascending order.
    private mutating func place(of offset: Int, in literal: Bytes, _ cursor: inout BlockCursor) -> Place {
        while cursor.offset < offset {
            if literal[cursor.offset] == 0x0A {
                cursor.line += 1
                cursor.start = cursor.offset + 1
                cursor.shift = nil
            }
            cursor.offset += 1
        }
        let shift: Int
        if let known = cursor.shift {
            shift = known
        } else {
            let range = source.markedLine(cursor.line)
            let piece = literal.part(cursor.start..<min(literal.count, max(offset + 1, cursor.start + 8)))
            let end = piece.firstIndex(of: 0x0A) ?? piece.count
            shift = source.withMarkedBytes { $0.part(range).offset(of: piece.part(0..<end)) } ?? 0
            cursor.shift = shift
        }
        return source.place(line: cursor.line, markedColumn: shift + offset - cursor.start, in: text)
    }

    // MARK: Tags in a line

    mutating func inlineHTML(_ node: SyntaxNode) {
        let literal = node.literal
        var tokens = HTMLTokens(literal)
        guard let token = tokens.next() else { return }
        let parent = node.pointee.parent
        switch token.kind {
        case .comment:
            guard WrittenComment.opensAnother(literal) else { return }
            let place = self.place(ofInline: node, literal)
            diagnostics.append(Diagnostic(.markup(.unclosedComment), at: place))
            return
        case .close(let name):
            if !close(name, in: parent), HTMLElement.blocks.contains(name) { putSpace() }
            return
        case .text, .other, .open: break
        }
        let place = self.place(ofInline: node, literal)
        var lost = LostHTML()
        switch token.kind {
        case .open("br", _): return lineBreak()
        case .open("wbr", _): return
        case .open("img", let attributes) where image(attributes, at: place): return
        case .open(let name, let attributes):
            if let element = HTMLElement(rawValue: name), element.isInline,
                open(element, literal.string, attributes, in: parent, at: place)
            {
                lost.add(attributes.filter { !element.keeps($0.name) }, at: place)
                lost.noteScripts(attributes, literal, at: place)
            } else {
                lost.note(literal, at: place)
                lost.add(attributes, at: place)
                if HTMLElement.blocks.contains(name) { putSpace() }
            }
        case .text, .other, .comment, .close: lost.add(literal, at: place)
        }
        if let diagnostic = lost.diagnostic { diagnostics.append(diagnostic) }
    }

    /// Where a tag stood that parted words.
    private mutating func putSpace() {
        out.html.append(0x20)
        out.plain.append(0x20)
        edge = .space
    }

    private mutating func place(ofInline node: SyntaxNode, _ literal: Bytes) -> Place {
        var column = max(node.column, 0)
        if node.line >= 0 {
            let range = source.markedLine(node.line)
            let cursor = linkCursor.line == node.line ? linkCursor.column : 0
            source.withMarkedBytes { bytes in
                let line = bytes.part(range)
                let first = literal.part(0..<(literal.firstIndex(of: 0x0A) ?? literal.count))
                if !line.holds(first, at: column) || column < cursor {
                    column = line.offset(of: first, from: cursor) ?? column
                }
            }
            linkCursor = (node.line, column + 1)
        }
        return source.place(line: node.line, markedColumn: column, in: text)
    }
}
