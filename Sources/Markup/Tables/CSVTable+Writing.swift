internal import Language

extension CSVTable {
    /// A row as the table would have it, without a line break at its end: quoted where the text asks for it (RFC 4180).
    public static func line(_ cells: [String], separator: UInt8) -> String {
        let quoted = cells.map { cell in
            let isPlain = !cell.utf8.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A }
            let isTrimmed = cell.first?.isWhitespace != true && cell.last?.isWhitespace != true
            return isPlain && isTrimmed ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
        }
        return quoted.joined(separator: String(UnicodeScalar(separator)))
    }
}
