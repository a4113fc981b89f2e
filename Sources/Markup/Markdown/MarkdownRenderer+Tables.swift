internal import CMarkGFM
internal import Diagnostics
internal import Language

extension MarkdownRenderer {
    /// A table while it is written; cells hold no tables.
    struct TableState {
        /// `l`, `c`, `r` or 0, by column.
        var alignments: [UInt8]
        var column = 0
        var isHeader = false
        var hasBody = false
        /// Whether the cells are wanted as records.
        var isField: Bool
        var cells: [FieldCell] = []
        var open: OpenCell?
        /// Whether the open cell is `<th>`.
        var isHeading = false
    }

    // MARK: Captions

    /// Whether a paragraph is the caption of the table right behind it: `Tableau : …`, `Table: …` or `: …`.
    mutating func isCaption(_ paragraph: SyntaxNode) -> Bool {
        guard !options.isPlain, paragraph.pointee.next?.kind == .table, let first = paragraph.pointee.first_child,
            first.kind == .text
        else { return false }
        let literal = first.literal
        var index = 0
        for word in ["Tableau", "Table"] where literal.holds(word.utf8, at: 0) {
            index = word.utf8.count
            break
        }
        while index > 0, index < literal.count, [0x20, 0xC2, 0xA0, 0xE2, 0x80, 0xAF].contains(literal[index]) {
            index += 1
        }
        guard index < literal.count, literal[index] == 0x3A else { return false }
        index += 1
        guard index < literal.count, literal[index] == 0x20 else { return false }
        while index < literal.count, literal[index] == 0x20 { index += 1 }
        skippedBytes = index
        return true
    }

    /// Writes the scrolling region (WCAG 1.4.10, 2.1.1), the table's start and its caption, or only its caption's start.
    mutating func openTable(captionFollows: Bool) {
        out.tableCount += 1
        let id = out.idPrefix + "table--" + String(out.tableCount)
        out.startLine()
        out.put("<div class=\"table\" role=\"region\" aria-labelledby=\"")
        out.put(id)
        out.put("\" tabindex=\"0\">\n<table>\n")
        out.put(captionFollows ? "<caption id=\"" : "<caption class=\"vh\" id=\"")
        out.put(id)
        out.put("\">")
        if captionFollows { return }
        out.putEscaped(out.headings.last?.text ?? out.field?.name ?? MarkdownWords(options.language).table)
        out.put("</caption>\n")
    }

    // MARK: Tables

    mutating func enterTable(_ node: SyntaxNode) {
        if options.isPlain {
            out.startLine()
            out.put("<table>")
        } else if node.pointee.prev.map({ isCaptionAlreadyOpen($0) }) != true {
            openTable(captionFollows: false)
        }
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        let alignments = cmark_gfm_extensions_get_table_alignments(node)
        let isField = out.field != nil && openNote == nil && node.pointee.parent?.kind == .document
        tableState = TableState(
            alignments: alignments.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? [], isField: isField)
        if isField { out.table = FieldTable(header: [], rows: []) }
    }

    /// Whether the table has been opened for the caption before it.
    private func isCaptionAlreadyOpen(_ previous: SyntaxNode) -> Bool {
        previous.kind == .paragraph && out.html.suffix(11).elementsEqual("</caption>\n".utf8)
    }

    mutating func leaveTable(_ node: SyntaxNode) {
        if tableState?.hasBody == true {
            out.startLine()
            out.put("</tbody>")
        }
        tableState = nil
        out.startLine()
        out.put(options.isPlain ? "</table>\n" : "</table>\n</div>\n")
    }

    mutating func enterRow(_ node: SyntaxNode) {
        let isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
        tableState?.column = 0
        tableState?.isHeader = isHeader
        tableState?.cells = []
        if !isHeader { checkCells(of: node) }
        out.startLine()
        if isHeader {
            out.put("<thead>\n")
        } else if tableState?.hasBody == false {
            tableState?.hasBody = true
            out.put("<tbody>\n")
        }
        out.put("<tr>")
    }

    mutating func leaveRow(_ node: SyntaxNode) {
        out.startLine()
        out.put("</tr>")
        out.endPlainLine()
        let isHeader = tableState?.isHeader == true
        if isHeader { out.put("\n</thead>") }
        if let cells = tableState?.cells, tableState?.isField == true {
            if isHeader { out.table?.header = cells } else { out.table?.rows.append(cells) }
        }
    }

    mutating func enterCell(_ node: SyntaxNode) {
        edge = .boundary
        let column = tableState?.column ?? 0
        let alignments = tableState?.alignments ?? []
        // A heading cell must say something (RGAA 5.6): an empty one is no heading.
        let isHeading = tableState?.isHeader == true && (options.isPlain || node.pointee.first_child != nil)
        tableState?.isHeading = isHeading
        out.startLine()
        out.put(isHeading ? "<th" : "<td")
        switch column < alignments.count ? alignments[column] : 0 {
        case 0x6C: if options.isPlain { out.put(" align=\"left\"") }
        case 0x63: out.put(options.isPlain ? " align=\"center\"" : " class=\"centre\"")
        case 0x72: out.put(options.isPlain ? " align=\"right\"" : " class=\"droite\"")
        default: break
        }
        if isHeading, !options.isPlain { out.put(" scope=\"col\"") }
        out.put(">")
        if tableState?.isField == true {
            tableState?.open = OpenCell(
                node: node, html: out.html.count, slots: out.slots.count, plain: out.plain.count)
        }
    }

    mutating func leaveCell(_ node: SyntaxNode) {
        if let open = tableState?.open {
            let written = source.text(
                ofLines: node.line...node.line, from: node.column, to: node.endColumn, isCell: true)
            let place = source.place(line: node.line, markedColumn: source.firstByte(of: node), in: text)
            let finished = cell(open, source: written, place: place)
            tableState?.cells.append(finished)
            tableState?.open = nil
        }
        out.put(tableState?.isHeading == true ? "</th>" : "</td>")
        if let last = out.plain.last, last != 0x0A, last != 0x20 { out.plain.append(0x20) }
        tableState?.column += 1
    }
}

extension MarkedSource {
    /// Where a cell's content begins in its line, 0-based; its start when it is empty, the line's end when it is missing.
    func firstByte(of cell: SyntaxNode) -> Int {
        let range = markedLine(cell.line)
        guard cell.column >= 0 else { return range.count }
        let start = min(max(cell.column, 0), range.count)
        let end = min(max(cell.endColumn, start), range.count)
        return withMarkedBytes { bytes in
            let content = bytes.part(range.lowerBound + start..<range.lowerBound + end)
            return content.firstIndex { $0 != 0x20 && $0 != 0x09 }.map { start + $0 } ?? start
        }
    }
}
