internal import Templates

/// Records or entries as a table.
struct Table: KeyedContext {
    /// Typeset.
    let caption: String
    let columns: [Column]
    /// Made when a template goes through them.
    let rows: () -> [Row]

    static let keys = KeyTable<Table>("table", "Records or entries as a table.") {
        Key.text("@caption", "What the table is about.") { $0.caption }
        Key.list("@columns", "The columns in which some row says something.") { $0.columns }
        Key.list("@rows", "The rows.") { table in table.rows().map { $0.labelled(table.columns) } }
    }
}

/// A column's head.
struct Column: KeyedContext {
    /// Typeset, with a capital.
    let label: String

    static let keys = KeyTable<Column>("column", "The head of a column.") {
        Key.text("@label", "What the column holds.") { $0.label }
    }
}

/// A row of a table.
struct Row: KeyedContext {
    private(set) var cells: [Cell]

    init(cells: [Cell]) { self.cells = cells }

    static let keys = KeyTable<Row>("row", "A row of a table.") {
        Key.list("@cells", "A cell for each column.") { $0.cells }
    }

    /// With the heads of the columns in the cells, for screens too narrow for columns.
    fileprivate func labelled(_ columns: [Column]) -> Row {
        var row = self
        for (index, column) in columns.enumerated() where index < cells.count {
            row.cells[index].label = column.label
        }
        return row
    }
}

/// A cell of any table: values, and how they are to stand.
struct Cell: KeyedContext {
    let values: [ValueContext]
    /// What its column holds.
    fileprivate(set) var label: String?
    /// Whether nothing in its column is long: such a cell is better not broken over lines.
    let isShort: Bool
    /// What is to be known of the whole row.
    let note: String?
    /// How to call whom the cell names.
    let phone: ValueContext?

    static let keys = KeyTable<Cell>("cell", "A cell of a table.") {
        Key.list("@values", "Its values.") { $0.values }
        Key.text("@label", "What its column holds.") { $0.label }
        Key.flag("@many", "Whether there are several.") { $0.values.count > 1 }
        Key.flag("@short", "Whether nothing in its column is long.") { $0.isShort }
        Key.text("@note", "What holds for the whole row: no longer in force.") { $0.note }
        Key.object("@phone", "How to call whom the cell names.") { $0.phone }
    }

    init(values: [ValueContext], isShort: Bool = false, note: String? = nil, phone: ValueContext? = nil) {
        (self.values, self.isShort, self.note, self.phone) = (values, isShort, note, phone)
    }

    static func areShort(_ values: [ValueContext]) -> Bool { values.allSatisfy { $0.isAtMost(16) } }
}
