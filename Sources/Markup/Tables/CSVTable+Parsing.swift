public import Diagnostics
import Language

extension CSVTable {
    /// Reads a table. Nil when it has no usable header: none of its columns can be told then.
    ///
    /// The first line names the columns; above it, `sep=;` is skipped, and other lines are an error where a line below has
    /// columns that are known. Columns without name and without text are dropped.
    ///
    /// Errors: a quote never closed (what follows it is not read), text behind a closing quote, cells beyond the
    /// header's, a column named twice (compared folded) or not named.
    /// - Parameter isColumn: whether a name is known as a column's.
    public static func parse(
        _ file: SourceFile, isColumn: (String) -> Bool = { _ in false }
    ) -> (CSVTable?, [Diagnostic]) {
        var reader = CSVReader(file)
        reader.seekHeader(isColumn)
        guard var header = reader.nextRow() else {
            if reader.diagnostics.isEmpty { reader.report(.emptyHeader, at: file.place(at: 0)) }
            return (nil, reader.diagnostics)
        }
        let width = header.count
        while let last = header.last, last.text.isEmpty { header.removeLast() }
        var firstPlaces: [String: Place] = [:]
        let nameless = header.indices.filter { header[$0].text.isEmpty }
        for name in header where !name.text.isEmpty {
            guard let first = firstPlaces[name.text.folded] else {
                firstPlaces[name.text.folded] = name.place
                continue
            }
            reader.report(
                .duplicateColumn(name.text), at: name.place, notes: [Diagnostic.Note(.firstDefinedHere, at: first)])
        }
        guard !reader.diagnostics.contains(where: \.tellsOfColumns), !header.isEmpty else {
            if header.isEmpty { reader.report(.emptyHeader, at: file.place(at: 0)) }
            return (nil, reader.diagnostics)
        }
        var rows: [[Cell]] = []
        var overlong: [Int: Excess] = [:]
        while var row = reader.nextRow() {
            if row.count > width { overlong[rows.count] = .blank(cells: row.count) }
            while row.count > header.count, let last = row.last, last.text.isEmpty { row.removeLast() }
            if row.count > header.count {
                reader.report(
                    .wrongCellCount(expected: header.count, actual: row.count), at: row[header.count].place)
                overlong[rows.count] = .text
                row.removeSubrange(header.count...)
            }
            while row.count < header.count { row.append(Cell("", at: reader.endOfRow)) }
            for column in nameless where !row[column].text.isEmpty {
                reader.report(.emptyHeader, at: header[column].place)
            }
            rows.append(row)
        }
        return (
            CSVTable(header: header, rows: rows, separator: reader.separator, overlong: overlong), reader.diagnostics
        )
    }
}

extension Diagnostic {
    /// Whether the columns of a table cannot be told for it.
    fileprivate var tellsOfColumns: Bool {
        switch problem {
        case .markup(.headerBelow): false
        default: true
        }
    }
}

/// Reads a table's rows one after the other.
struct CSVReader {
    private let file: SourceFile
    private(set) var separator: UInt8
    private var places: PlaceCursor
    private var i = 0
    private var line = 1
    private(set) var diagnostics: [Diagnostic] = []
    /// The place behind the last row's last cell.
    private(set) var endOfRow: Place

    init(_ file: SourceFile) {
        self.file = file
        separator = CSVReader.separator(of: file.bytes)
        places = PlaceCursor(file)
        endOfRow = Place(file.path, line: 1, column: 1)
    }

    mutating func report(_ problem: MarkupProblem, at place: Place, notes: [Diagnostic.Note] = []) {
        diagnostics.append(Diagnostic(.markup(problem), at: place, notes: notes))
    }

    /// The most lines that may stand above the names of the columns.
    private static let mostLinesAbove = 20

    /// Moves to the line that names the columns, by the separator with which it has most of those that are known. What other
    /// lines stand above it is reported.
    mutating func seekHeader(_ isColumn: (String) -> Bool) {
        takeSeparatorLine()
        let start = self
        if let first = nextRow(), first.contains(where: { isColumn($0.text) }) {
            self = start
            return
        }
        var best: (count: Int, reader: CSVReader, line: Int)?
        for separator in [UInt8(ascii: ";"), 0x09, UInt8(ascii: ",")] {
            var reader = start
            reader.separator = separator
            for _ in 0..<Self.mostLinesAbove {
                let before = reader
                guard let row = reader.nextRow() else { break }
                let count = row.count { isColumn($0.text) }
                if count > best?.count ?? 0 { best = (count, before, row.first?.place.line ?? 1) }
            }
        }
        let place = file.place(at: start.i)
        self = best?.reader ?? start
        diagnostics = []
        if let best, best.line > place.line { report(.headerBelow(line: best.line), at: place) }
    }

    /// `sep=;`, by which a table tells Excel its separator.
    private mutating func takeSeparatorLine() {
        let range = file.range(ofLine: 1)
        let text = file.text(range).lowercased().filter { $0 != "\"" && $0 != " " }
        guard text.hasPrefix("sep="), let sign = text.utf8.dropFirst(4).first ?? file.bytes[range].last else { return }
        if [0x3B, 0x09, 0x2C].contains(sign) { separator = sign }
        i = min(range.upperBound + 1, file.bytes.count)
        line = 2
    }

    /// The cells of the next row that holds any text; nil at the end, and after a quote that is never closed.
    mutating func nextRow() -> [CSVTable.Cell]? {
        while i < file.bytes.count {
            var row: [CSVTable.Cell] = []
            var hasText = false
            repeat {
                guard let cell = nextCell() else {
                    i = file.bytes.count
                    return nil
                }
                hasText = hasText || !cell.text.isEmpty
                row.append(cell)
            } while takeSeparator()
            endOfRow = places.place(line: line, offset: i)
            // The LF, or the end.
            i += 1
            line += 1
            if hasText { return row }
        }
        return nil
    }

    private mutating func takeSeparator() -> Bool {
        guard i < file.bytes.count, file.bytes[i] == separator else { return false }
        i += 1
        return true
    }

    /// Reads up to the separator, the LF or the end; nil when a quote is never closed.
    private mutating func nextCell() -> CSVTable.Cell? {
        skipBlanks()
        if i < file.bytes.count, file.bytes[i] == 0x22 { return quotedCell() }
        let start = i
        while i < file.bytes.count, file.bytes[i] != separator, file.bytes[i] != 0x0A { i += 1 }
        var end = i
        while end > start, isBlank(file.bytes[end - 1]) { end -= 1 }
        return CSVTable.Cell(file.text(start..<end), at: places.place(line: line, offset: start))
    }

    private mutating func quotedCell() -> CSVTable.Cell? {
        let opening = i
        let openingLine = line
        i += 1
        let place = places.place(line: line, offset: i)
        var text: [UInt8] = []
        var copied = i
        while i < file.bytes.count {
            let byte = file.bytes[i]
            i += 1
            if byte == 0x0A { line += 1 }
            guard byte == 0x22 else { continue }
            let isDoubled = i < file.bytes.count && file.bytes[i] == 0x22
            text.append(contentsOf: file.bytes[copied..<(isDoubled ? i : i - 1)])
            if isDoubled { i += 1 }
            copied = i
            guard !isDoubled else { continue }
            skipBlanks()
            if i < file.bytes.count, file.bytes[i] != separator, file.bytes[i] != 0x0A {
                report(.textAfterQuote, at: places.place(line: line, offset: i))
                while i < file.bytes.count, file.bytes[i] != separator, file.bytes[i] != 0x0A { i += 1 }
            }
            return CSVTable.Cell(String(decoding: text, as: UTF8.self), at: place, isQuoted: true)
        }
        report(.unclosedQuote, at: places.place(line: openingLine, offset: opening))
        return nil
    }

    private func isBlank(_ byte: UInt8) -> Bool { (byte == 0x20 || byte == 0x09) && byte != separator }

    private mutating func skipBlanks() {
        while i < file.bytes.count, isBlank(file.bytes[i]) { i += 1 }
    }

    /// The one of `;`, tab and `,` that stands most often outside quotes in the first line with text; else `;`.
    private static func separator(of bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var inQuotes = false
        var hasText = false
        for byte in bytes {
            if byte == 0x0A, !inQuotes, hasText { break }
            if byte == 0x22 { inQuotes.toggle() }
            if !inQuotes { counts[byte, default: 0] += 1 }
            hasText = hasText || byte > 0x20
        }
        let candidates: [UInt8] = [0x3B, 0x09, 0x2C]
        let best = candidates.map { counts[$0] ?? 0 }.max() ?? 0
        return candidates.first { counts[$0] ?? 0 == best } ?? 0x3B
    }
}
