internal import Templates

/// The figures of a dashboard by the entries of a kind.
struct DashboardUnits: KeyedContext {
    let title: String
    let caption: String
    let corner: String
    let rules: [Column]
    let counts: [Column]
    let rows: [DashboardRow]
    let totals: DashboardRow

    static let keys = KeyTable<DashboardUnits>("dashboard-units", "The figures of a dashboard by unit.") {
        Key.text("@title", "The heading.") { $0.title }
        Key.text("@caption", "What the table is about.") { $0.caption }
        Key.text("@corner", "What a row is.") { $0.corner }
        Key.list("@rules", "The heads of the rules' columns.") { $0.rules }
        Key.list("@counts", "The heads of the lists' columns.") { $0.counts }
        Key.list("@rows", "The units.") { $0.rows }
        Key.list("@totals", "All of them in one row.") { [$0.totals] }
    }
}

/// A unit.
struct DashboardRow: KeyedContext {
    let unit: PageLink
    let covers: [DashboardCover]
    let numbers: [DashboardNumber]

    static let keys = KeyTable<DashboardRow>("dashboard-row", "A unit.") {
        Key.object("@unit", "The unit.") { $0.unit }
        Key.list("@covers", "How much of each rule it fills.") { $0.covers }
        Key.list("@numbers", "How many lines of each list are its own.") { $0.numbers }
    }
}

/// How many lines of a list belong to a unit.
struct DashboardNumber: KeyedContext {
    let label: String
    let number: Int
    /// Of the list.
    let anchor: String

    static let keys = KeyTable<DashboardNumber>("dashboard-number", "How many lines of a list belong to a unit.") {
        Key.text("@label", "The list.") { $0.label }
        Key.number("@number", "How many.") { $0.number }
        Key.text("@url", "The list, when there are any.") { $0.number > 0 ? "#" + $0.anchor : nil }
    }
}
