internal import CMarkGFM
internal import Diagnostics
internal import Language

/// What cmark-gfm drops or swallows without a word: cells, the rest behind an open fence, notes that nothing calls.
extension MarkdownRenderer {
    // MARK: Code

    /// A fence that nothing closes makes code of all that follows; one that the next opening closes, of what lies between.
    mutating func checkFences(of node: SyntaxNode) {
        guard !options.isPlain else { return }
        let fence = CodeFence(of: node, in: source)
        if let fence, !fence.isClosed {
            report(.unclosedCode(fence.sign), line: node.line, column: max(node.column, 0))
        } else if let fence, fence.isLikelyInsideOut {
            report(.codeInsideOut(fence.sign), line: node.line, column: max(node.column, 0))
        }
        if fence != nil, !node.showsMarkdown { checkHeadings(inCode: node) }
        // What is shown of a comment was probably not meant to be.
        let isInsideOut = fence?.isLikelyInsideOut == true
        guard node.line >= 0, isInsideOut || !node.showsMarkup, node.codeLines.mayHoldComment else { return }
        let isOfNoLanguage = isInsideOut || node.info.trimmed.isEmpty
        for line in node.line...max(node.line, node.endLine) {
            let range = source.markedLine(line)
            let start = source.withMarkedBytes {
                WrittenComment.start(inCode: $0.part(range), ofNoLanguage: isOfNoLanguage)
            }
            if let start { report(.commentInCode, line: line, column: start) }
        }
    }

    /// Fields whose headings have become code.
    private mutating func checkHeadings(inCode node: SyntaxNode) {
        guard !options.words.sectionFields.isEmpty, node.codeLines.offset(of: "##".utf8) != nil else { return }
        for line in node.line + 1..<max(node.line + 1, node.endLine) {
            let range = source.markedLine(line)
            let words = source.withMarkedBytes { bytes -> String? in
                let text = bytes.part(range).withoutQuoteSigns
                return text.holds("##".utf8, at: 0) ? text.string : nil
            }
            let heading = words?.drop { $0 == "#" || $0 == " " }.trimmingSuffix {
                "# :".contains($0) || $0.isWhitespace
            }
            guard let name = heading, options.words.sectionFields.contains(name.folded) else { continue }
            report(.fieldInCode(name), line: line, column: 0)
        }
    }

    /// The same of a comment between backticks, unless it is all that stands there: an example.
    mutating func checkComment(in code: Bytes, of node: SyntaxNode) {
        guard !options.isPlain, code.position(of: 0x3C) != nil, let start = code.offset(of: "<!--".utf8) else { return }
        let words = code.trimmed
        let isExample = words.holds("<!--".utf8, at: 0) && words.holds("-->".utf8, at: words.count - 3)
        guard !isExample else { return }
        report(.commentInCode, for: start..<start + 4, of: code, node)
    }

    // MARK: Tables

    /// Cells beyond the header's are dropped.
    mutating func checkCells(of row: SyntaxNode) {
        guard !options.isPlain, let columns = tableState?.alignments.count, row.line >= 0 else { return }
        let range = source.markedLine(row.line)
        let found: (count: Int, column: Int)? = source.withMarkedBytes { bytes in
            let line = bytes.part(range)
            guard line.mostCells > columns else { return nil }
            let cells = line.cellStarts(from: max(0, row.column))
            guard cells.count > columns, let last = cells.last(where: { !line.part($0).trimmed.isEmpty }),
                let first = cells.dropFirst(columns).first, last.lowerBound >= first.lowerBound
            else { return nil }
            return (cells.count, first.lowerBound)
        }
        guard let found else { return }
        report(.extraCells(expected: columns, actual: found.count), line: row.line, column: found.column)
    }

    /// A table whose second line has another width than its first is none.
    mutating func checkTable(in node: SyntaxNode) {
        guard !options.isPlain, node.line >= 0, node.endLine > node.line else { return }
        if node.kind == .heading {
            guard let columns = columns(ofLine: node.line, wantsBar: true) else { return }
            report(.delimiterRow(expected: columns, actual: 1), line: node.line, column: max(node.column, 0))
            return
        }
        for line in node.line + 1...node.endLine {
            guard let columns = columns(ofLine: line - 1, wantsBar: false), let width = delimiterWidth(ofLine: line),
                columns != width
            else { continue }
            report(.delimiterRow(expected: columns, actual: width), line: line, column: 0)
            return
        }
    }

    /// How many cells a line has; nil for one without `|`, or that does not begin with it.
    private func columns(ofLine line: Int, wantsBar: Bool) -> Int? {
        source.withMarkedBytes { bytes in
            let text = bytes.part(source.markedLine(line)).withoutQuoteSigns
            guard text.position(of: 0x7C) != nil, !wantsBar || text.first == 0x7C else { return nil }
            return text.cellStarts(from: 0).count
        }
    }

    /// How many columns a line such as `| --- | :-: |` is for; nil for another.
    private func delimiterWidth(ofLine line: Int) -> Int? {
        source.withMarkedBytes { bytes in
            let text = bytes.part(source.markedLine(line)).withoutQuoteSigns
            guard text.contains(0x2D), text.allSatisfy({ [0x7C, 0x3A, 0x2D, 0x20, 0x09].contains($0) }),
                text.contains(0x7C) || text.contains(0x3A)
            else { return nil }
            return text.cellStarts(from: 0).count
        }
    }

    // MARK: Definitions

    /// Notes that nothing calls, and definitions of links that nothing uses, are on no page.
    mutating func checkDefinitions(in tree: borrowing SyntaxTree) {
        guard !options.isPlain, source.withMarkedBytes({ $0.offset(of: "]:".utf8) != nil }) else { return }
        var code = Set<Int>()
        /// What looks like a definition in code, which is shown and defines nothing.
        var coded: [String: Int] = [:]
        var links = Set<[String]>()
        tree.root.forEachDescendant { node in
            switch node.kind {
            case .link, .image:
                links.insert([node.url.string])
                links.insert([node.url.string, node.title.string])
            case .codeBlock, .htmlBlock:
                if node.kind == .codeBlock {
                    coded.merge(Self.labels(in: node.codeLines, beforeColon: true), uniquingKeysWith: +)
                }
                if node.line >= 0 { code.formUnion(node.line...max(node.line, node.endLine)) }
            default: break
            }
        }
        // Those that are written: what only notes call that nothing calls is not.
        let notes = ([out] + finishedFields).reduce(into: Set<String>()) { labels, builder in
            labels.formUnion(builder.notes.map(\.note.label.folded))
        }
        var seen = Set<String>()
        let used = source.withMarkedBytes { Self.labels(in: $0, beforeColon: false) }
        // What looks like a definition and stands on the page is none.
        let shown = ([out] + finishedFields).reduce(into: [String: Int]()) { labels, builder in
            let found = builder.plain.withUnsafeBufferPointer { Self.labels(in: $0, beforeColon: true) }
            labels.merge(found, uniquingKeysWith: +)
        }
        for line in source.lineStarts.indices where !code.contains(line) {
            let range = source.markedLine(line)
            guard let found = source.withMarkedBytes({ WrittenDefinition($0.part(range)) }) else { continue }
            let label = found.label.folded
            let isFirst = seen.insert((found.isNote ? "^" : "") + label).inserted
            if found.isNote {
                if !isFirst || !notes.contains(label) {
                    report(.unusedNote(found.label), line: line, column: found.column)
                }
            } else if shown[label, default: 0] <= coded[label, default: 0],
                !isFirst || used[label] == nil || !found.leads(to: links)
            {
                report(.unusedLinkLabel(found.label), line: line, column: found.column)
            }
        }
    }

    /// The labels in brackets that a text holds, folded, and how often: those before a colon, or the others.
    private static func labels(in bytes: Bytes, beforeColon: Bool) -> [String: Int] {
        var labels: [String: Int] = [:]
        var open: Int?
        for index in bytes.indices {
            switch bytes[index] {
            case 0x5B: open = index
            case 0x5D:
                guard let start = open, index - start < 1000 else { continue }
                open = nil
                let isBefore = index + 1 < bytes.count && bytes[index + 1] == 0x3A
                if isBefore == beforeColon { labels[bytes.part(start + 1..<index).string.folded, default: 0] += 1 }
            default: break
            }
        }
        return labels
    }
}

/// A line `[label]: address "title"` or `[^label]: note`.
private struct WrittenDefinition {
    let label: String
    let isNote: Bool
    /// Of the bracket, in bytes.
    let column: Int
    private let rest: String

    init?(_ line: Bytes) {
        column = line.count - line.withoutQuoteSigns(keepsEnd: true).count
        guard column < line.count, line[column] == 0x5B, let end = line.offset(of: "]:".utf8, from: column) else {
            return nil
        }
        isNote = column + 1 < end && line[column + 1] == 0x5E
        let name = line.part(column + (isNote ? 2 : 1)..<end)
        guard !name.isEmpty, !name.contains(0x5B), !name.contains(0x5D) else { return nil }
        label = name.string
        rest = line.part(end + 2..<line.count).trimmed.string
    }

    /// Whether one of the links is this one, as far as its line tells.
    func leads(to links: Set<[String]>) -> Bool {
        if rest.isEmpty || rest.contains(where: { "\\&<".contains($0) }) { return true }
        let address = rest.prefix { !$0.isWhitespace }
        let title = rest[address.endIndex...].drop { $0.isWhitespace }
        return links.contains(
            title.isEmpty ? [String(address)] : [String(address), String(title.dropFirst().dropLast())])
    }
}

extension Bytes {
    fileprivate var mayHoldComment: Bool { contains { $0 == 0x3C || $0 == 0x25 || $0 == 0x7B } }

    /// How many cells a table's row may have: as many as that, or fewer where a `\|` parts none.
    fileprivate var mostCells: Int {
        let row = withoutQuoteSigns
        guard let first = row.first, let last = row.last else { return 0 }
        var bars = 0
        for byte in row where byte == 0x7C { bars += 1 }
        return bars + 1 - (first == 0x7C ? 1 : 0) - (last == 0x7C && row.count > 1 ? 1 : 0)
    }

    /// The cells of a table's row, its first `|` and what follows its last one left out. `\|` parts none.
    fileprivate func cellStarts(from start: Int) -> [Range<Int>] {
        var index = start
        while index < count, self[index] <= 0x20 || self[index] == 0x3E { index += 1 }
        if index < count, self[index] == 0x7C { index += 1 }
        var cells: [Range<Int>] = []
        var first = index
        while index < count {
            if self[index] == 0x5C {
                index += 2
                continue
            }
            if self[index] == 0x7C {
                cells.append(first..<index)
                first = index + 1
            }
            index += 1
        }
        if first < count, !part(first..<count).trimmed.isEmpty { cells.append(first..<count) }
        return cells
    }
}
