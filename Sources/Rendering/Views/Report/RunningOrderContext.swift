internal import Templates

/// A running order, ready to be shown.
struct RunningOrderContext: KeyedContext {
    let label: String
    let hasTimes: Bool
    let columns: [RunningOrderColumn]
    let rows: [RunningOrderRow]
    let total: String
    let end: String

    static let keys = KeyTable<RunningOrderContext>("report-order", "What a meeting does, part after part.") {
        Key.text("@label", "The name of the field.") { $0.label }
        Key.flag("@has-times", "Whether it is known when the meeting begins.") { $0.hasTimes }
        Key.list("@columns", "The columns beside the time.") { $0.columns }
        Key.list("@rows", "The parts.") { $0.rows }
        Key.text("@total", "How long all take.") { $0.total }
        Key.text("@end", "When the meeting ends.") { $0.end }
        Key.number("@span", "How many columns stand beside that of the duration.") { $0.columns.count - 1 }
    }
}

/// The head of a column.
struct RunningOrderColumn: KeyedContext {
    let label: String
    let isNumber: Bool

    static let keys = KeyTable<RunningOrderColumn>("report-order-column", "The head of a column of a running order.") {
        Key.text("@label", "What the column holds.") { $0.label }
        Key.flag("@number", "Whether it holds durations.") { $0.isNumber }
    }
}

/// A part of the meeting.
struct RunningOrderRow: KeyedContext {
    let time: String
    let cells: [RunningOrderCell]

    static let keys = KeyTable<RunningOrderRow>("report-order-row", "A part of a meeting.") {
        Key.text("@time", "When it begins.") { $0.time }
        Key.list("@cells", "A cell for each column.") { $0.cells }
    }
}

/// What it says in a column.
struct RunningOrderCell: KeyedContext {
    let label: String
    let isNumber: Bool
    let values: [ValueContext]

    static let keys = KeyTable<RunningOrderCell>("report-order-cell", "What a part of a meeting says in a column.") {
        Key.text("@label", "What the column holds.") { $0.label }
        Key.flag("@number", "Whether it holds durations.") { $0.isNumber }
        Key.list("@values", "The values.") { $0.values }
    }
}
