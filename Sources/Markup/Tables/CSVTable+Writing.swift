internal import Diagnostics
internal import Language

extension CSVTable {
    /// A row as the table would have it, without a line break at its end: quoted where the text asks for it (RFC 4180).
    public static func line(_ cells: [String], separator: UInt8) -> String {
        var bytes: [UInt8] = []
        for (number, cell) in cells.enumerated() {
            if number > 0 { bytes.append(separator) }
            append(cell, separator: separator, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a cell, quoted where its text asks for it.
    public static func append(_ cell: String, separator: UInt8, to bytes: inout [UInt8]) {
        let text = cell.utf8
        let isPlain = !text.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        func isInk(_ byte: UInt8?) -> Bool { byte.map { $0 > 0x20 && $0 < 0x7F } ?? true }
        // Only a blank needs quotes; most cells begin and end in ASCII.
        let isTrimmed =
            isInk(text.first) && isInk(text.last)
            || cell.first?.isWhitespace != true && cell.last?.isWhitespace != true
        if isPlain, isTrimmed {
            bytes += text
            return
        }
        bytes.append(0x22)
        for byte in text {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    // MARK: Formulas

    /// With an apostrophe before it where a spreadsheet would take the text for a formula. `unguarded` takes it off again:
    /// so that nothing changes on the way, a text that has such apostrophes of its own gets one more.
    public static func guarded(_ text: String) -> String { looksLikeFormula(text) ? "'" + text : text }

    /// Without the apostrophe that `guarded` put there, or somebody at a spreadsheet.
    static func unguarded(_ text: String) -> String {
        text.utf8.first == apostrophe && looksLikeFormula(text) ? String(text.dropFirst()) : text
    }

    private static let apostrophe = UInt8(ascii: "'")

    /// Behind any apostrophes, what makes a formula of a cell (OWASP, CSV injection).
    private static func looksLikeFormula(_ text: String) -> Bool {
        switch text.utf8.first(where: { $0 != apostrophe }) {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }
}

extension CSVTable.Cell {
    /// Without the apostrophe by which a spreadsheet keeps a text from being a formula.
    public var unguarded: CSVTable.Cell {
        let plain = CSVTable.unguarded(text)
        if plain.utf8.count == text.utf8.count { return self }
        var place = place
        place.column += 1
        return CSVTable.Cell(plain, at: place, isQuoted: isQuoted)
    }
}
