internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Figures and lists for those who steer. Each figure leads to the list whose lines it counts, on the same page.
struct DashboardPage: PageContext {
    let scope: PageScope
    let view: View
    let dashboard: DashboardBody
    private let lists: [DashboardList]
    private let coverages: [DashboardCoverage]
    private let owners: DashboardOwners

    init(_ scope: PageScope, _ view: View, _ dashboard: DashboardBody) {
        (self.scope, self.view, self.dashboard) = (scope, view, dashboard)
        coverages = dashboard.rules.compactMap { DashboardCoverage(scope, rule: $0) }
        owners = DashboardOwners(scope, dashboard, coverages)
        lists = DashboardList.all(scope, dashboard, coverages, owners)
    }

    var title: String { scope.typeset(view.title) }
    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<DashboardPage>("dashboard", "Figures and lists for those who steer.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.list("@figures", "A figure for each rule and each list.") { $0.figures }
        Key.object("@units", "The same by unit.") { page in page.dashboard.by.map { page.units(by: $0) } }
        Key.list("@lists", "The lists that figures lead to.") { $0.lists }
    }

    private var figures: [FigureLink] {
        let covered = coverages.map { coverage in
            FigureLink(
                scope, nil, "#" + (dashboard.by == nil ? coverage.anchor : scope.design.anchor(.units)),
                scope.typeset(scope.strings.text(.percent, ["number": String(coverage.percent)])),
                scope.typeset("\(coverage.name) – \(coverage.heldText(scope))"))
        }
        let counted = lists.map { list in
            FigureLink(
                scope, list.lines.isEmpty ? nil : list.tone, "#" + list.anchor, String(list.lines.count), list.figure)
        }
        return covered + counted
    }

    // MARK: By service

    /// A row for each entry of the kind that has cells, late work or entries to review; then one for all.
    private func units(by kind: KindID) -> DashboardUnits {
        let counted = lists.filter(\.isByUnit)
        let named = coverages.flatMap { $0.cells.map(\.column) } + counted.flatMap { $0.lines.compactMap(\.unit) }
        func row(
            _ unit: PageLink, covers: (CoverageCell) -> Bool, counts: (DashboardLine) -> Bool
        ) -> DashboardRow {
            DashboardRow(
                unit: unit, covers: coverages.map { $0.cover(scope, where: covers) },
                numbers: counted.map { list in
                    DashboardNumber(label: list.title, number: list.lines.count(where: counts), anchor: list.anchor)
                })
        }
        var rows = scope.reader.byTitle(named).map { unit in
            row(scope.link(to: unit), covers: { $0.column == unit }, counts: { $0.unit == unit })
        }
        if counted.contains(where: { $0.lines.contains { $0.unit == nil } }) {
            let nobody = PageLink(title: scope.strings.text(.noOwner))
            rows.append(row(nobody, covers: { _ in false }, counts: { $0.unit == nil }))
        }
        let all = PageLink(title: scope.strings.text(.allUnits))
        let names = scope.frame.model.kinds[kind].names
        return DashboardUnits(
            title: scope.strings.text(.by, ["field": names.one]).capitalizedFirst,
            caption: scope.strings.text(.unitsCaption, ["one": names.one]).capitalizedFirst,
            corner: scope.typeset(names.one.capitalizedFirst), rules: coverages.map { Column(label: $0.name) },
            counts: counted.map { Column(label: $0.title) }, rows: rows,
            totals: row(all, covers: { _ in true }, counts: { _ in true }))
    }
}
