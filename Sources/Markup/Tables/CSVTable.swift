public import Diagnostics
internal import Language

/// A table of comma-separated values, with the place of each cell.
///
/// Separated by `;`, `,` or tab, whichever the header line has most of; quotes and doubled quotes as in RFC 4180, line
/// breaks in quotes included. Blanks around unquoted cells, rows without any text and empty cells at the end of rows
/// are what spreadsheets leave behind: they are dropped.
public struct CSVTable: Sendable {
    /// One value of a table.
    public struct Cell: Sendable, Hashable {
        /// The text without quotes around it; empty for an empty cell.
        public var text: String
        /// The first character of the text, behind the opening quote if there is one: physical line and column.
        public var place: Place
        /// Whether the text stands in quotes, where each quote of the text is written twice.
        public var isQuoted: Bool

        /// Puts a text at a place.
        public init(_ text: String, at place: Place, isQuoted: Bool = false) {
            self.text = text
            self.place = place
            self.isQuoted = isQuoted
        }
    }

    /// The names of the columns, as written; none is empty and no two fold to the same name.
    public var header: [Cell]
    /// The rows, each with as many cells as the header; `rows[n][c]` belongs to column `header[c]`.
    public var rows: [[Cell]]
    /// What stands between two cells.
    public var separator = UInt8(ascii: ";")
    /// The rows that had more cells than the header, by position in `rows`: nobody can tell which of them is too many.
    public var overlong: [Int: Excess] = [:]

    /// What a row has beyond the header.
    public enum Excess: Sendable, Hashable {
        /// Cells with text: an error that is reported.
        case text
        /// Empty cells only, as spreadsheets leave them behind, or as a separator too many pushes them out; so many
        /// cells in all.
        case blank(cells: Int)
    }
}

extension CSVTable.Cell {
    /// The values of a cell that holds several, separated by `|`, without blanks around them; empty ones are dropped. A bar
    /// of a value is written `\|`.
    public var values: [CSVTable.Cell] {
        guard text.holds(0x7C) else {
            return text.isEmpty ? [] : [self]
        }
        var values: [CSVTable.Cell] = []
        var counter = self
        var counted = text.startIndex
        for part in parts {
            guard let first = part.firstIndex(where: { !$0.isWhitespace }),
                let last = part.lastIndex(where: { !$0.isWhitespace })
            else { continue }
            counter.advance(over: text[counted..<first])
            counted = first
            let value = String(part[first...last]).replacing("\\|", with: "|")
            values.append(CSVTable.Cell(value, at: counter.place, isQuoted: isQuoted))
        }
        return values
    }

    /// What stands between bars that are not written `\|`.
    private var parts: [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var isEscaped = false
        for index in text.indices {
            if text[index] == "|", !isEscaped {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
            isEscaped = text[index] == "\\"
        }
        return parts + [text[start...]]
    }

    /// The place of a character of the text.
    public func place(at index: String.Index) -> Place {
        var counter = self
        counter.advance(over: text[..<index])
        return counter.place
    }

    /// Moves the place behind a piece of the text, of whose quotes each takes two columns.
    private mutating func advance(over piece: Substring) {
        for character in piece {
            if character == "\n" {
                place.line += 1
                place.column = 1
            } else {
                place.column += isQuoted && character == "\"" ? 2 : 1
            }
        }
    }
}
