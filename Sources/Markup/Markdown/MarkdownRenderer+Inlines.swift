internal import CMarkGFM
internal import Diagnostics
internal import Language

extension MarkdownRenderer {
    mutating func enterInline(_ node: SyntaxNode, _ kind: NodeKind) {
        if imageDepth > 0 {
            enterAlternative(node, kind)
            return
        }
        switch kind {
        case .text: inlineText(node)
        case .softBreak:
            out.html.append(0x0A)
            endTextPiece()
        case .lineBreak:
            out.put("<br />\n")
            endTextPiece()
        case .code:
            checkComment(in: node.literal, of: node)
            out.put("<code>")
            appendCode(node.literal)
            appendPlain(node.literal)
            out.put("</code>")
            edge = .other
        case .htmlInline:
            if options.isPlain { out.put("<!-- raw HTML omitted -->") } else { inlineHTML(node) }
        case .emphasis: out.put("<em>")
        case .strong: out.put("<strong>")
        case .strikethrough: out.put("<del>")
        case .link: enterLink(node)
        case .image: enterImage(node)
        case .footnoteReference: noteReference(node)
        default: break
        }
    }

    mutating func leaveInline(_ node: SyntaxNode, _ kind: NodeKind) {
        if kind == .image {
            leaveImage(node)
            return
        }
        guard imageDepth == 0 else { return }
        switch kind {
        case .emphasis: out.put("</em>")
        case .strong: out.put("</strong>")
        case .strikethrough: out.put("</del>")
        case .link: leaveLink(node)
        default: break
        }
    }

    /// Inside an image's brackets only text counts.
    private mutating func enterAlternative(_ node: SyntaxNode, _ kind: NodeKind) {
        switch kind {
        case .text, .code: appendPlain(node.literal)
        case .softBreak, .lineBreak: out.plain.append(0x20)
        case .image: imageDepth += 1
        default: break
        }
    }

    private mutating func endTextPiece() {
        out.plain.append(0x20)
        edge = .space
    }

    // MARK: Text

    private mutating func inlineText(_ node: SyntaxNode) {
        var literal = node.literal
        if skippedBytes > 0 {
            literal = literal.part(min(skippedBytes, literal.count)..<literal.count)
            skippedBytes = 0
        }
        if hasReferences, !MarkedSource.hasMark(literal), let shown = withoutHidden(literal, of: node) {
            return shown.withUnsafeBufferPointer { append($0, of: node) }
        }
        if literal.first == 0x3A, literal.holds(":::".utf8, at: 0) { checkFence(node) }
        checkText(literal, of: node)
        guard !source.marks.isEmpty, MarkedSource.hasMark(literal) else {
            append(literal, of: node)
            return
        }
        var open: [Int] = []
        let restored = source.restored(literal, isCell: tableState != nil) { number, isWhole in
            switch source.marks[number].kind {
            case .unclosedWiki: if isWhole { open.append(number) }
            case .wiki, .fenceOpen, .fenceClose, .fenceMalformed: open.append(number)
            }
        }
        for number in open {
            let place = source.place(of: source.marks[number], in: text)
            diagnostics.append(Diagnostic(.markup(.unclosedWikiLink), at: place))
        }
        restored.withUnsafeBufferPointer { append($0, of: node) }
    }

    /// Text without the characters of no use that references such as `&#8238;` stand for; nil when it has none: the file's
    /// own were taken out when it was read.
    private mutating func withoutHidden(_ literal: Bytes, of node: SyntaxNode) -> [UInt8]? {
        let scalars = literal.string.unicodeScalars
        guard let first = scalars.first(where: { InvisibleCharacter.isNeverOfUse($0.value) }) else { return nil }
        report(.invisibleCharacter(first.value), line: node.line, column: max(node.column, 0))
        let kept = scalars.filter { !InvisibleCharacter.isNeverOfUse($0.value) }
        return Array(String(String.UnicodeScalarView(kept)).utf8)
    }

    mutating func append(_ literal: Bytes, of node: SyntaxNode) {
        let start = out.plain.count
        if isFrench, openLink?.isBare != true {
            let isFollowed = literal.last == 0x27 || literal.last == 0xAB ? isFollowed(node) : false
            edge = Typography.appendFrench(literal, after: edge, isFollowed: isFollowed, to: &out.plain)
        } else {
            out.plain.append(contentsOf: literal)
        }
        let marksTerms = openLink == nil && !isInHeading && !options.isPlain && explainsTerms
        // The array is lent, not copied: plain text and HTML are two buffers.
        let plain = out.plain
        plain.withUnsafeBufferPointer { buffer in
            let piece = buffer.part(start..<buffer.count)
            if marksTerms {
                HTML.appendMarkingTerms(piece, to: &out.html, slots: &out.slots)
            } else {
                out.html.append(escaping: piece, .exceptApostrophe)
            }
        }
    }

    /// Whether text follows without a space: a link or emphasis behind `l'`.
    private func isFollowed(_ node: SyntaxNode) -> Bool {
        switch node.pointee.next?.kind {
        case nil, .softBreak, .lineBreak, .htmlInline, .footnoteReference: false
        default: true
        }
    }

    /// A fence in a quote or behind a list's bullet is no fence, and what it should hide would be shown.
    private mutating func checkFence(_ node: SyntaxNode) {
        switch node.pointee.prev?.kind {
        case nil, .softBreak, .lineBreak: break
        default: return
        }
        guard !options.isPlain, node.line >= 0 else { return }
        let range = source.markedLine(node.line)
        let found: (Int, String)? = source.withMarkedBytes { bytes in
            let line = bytes.part(range)
            guard let offset = line.offset(of: ":::".utf8), offset == 0 || line[offset - 1] != 0x5C else { return nil }
            return (offset, line.part(offset..<line.count).trimmed.string)
        }
        guard let (column, fence) = found else { return }
        report(.malformedFence(fence), line: node.line, column: column)
    }
}
