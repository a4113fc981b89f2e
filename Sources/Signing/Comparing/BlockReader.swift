internal import Rendering

/// Cuts the lines of a text into paragraphs, items and rows.
struct BlockReader {
    private var blocks: [TextOutline.Block] = []
    /// Whether the next line may go on where the last one ended.
    private var isOpen = false
    /// What closes the code that is open; nil outside of code.
    private var fence: String?

    var isCode: Bool { fence != nil }

    mutating func add(_ line: String, _ number: Int) {
        let text = line.drop { $0.isWhitespace }
        let marks = text.prefix { $0 == "`" || $0 == "~" }
        if let open = fence {
            if marks.count >= open.count, marks.allSatisfy({ $0 == open.first }) { fence = nil }
            return append(.paragraph, [line], number)
        }
        if marks.count >= 3, marks.allSatisfy({ $0 == marks.first }) {
            fence = String(marks)
            return append(.paragraph, [line], number)
        }
        if text.isEmpty {
            isOpen = false
        } else if text.hasPrefix("|") {
            let cells = Self.cells(of: text)
            if !cells.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }) {
                append(.row, cells, number)
            }
        } else if let item = text.prefixMatch(of: #/[-*+]\s+|(\d+[.)])\s+/#) {
            let rest = String(text[item.range.upperBound...])
            append(.item, [item.output.1.map { $0 + " " + rest } ?? rest], number)
            isOpen = true
        } else if isOpen, let last = blocks.last, !text.hasPrefix(":::") {
            blocks[blocks.count - 1].cells = [last.text + " " + text]
            blocks[blocks.count - 1].lines = last.lines.lowerBound...number
        } else {
            append(.paragraph, [String(text)], number)
            isOpen = !text.hasPrefix(":::")
        }
    }

    private mutating func append(_ form: VisaReview.Line.Form, _ cells: [String], _ number: Int) {
        isOpen = false
        blocks.append(TextOutline.Block(form: form, cells: cells, lines: number...number))
    }

    /// What was read, and begins anew.
    mutating func end() -> [TextOutline.Block] {
        let result = blocks
        self = BlockReader()
        return result
    }

    /// Those of `| a | b \| c |`.
    private static func cells(of line: Substring) -> [String] {
        var cells = [""]
        var isEscaped = false
        for character in line.dropFirst() {
            if character == "|", !isEscaped {
                cells.append("")
            } else {
                if character == "|" { cells[cells.count - 1].removeLast() }
                cells[cells.count - 1].append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
        return cells.map { cell in
            cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}
