internal import CMarkGFM
internal import Diagnostics
internal import Language

extension MarkdownRenderer {
    /// A cell or an item of a field while it is written.
    struct OpenCell {
        var node: SyntaxNode
        var html: Int
        var slots: Int
        var plain: Int
    }

    mutating func openList(_ node: SyntaxNode) {
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else {
            out.put("<ul>\n")
            if isFieldList(node) { out.list = [] }
            return
        }
        let start = Int(cmark_node_get_list_start(node))
        if start == 1 {
            out.put("<ol>\n")
        } else {
            out.put("<ol start=\"")
            out.put(start)
            out.put("\">\n")
        }
        if isFieldList(node) { out.list = [] }
    }

    mutating func enterItem(_ node: SyntaxNode) {
        if node.pointee.extension != nil {
            let isDone = cmark_gfm_extensions_get_tasklist_item_checked(node)
            if options.isPlain {
                out.put("<li>")
                out.put(
                    isDone
                        ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                        : "<input type=\"checkbox\" disabled=\"\" /> ")
            } else {
                let words = MarkdownWords(options.language)
                out.put("<li class=\"tache\"><input type=\"checkbox\" disabled=\"\"")
                if isDone { out.put(" checked=\"\"") }
                out.put(" aria-label=\"\(isDone ? words.done : words.toDo)\" /> ")
            }
        } else {
            out.put("<li>")
        }
        if let list = node.pointee.parent, isFieldList(list) {
            openItem = OpenCell(node: node, html: out.html.count, slots: out.slots.count, plain: out.plain.count)
        }
    }

    mutating func leaveItem(_ node: SyntaxNode) {
        if let item = openItem, item.node == node {
            openItem = nil
            let first = node.pointee.first_child
            let place: Place
            var written = ""
            if let first, first.kind == .paragraph {
                place = source.place(line: first.line, markedColumn: first.column, in: text)
                written = source.text(
                    ofLines: first.line...max(first.line, first.endLine), from: first.column, to: first.endColumn)
            } else {
                place = source.place(line: node.line, markedColumn: node.column, in: text)
            }
            let finished = cell(item, source: written, place: place)
            out.list?.append(finished)
        }
        out.put("</li>\n")
    }

    /// What `item` has become.
    func cell(_ item: OpenCell, source: String, place: Place) -> FieldCell {
        let plain = Array(out.plain[item.plain...]).withUnsafeBufferPointer { $0.trimmed.string }
        return FieldCell(
            source: source, text: plain, place: place, html: item.html..<out.html.count,
            slots: item.slots..<out.slots.count)
    }

    private func isFieldList(_ list: SyntaxNode) -> Bool {
        out.field != nil && openNote == nil && list.pointee.parent?.kind == .document
    }
}

extension MarkedSource {
    /// What an author wrote from a byte of the first line to a byte of the last one, lines joined by spaces. Columns are
    /// 0-based and of the marked text.
    func text(ofLines lines: ClosedRange<Int>, from start: Int, to end: Int, isCell: Bool = false) -> String {
        withMarkedBytes { bytes in
            var joined: [UInt8] = []
            for line in lines {
                let range = markedLine(line)
                let low =
                    line == lines.lowerBound
                    ? min(range.lowerBound + max(start, 0), range.upperBound) : range.lowerBound
                let high =
                    line == lines.upperBound ? min(range.lowerBound + max(end, 0), range.upperBound) : range.upperBound
                guard low < high else { continue }
                if !joined.isEmpty { joined.append(0x20) }
                joined.append(contentsOf: bytes.part(low..<high).trimmed)
            }
            if isCell { joined = MarkedSource.unescapingBars(joined) }
            if !marks.isEmpty { joined = joined.withUnsafeBufferPointer { restored($0, isCell: isCell) } }
            return String(decoding: joined, as: UTF8.self)
        }
    }
}
