internal import CMarkGFM
internal import Diagnostics
internal import Language

extension MarkdownRenderer {
    /// Writes what stands before a node's children, or all of a node without children.
    mutating func enter(_ node: SyntaxNode) -> Visit {
        guard let kind = node.kind else { return .descend }
        if !openHTML.isEmpty, kind.rawValue & 0x4000 == 0, kind != .htmlBlock, kind != .document { closeForBlock() }
        switch kind {
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .customInline, .emphasis, .strong, .strikethrough,
            .link,
            .image, .footnoteReference:
            enterInline(node, kind)
            return .descend
        case .tableRow: enterRow(node)
        case .tableCell: enterCell(node)
        case .document, .customBlock: break
        case .footnoteDefinition: return .skip
        case .heading:
            if beginsField(node) || isTitle(node) { return .skip }
            checkTable(in: node)
            // An empty heading is a stop for screen readers at which nothing is read.
            if node.pointee.first_child == nil, !options.isPlain { return .skip }
            countBlock(node)
            enterHeading(node)
        case .htmlBlock: htmlBlock(node)
        case .paragraph:
            edge = .boundary
            if isCaption(node) {
                captionParagraph = node
                openTable(captionFollows: true)
                break
            }
            countBlock(node)
            checkTable(in: node)
            paragraphStart = out.plain.count
            guard !isTight(node) else { break }
            out.startLine()
            out.put("<p>")
        case .blockQuote:
            countBlock(node)
            out.startLine()
            out.put("<blockquote>\n")
        case .list:
            countBlock(node)
            out.startLine()
            openList(node)
        case .item:
            out.startLine()
            enterItem(node)
        case .codeBlock:
            countBlock(node)
            checkFences(of: node)
            codeBlock(node)
        case .thematicBreak:
            countBlock(node)
            out.startLine()
            out.put("<hr />\n")
        case .table:
            countBlock(node)
            enterTable(node)
        }
        return .descend
    }

    /// Writes what stands behind a node's children.
    mutating func leave(_ node: SyntaxNode) {
        guard let kind = node.kind else { return }
        if !openHTML.isEmpty { closeHTML(in: node) }
        switch kind {
        case .emphasis, .strong, .strikethrough, .link, .image: leaveInline(node, kind)
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .customInline, .footnoteReference: break
        case .tableRow: leaveRow(node)
        case .tableCell: leaveCell(node)
        case .table: leaveTable(node)
        case .document, .customBlock, .footnoteDefinition, .htmlBlock, .codeBlock, .thematicBreak: break
        case .heading: leaveHeading(node)
        case .paragraph: leaveParagraph(node)
        case .blockQuote:
            out.startLine()
            out.put("</blockquote>\n")
        case .list:
            let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            out.put(isOrdered ? "</ol>\n" : "</ul>\n")
        case .item: leaveItem(node)
        }
    }

    /// Counts the blocks of the top level: a field that holds one table or one list is read as records.
    mutating func countBlock(_ node: SyntaxNode) {
        guard node.pointee.parent?.kind == .document else { return }
        out.blockCount += 1
        guard out.field == nil, bodyPlace == nil else { return }
        bodyPlace = source.place(line: node.line, markedColumn: max(node.column, 0), in: text)
    }

    // MARK: Paragraphs

    /// Whether a paragraph stands in an item of a tight list, where it has no element.
    private func isTight(_ paragraph: SyntaxNode) -> Bool {
        guard let list = paragraph.pointee.parent?.pointee.parent, list.kind == .list else { return false }
        return cmark_node_is_tight(list)
    }

    private mutating func leaveParagraph(_ node: SyntaxNode) {
        if captionParagraph == node {
            captionParagraph = nil
            out.put("</caption>\n")
            out.endPlainLine()
            return
        }
        if wantsSummary, node.pointee.parent?.kind == .document { noteSummary(from: paragraphStart) }
        out.endPlainLine()
        guard !isTight(node) else { return }
        if let note = openNote, node.pointee.parent == note.node, node.pointee.next == nil { writeBackReferences() }
        out.put("</p>\n")
    }

    // MARK: Headings

    private mutating func enterHeading(_ node: SyntaxNode) {
        edge = .boundary
        isInHeading = true
        let written = Int(cmark_node_level(node))
        let level = options.isPlain ? written : out.renderedLevel(written: written)
        out.startLine()
        out.put("<h")
        out.put(level)
        openHeading = (level, out.html.count, out.plain.count)
        out.put(">")
    }

    private mutating func leaveHeading(_ node: SyntaxNode) {
        isInHeading = false
        let (level, offset, start) = openHeading
        if !options.isPlain {
            let heading = out.plainText(from: start)
            let id = out.id(for: out.ownText(from: start))
            var attribute = Array(" id=\"".utf8)
            attribute += id.utf8
            attribute.append(0x22)
            out.insert(attribute, at: offset)
            let place = source.place(line: node.line, markedColumn: node.column, in: text)
            out.headings.append(Heading(level: level, text: heading, id: id, place: place))
            out.endPlainLine()
            out.sectionStarts.append((start, out.plain.count))
        }
        out.put("</h")
        out.put(level)
        out.put(">\n")
    }

    // MARK: Code and boxes

    private mutating func codeBlock(_ node: SyntaxNode) {
        out.startLine()
        // A long line scrolls: the keyboard must reach it (WCAG 2.1.1).
        out.put(options.isPlain ? "<pre><code" : "<pre tabindex=\"0\"><code")
        let info = node.info
        let language = info.part(0..<(info.firstIndex { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A } ?? info.count))
        if !language.isEmpty {
            out.put(" class=\"language-")
            appendCode(language)
            out.put("\"")
        }
        out.put(">")
        let start = out.plain.count
        appendCode(node.codeLines)
        if out.plain.count == start { appendPlain(node.codeLines) }
        out.endPlainLine()
        out.put("</code></pre>\n")
    }

    /// Appends code as it was written.
    mutating func appendCode(_ bytes: Bytes) {
        guard !source.marks.isEmpty, MarkedSource.hasMark(bytes) else {
            out.html.append(escaping: bytes, .exceptApostrophe)
            return
        }
        source.restored(bytes, isCell: tableState != nil).withUnsafeBufferPointer {
            out.html.append(escaping: $0, .exceptApostrophe)
        }
    }

    /// Appends code to the plain text.
    mutating func appendPlain(_ bytes: Bytes) {
        guard !source.marks.isEmpty, MarkedSource.hasMark(bytes) else {
            out.plain.append(contentsOf: bytes)
            return
        }
        out.plain.append(contentsOf: source.restored(bytes, isCell: tableState != nil))
    }

    mutating func openOrCloseBox(_ mark: Int) {
        switch boxes[mark] {
        case .openBox(let name):
            if openBoxes == 0 { out.blockCount += 1 }
            openBoxes += 1
            closeForBlock()
            openHTML.append(OpenHTML(kind: .box, tag: "", name: "", parent: nil, place: Place(text.path)))
            out.startLine()
            out.put("<aside class=\"encadre encadre-\(name.slug)\" role=\"note\" aria-label=\"")
            out.putEscaped(name.prefix(1).uppercased() + name.dropFirst())
            out.put("\">\n")
        case .closeBox:
            openBoxes -= 1
            closeBox()
            out.startLine()
            out.put("</aside>\n")
        case .nothing, nil: break
        }
    }
}
