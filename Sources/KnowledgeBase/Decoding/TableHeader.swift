internal import ContentModel
internal import Diagnostics
internal import Language
internal import Markup

/// What the columns of a table are.
struct TableHeader {
    let kind: Kind
    private(set) var columns: [Column] = []
    /// The fields that no column gives: positions in the kind's fields.
    private(set) var absent: Set<FieldID>
    var diagnostics: [Diagnostic] = []

    enum Column {
        case id
        case field(FieldID, name: String)
        case ignored
    }

    /// Finds each column's field. A misspelt one is reported and read as the field whose name is nearest, unless another
    /// column is that field.
    init(_ cells: [CSVTable.Cell], kind: Kind) {
        self.kind = kind
        let given = cells.map { kind.fieldIndex($0.text.slug) }
        absent = Set(kind.fields.ids).subtracting(given.compactMap(\.self))
        var hasID = cells.contains { $0.text.folded == Self.id }
        for (cell, index) in zip(cells, given) {
            if cell.text.folded == Self.id {
                columns.append(.id)
            } else if let index {
                columns.append(.field(index, name: cell.text))
            } else if cell.text.isEmpty {
                columns.append(.ignored)
            } else {
                let near = NearMiss.nearest(to: cell.text, among: kind.fields.map(\.name) + [Self.id])
                let problem = ContentProblem.unknownField(cell.text, kind: kind.names.one)
                diagnostics.append(Diagnostic(.content(problem), at: cell.place, suggestion: near))
                if near == Self.id, !hasID {
                    hasID = true
                    columns.append(.id)
                } else if let index = near.flatMap({ kind.fieldIndex($0.slug) }), absent.remove(index) != nil {
                    columns.append(.field(index, name: cell.text))
                } else {
                    columns.append(.ignored)
                }
            }
        }
    }

    private static let id = "id"

    /// The same with only the columns that name an entry: its `id` and the fields of its title.
    var naming: TableHeader {
        var header = self
        header.columns = columns.map { column in
            if case .field(let index, _) = column, !kind.title.fields.contains(index) { .ignored } else { column }
        }
        return header
    }

    /// Reports the required fields that no column gives.
    mutating func reportAbsences(at place: Place) {
        for index in absent.sorted() where kind.fields[index].isRequired && kind.fields[index].defaultValue == nil {
            let problem = ContentProblem.missingColumn(kind.fields[index].name, kind: kind.names.one)
            diagnostics.append(Diagnostic(.content(problem), at: place))
        }
    }
}
