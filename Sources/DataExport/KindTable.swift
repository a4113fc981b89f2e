internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Markup

/// The entries of a kind as a table, a row each: what the reader of tables takes as it stands. Records, which no cell holds,
/// are left out.
struct KindTable {
    let source: DataSource
    let kind: Kind

    init(_ source: DataSource, _ kind: Kind) { (self.source, self.kind) = (source, kind) }

    var bytes: [UInt8] {
        let fields = DataSource.fields(of: kind).filter {
            if case .records = kind.fields[$0].type { false } else { true }
        }
        var text = SpreadsheetText()
        text.add(["id"] + fields.map { kind.fields[$0].name })
        for id in source.entries(of: kind) {
            let entry = source.reader.entry(id)
            text.add(
                [entry.slug]
                    + fields.map { field in
                        entry.values[field].map { source.text($0, kind.fields[field].type) } ?? ""
                    })
        }
        return text.bytes
    }
}

/// Rows of cells as spreadsheets open them: UTF-8 with its mark, `;`, CRLF (RFC 4180), no cell that would run as a formula.
struct SpreadsheetText {
    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    mutating func add(_ cells: [String]) {
        for (number, cell) in cells.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ";")) }
            CSVTable.append(CSVTable.guarded(cell), separator: UInt8(ascii: ";"), to: &bytes)
        }
        bytes += [0x0D, 0x0A]
    }

    /// The table of these rows.
    static func bytes(_ rows: [[String]]) -> [UInt8] {
        var text = SpreadsheetText()
        for row in rows { text.add(row) }
        return text.bytes
    }
}
