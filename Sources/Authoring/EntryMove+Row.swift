internal import ContentModel
internal import Diagnostics
internal import Files
internal import Language
internal import Markup

extension EntryMove {
    /// Gives the row at a place another identifier, in the copy.
    /// - Returns: false where the table has no column of identifiers.
    mutating func name(rowAt place: Place, _ slug: String, _ work: String, _ fileSystem: FileSystem) -> Bool {
        write(rowAt: place, work, fileSystem, in: { $0.folded == "id" }, { _ in slug })
    }

    /// Adds a former address to those that the row has, where the table has a column for them.
    mutating func keep(_ address: String, rowAt place: Place, in field: Field, _ work: String, _ fileSystem: FileSystem)
        -> Bool
    {
        write(rowAt: place, work, fileSystem, in: { $0.slug == field.key }) {
            $0.isEmpty ? address : $0 + "|" + address
        }
    }

    /// Writes a cell of one line anew.
    private mutating func write(
        rowAt place: Place, _ work: String, _ fileSystem: FileSystem, in isColumn: (String) -> Bool,
        _ text: (String) -> String
    ) -> Bool {
        guard let bytes = try? fileSystem.read(work + "/" + from),
            let file = SourceFile.decode(path: from, contents: bytes).0, let table = CSVTable.parse(file).0,
            let column = table.header.firstIndex(where: { isColumn($0.text) }),
            let cell = table.rows.first(where: { $0.first?.place.line == place.line })?[column],
            var lines = lines(of: from, work, fileSystem), lines.indices.contains(cell.place.line - 1)
        else { return false }
        var line = lines[cell.place.line - 1]
        let start =
            line.index(line.startIndex, offsetBy: max(0, cell.place.column - 1), limitedBy: line.endIndex)
            ?? line.endIndex
        let end = line.index(start, offsetBy: cell.text.count, limitedBy: line.endIndex) ?? line.endIndex
        // What breaks over lines is no identifier and no address.
        guard String(line[start..<end]) == cell.text else { return false }
        line.replaceSubrange(start..<end, with: text(cell.text))
        lines[cell.place.line - 1] = line
        return save(lines, from, [cell.place.line], work, fileSystem)
    }
}
