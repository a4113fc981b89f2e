internal import Diagnostics

extension MarkedSource {
    /// The bytes of a line of the marked text, without its LF.
    func markedLine(_ line: Int) -> Range<Int> {
        guard lineStarts.indices.contains(line) else { return 0..<0 }
        let end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : rewritten?.count ?? original.count
        let isEnded = line + 1 == lineStarts.count && withMarkedBytes { $0.last == 0x0A }
        return lineStarts[line]..<(isEnded ? end - 1 : end)
    }

    /// The place of a byte of the marked text, given by its line and its offset in it, both 0-based.
    mutating func place(line: Int, markedColumn: Int, in text: MarkdownText) -> Place {
        var column = markedColumn
        if let mark = lastMark(onLine: line, before: markedColumn) {
            let behind = markedColumn - (mark.markedColumn + mark.marked.count)
            column = behind < 0 ? mark.column : behind + mark.column + mark.original.count
        }
        return place(line: line, originalColumn: column, in: text)
    }

    /// The place of a mark.
    mutating func place(of mark: SourceMark, in text: MarkdownText) -> Place {
        place(line: mark.line, originalColumn: mark.column, in: text)
    }

    private mutating func place(line: Int, originalColumn: Int, in text: MarkdownText) -> Place {
        let number = text.firstLine + max(line, 0)
        guard originalLineStarts.indices.contains(line) else { return Place(text.path, line: number) }
        let start = original.startIndex + originalLineStarts[line]
        let end = min(start + max(originalColumn, 0), original.endIndex)
        // Counting goes on from the last place of the line: a line may hold thousands of links.
        if counted.line != line || counted.end > end { counted = (line, start, 0) }
        counted.characters += CharacterCount.of(original[counted.end..<end])
        counted.end = end
        return Place(text.path, line: number, column: counted.characters + text.columnOffset + 1)
    }

    /// The last mark on a line that begins before a byte of it.
    private func lastMark(onLine line: Int, before column: Int) -> SourceMark? {
        guard !marks.isEmpty else { return nil }
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if (marks[middle].line, marks[middle].markedColumn) < (line, column) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low > 0 && marks[low - 1].line == line ? marks[low - 1] : nil
    }
}
