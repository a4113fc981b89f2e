internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Markup

/// A table of entries as lines of text, each row with the name of its entry.
struct TableRows: Sendable {
    /// A row, where it stands and what it says.
    struct Row: Sendable {
        let lines: ClosedRange<Int>
        let cells: [String]
        /// Where each begins.
        let places: [Place]
        /// All that its lines hold between separators, cells beyond the last column too.
        let written: [String]
        /// Nil where nobody can tell which entry it is.
        let slug: String?
        let title: String
    }

    let file: SourceFile
    let header: [String]
    let rows: [Row]
    let separator: UInt8

    /// Nil for a table of which the columns or some rows cannot be told.
    init?(_ file: SourceFile, source: String, _ kind: Kind, _ parser: ContentParser) {
        let (table, found) = CSVTable.parse(file) { $0.folded == "id" || kind.fieldIndex($0.slug) != nil }
        guard let table, !found.contains(where: { $0.problem == .markup(.unclosedQuote) }) else { return nil }
        let (entries, _) = parser.decoder.entries(from: table, path: file.path, source: source, kind: kind)
        let names = Dictionary(
            entries.map { ($0.writtenOrigin.place.line, (slug: $0.slug, title: $0.title)) },
            uniquingKeysWith: { first, _ in first })
        let starts = table.rows.compactMap { $0.first?.place.line }
        guard starts.count == table.rows.count else { return nil }
        self.file = file
        header = table.header.map(\.text)
        separator = table.separator
        rows = starts.indices.map { index in
            let last = index + 1 < starts.count ? starts[index + 1] - 1 : file.lineCount
            let name = names[starts[index]]
            let lines = starts[index]...max(starts[index], last)
            let written = lines.flatMap { line in
                file.text(ofLine: line).utf8.split(separator: table.separator).map { part in
                    String(Substring(part)).trimming { $0.isWhitespace || $0 == "\"" }
                }
            }
            return Row(
                lines: lines, cells: table.rows[index].map(\.text),
                places: table.rows[index].map(\.place), written: written, slug: name?.slug,
                title: name?.title ?? table.rows[index].first?.text ?? "")
        }
    }

    /// The row that holds a line; nil for lines above the first.
    func row(at line: Int) -> Int? { rows.firstIndex { $0.lines.contains(line) } }

    func row(_ slug: String) -> Row? { rows.first { $0.slug == slug } }

    /// The name of the column in which something stands; nil where nobody can tell.
    func column(at place: Place, in row: Row) -> String? {
        let column = row.places.lastIndex { ($0.line, $0.column) <= (place.line, place.column) }
        return column.flatMap { header.indices.contains($0) ? header[$0] : nil }
    }

    /// The cell of a row under a column of that name.
    func cell(_ row: Row, under name: String) -> String? {
        let column = header.firstIndex { $0.folded == name.folded }
        return column.flatMap { row.cells.indices.contains($0) ? row.cells[$0] : nil }
    }

    /// The table with other rows in the place of some; without those that are nil. Every other row keeps its line, unless a
    /// text of several lines comes in.
    func bytes(replacing others: [Int: Row?], of former: TableRows?) -> [UInt8] {
        var lines = (1...max(1, file.lineCount)).map { file.text(ofLine: $0) }
        for (index, row) in others {
            for line in rows[index].lines { lines[line - 1] = "" }
            guard let row, let former else { continue }
            let cells = header.map { former.cell(row, under: $0) ?? "" }
            lines[rows[index].lines.lowerBound - 1] = CSVTable.line(cells, separator: separator)
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}

extension String {
    /// Without the characters at both ends for which it holds.
    fileprivate func trimming(_ isTaken: (Character) -> Bool) -> String {
        String(drop(while: isTaken).reversed().drop(while: isTaken).reversed())
    }
}
