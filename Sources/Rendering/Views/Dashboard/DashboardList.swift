internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A list of a dashboard, with the words of the figure that counts its lines.
struct DashboardList: KeyedContext {
    let anchor: String
    let title: String
    /// What stands after the number.
    let figure: String
    let tone: Tone?
    /// Whether the table by owner has a column for it.
    let isByUnit: Bool
    let lines: [DashboardLine]

    /// The lists that a dashboard declares, in the order of its figures.
    static func all(
        _ scope: PageScope, _ dashboard: DashboardBody, _ coverages: [DashboardCoverage], _ owners: DashboardOwners
    ) -> [DashboardList] {
        let reader = DashboardReader(scope: scope, owners: owners)
        var lists = coverages.map { reader.holes($0) }
        if let late = dashboard.late, let plan = scope.frame.model.views[late].body as? PlanBody, scope.saysWhoIsLate {
            lists += reader.late(plan)
        }
        lists += dashboard.expired.map { reader.expired(scope.frame.model.kinds[$0]) }
        if dashboard.showsReview { lists.append(reader.review()) }
        return lists
    }

    static let keys = KeyTable<DashboardList>("dashboard-list", "A list of a dashboard.") {
        Key.text("@id", "Its anchor.") { $0.anchor }
        Key.text("@title", "What it lists.") { $0.title }
        Key.number("@count", "How many lines it has.") { $0.lines.count }
        Key.flag("@has-items", "Whether it has any.") { !$0.lines.isEmpty }
        Key.list("@items", "The lines.") { $0.lines }
    }
}

/// A line of a list: an entry or a cell, and to whom it belongs.
struct DashboardLine: KeyedContext {
    let title: String
    let url: String?
    let text: String
    let badge: Badge?
    let unit: EntryID?

    static let keys = KeyTable<DashboardLine>("dashboard-item", "A line of a dashboard's list.") {
        Key.text("@title", "What it is about.") { $0.title }
        Key.text("@url", "Its page.") { $0.url }
        Key.text("@text", "To whom it belongs, and its day.") { $0.text }
        Key.object("@badge", "Its state.") { $0.badge }
    }
}
