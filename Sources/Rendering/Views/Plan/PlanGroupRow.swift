internal import Templates

/// A group of a plan's entries.
struct PlanGroupRow: KeyedContext {
    let title: String
    let progressText: String
    let progress: WorkProgress
    let actions: [PlanRow]

    static let keys = KeyTable<PlanGroupRow>("plan-group", "The entries of a plan that share a value.") {
        Key.text("@title", "The value.") { $0.title }
        Key.text("@progress", "How far they have come, in words.") { $0.progressText }
        Key.number("@done", "The same, of 100.") { $0.progress.percent }
        Key.list("@actions", "The entries.") { $0.actions }
    }
}

/// The steps of a month.
struct PlanMonth: KeyedContext {
    let title: String
    let count: Int
    let isOpen: Bool
    let rows: [WorkRow]

    static let keys = KeyTable<PlanMonth>("plan-month", "The steps of a plan in a month.") {
        Key.text("@title", "The month, or that no day is known.") { $0.title }
        Key.number("@count", "How many steps there are.") { $0.count }
        Key.flag("@open", "Whether it is the present month.") { $0.isOpen }
        Key.list("@steps", "The steps, by day.") { $0.rows }
    }
}
