/// A text as an editor has it: lines, and places in UTF-16 units.
struct EditedText {
    /// Without line ends.
    let lines: [Substring]

    /// Lines end with LF, CRLF or CR (Language Server Protocol 3.17, "Text Documents").
    init(_ text: String) {
        // CRLF is one character to Swift.
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }

    /// A line; empty where there is none.
    subscript(line: Int) -> Substring { lines.indices.contains(line) ? lines[line] : "" }

    /// The place in UTF-16 units of a line and a column in characters, both from 1 as diagnostics have them; 0 stands for the first.
    func position(line: Int, column: Int) -> TextPosition {
        let number = max(0, line - 1)
        let text = self[number]
        return TextPosition(line: number, character: text.prefix(max(0, column - 1)).utf16.count)
    }

    /// From a place to the end of what it is about: of a link, else of the line.
    func range(line: Int, column: Int) -> TextRange {
        let start = position(line: line, column: column)
        let text = self[start.line]
        let rest = text.dropFirst(max(0, column - 1))
        var length = rest.utf16.count
        if rest.hasPrefix("[["), let end = rest.firstRange(of: "]]") {
            length = rest[..<end.upperBound].utf16.count
        } else if let last = rest.lastIndex(where: { !$0.isWhitespace }) {
            length = rest[...last].utf16.count
        }
        return TextRange(start: start, end: TextPosition(line: start.line, character: start.character + length))
    }

    /// The character before which a place stands; within one that takes two units, the one itself.
    func index(of position: TextPosition) -> Substring.Index {
        let text = self[position.line]
        let utf16 = text.utf16
        let index = utf16.index(utf16.startIndex, offsetBy: max(0, position.character), limitedBy: utf16.endIndex)
        guard let index else { return text.endIndex }
        return index == text.endIndex ? index : text.indices.last { $0 <= index } ?? text.startIndex
    }

    /// A range of a line as places.
    func range(_ range: Range<Substring.Index>, ofLine line: Int) -> TextRange {
        let text = self[line]
        let start = text[..<range.lowerBound].utf16.count
        let end = start + text[range].utf16.count
        return TextRange(
            start: TextPosition(line: line, character: start), end: TextPosition(line: line, character: end))
    }

    /// The edits that make another text of this one: of single lines where as many stay, else of what is between the first and the
    /// last that differ.
    func edits(to other: EditedText) -> [ServerMessages.Edit] {
        if lines.count == other.lines.count {
            return lines.indices.filter { lines[$0] != other.lines[$0] }.map { line in
                ServerMessages.Edit(
                    range: range(lines[line].startIndex..<lines[line].endIndex, ofLine: line),
                    newText: String(other.lines[line]))
            }
        }
        let shorter = min(lines.count, other.lines.count)
        let start = (0..<shorter).first { lines[$0] != other.lines[$0] } ?? shorter
        let tail = (0..<(shorter - start)).first {
            lines[lines.count - 1 - $0] != other.lines[other.lines.count - 1 - $0]
        }
        let kept = tail ?? shorter - start
        let (end, otherEnd) = (lines.count - kept, other.lines.count - kept)
        let text = other.lines[start..<otherEnd].map { $0 + "\n" }.joined()
        return [
            ServerMessages.Edit(
                range: TextRange(
                    start: TextPosition(line: start, character: 0), end: TextPosition(line: end, character: 0)),
                newText: text)
        ]
    }
}
