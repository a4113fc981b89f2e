public import ContentModel
public import Diagnostics
internal import Language
public import Markup

extension EntryDecoder {
    /// The entries of a table, a row each, in the order of the table. A column `id` names them; without it, the title.
    ///
    /// What is wrong with the header is told there, once, and not again at each row.
    public func entries(from table: CSVTable, path: String, source: String, kind: Kind) -> (
        [Entry<Written>], [Diagnostic]
    ) {
        var header = TableHeader(table.header, kind: kind)
        if !table.rows.isEmpty { header.reportAbsences(at: table.header.first?.place ?? Place(path)) }
        var entries: [Entry<Written>] = []
        for (position, cells) in table.rows.enumerated() {
            guard let first = cells.first else { continue }
            var (entry, found) = row(cells, header, at: first.place, source: source)
            if let excess = table.overlong[position],
                let shifted = shift(of: cells, table.header, excess, found)
            {
                // The row keeps its name, so that what refers to it is not reported as well.
                entry = row(cells, header.naming, at: first.place, source: source).0
                found = []
                if case .blank(let count) = excess {
                    let problem = MarkupProblem.wrongCellCount(expected: table.header.count, actual: count)
                    found = [Diagnostic(.markup(problem), at: shifted)]
                }
            }
            if let entry { entries.append(entry) }
            header.diagnostics += found
        }
        return (entries, header.diagnostics)
    }

    private func row(
        _ cells: [CSVTable.Cell], _ header: TableHeader, at place: Place, source: String
    ) -> (Entry<Written>?, [Diagnostic]) {
        var row = RowDecoder(decoder: self, kind: header.kind, place: place)
        row.absent = header.absent
        var id: CSVTable.Cell?
        for (cell, column) in zip(cells, header.columns) where !cell.text.isEmpty {
            let cell = cell.unguarded
            switch column {
            case .id: id = cell
            case .field(let index, let name): row.take(.cell(cell), field: index, named: name, at: cell.place)
            case .ignored: continue
            }
        }
        guard let slug = id.map({ row.slug(from: $0.text) }) ?? row.slugFromTitle() else {
            return (nil, row.diagnostics)
        }
        let entry = row.entry(slug: slug, source: source, body: nil)
        return (entry, row.diagnostics)
    }

    /// Where a row with too many cells shows first that its texts are in the wrong columns: something that its column cannot
    /// hold, or an empty cell before its last text. The separator that is too many stands there or before. Nil where nothing
    /// shows it.
    private func shift(
        of cells: [CSVTable.Cell], _ header: [CSVTable.Cell], _ excess: CSVTable.Excess, _ found: [Diagnostic]
    ) -> Place? {
        let last = cells.lastIndex { !$0.text.isEmpty } ?? 0
        let empty = zip(cells[..<last], header).first { $0.text.isEmpty && !$1.text.isEmpty }?.0.place
        // What is missing is told at the row's beginning, which says nothing of where.
        let beginning = cells.first?.place
        let misplaced = found.map(\.place).filter { $0 != beginning }
        let isShifted = excess == .text || empty != nil || !found.isEmpty
        return isShifted ? (misplaced + [empty].compactMap { $0 }).min() ?? beginning : nil
    }
}
