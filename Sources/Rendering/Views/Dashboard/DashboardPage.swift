internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Figures and lists for those who steer. Each figure leads to the list whose lines it counts, on the same page.
struct DashboardPage: ViewContext {
    let scope: PageScope
    let view: View
    let dashboard: View.Dashboard
    private let lists: [DashboardList]
    private let coverages: [DashboardCoverage]
    private let owners: DashboardOwners

    init(_ scope: PageScope, _ view: View, _ dashboard: View.Dashboard) {
        (self.scope, self.view, self.dashboard) = (scope, view, dashboard)
        coverages = dashboard.rules.compactMap { DashboardCoverage(scope, rule: $0) }
        owners = DashboardOwners(scope, dashboard, coverages)
        lists = DashboardList.all(scope, dashboard, coverages, owners)
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@view-help": return view.help.map { scope.text($0) } ?? .empty
        case "@figures": return .list(figures)
        case "@units": return dashboard.by.map { .object(units(by: $0)) } ?? .empty
        case "@lists": return .list(lists.map { .object($0.item(scope)) })
        default: return .absent
        }
    }

    private var figures: [TemplateValue] {
        let covered = coverages.map { coverage in
            Figure(
                "", dashboard.by == nil ? "#" + coverage.anchor : "#par-unite",
                text: scope.language.typeset(scope.frame.strings.text(.percent, ["number": String(coverage.percent)])),
                scope.language.typeset("\(coverage.name) – \(coverage.heldText(scope))"))
        }
        let counted = lists.map { list in
            Figure(list.lines.isEmpty ? "" : list.tone, "#" + list.anchor, list.lines.count, list.figure)
        }
        return (covered + counted).map { .object($0.item) }
    }

    // MARK: By service

    /// A row for each entry of the kind that has cells, late work or entries to review; then one for all.
    private func units(by kind: KindID) -> Item {
        let counted = lists.filter(\.isByUnit)
        let named = coverages.flatMap { $0.cells.map(\.column) } + counted.flatMap { $0.lines.compactMap(\.unit) }
        var rows = scope.reader.byTitle(named).map { unit -> TemplateValue in
            let covers = coverages.map { $0.cell(scope) { $0.column == unit } }
            let counts = counted.map { list in count(list, list.lines.count { $0.unit == unit }) }
            return row(scope.link(to: unit), covers, counts)
        }
        let strings = scope.frame.strings
        if counted.contains(where: { $0.lines.contains { $0.unit == nil } }) {
            let counts = counted.map { list in count(list, list.lines.count { $0.unit == nil }) }
            rows.append(
                row(
                    Item(["@title": .text(strings.text(.noOwner)), "@url": .empty]),
                    coverages.map { $0.cell(scope) { _ in false } }, counts))
        }
        let totals = row(
            Item(["@title": .text(strings.text(.allUnits)), "@url": .empty]),
            coverages.map { $0.cell(scope) { _ in true } },
            counted.map { count($0, $0.lines.count) })
        let names = scope.frame.model.kinds[kind].names
        return Item([
            "@title": .text(strings.text(.by, ["field": names.one]).capitalizedFirst),
            "@caption": .text(strings.text(.unitsCaption, ["one": names.one]).capitalizedFirst),
            "@corner": .text(scope.language.typeset(names.one.capitalizedFirst)),
            "@rules": .list(coverages.map { .object(Item(["@label": .text($0.name)])) }),
            "@counts": .list(counted.map { .object(Item(["@label": .text($0.title)])) }), "@rows": .list(rows),
            "@totals": .list([totals]),
        ])
    }

    private func row(_ link: Item, _ covers: [TemplateValue], _ counts: [TemplateValue]) -> TemplateValue {
        .object(Item(["@unit": .object(link), "@covers": .list(covers), "@numbers": .list(counts)]))
    }

    private func count(_ list: DashboardList, _ number: Int) -> TemplateValue {
        .object(
            Item([
                "@label": .text(list.title), "@number": .number(number),
                "@url": number > 0 ? .text("#" + list.anchor) : .empty,
            ]))
    }

    static let shapes: Shape.Catalogue = [
        "dashboard": [
            "@figures": .list(.object("figure-link")), "@units": .object("dashboard-units"),
            "@lists": .list(.object("dashboard-list")),
        ],
        "dashboard-units": [
            "@title": .text, "@caption": .text, "@corner": .text, "@rules": .list(.object("column")),
            "@counts": .list(.object("column")),
            "@rows": .list(.object("dashboard-row")), "@totals": .list(.object("dashboard-row")),
        ],
        "dashboard-row": [
            "@unit": .object("link"), "@covers": .list(.object("dashboard-cover")),
            "@numbers": .list(.object("dashboard-number")),
        ],
        "dashboard-cover": ["@label": .text, "@has-cells": .flag, "@done": .number, "@held": .text],
        "dashboard-number": ["@label": .text, "@number": .number, "@url": .text],
        "dashboard-list": [
            "@id": .text, "@title": .text, "@count": .number, "@has-items": .flag,
            "@items": .list(.object("dashboard-item")),
        ],
        "dashboard-item": ["@title": .text, "@url": .text, "@text": .text, "@badge": .object("badge")],
    ]
}
