internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The cells of a coverage rule, as a dashboard counts them.
struct DashboardCoverage {
    /// Typeset, with a capital.
    let name: String
    let anchor: String
    /// The cells that the rule looks at: where it comes after another rule, those that the other finds filled.
    let cells: [CoverageCell]

    init?(_ scope: PageScope, rule: RuleID) {
        let rules = scope.frame.model.rules
        guard case .coverage(let coverage) = rules[rule].body else { return nil }
        name = scope.language.typeset(rules[rule].name.capitalizedFirst)
        anchor = "a-pourvoir-" + rules[rule].name.slug
        var cells = scope.reader.coverage(rule)
        if let former = coverage.after {
            let filled = Set(scope.reader.coverage(former).filter { !$0.filledBy.isEmpty }.map(\.position))
            cells = cells.filter { filled.contains($0.position) }
        }
        self.cells = cells
    }

    var held: Int { cells.count { !$0.filledBy.isEmpty } }
    /// 0 to 100, rounded down: 100 only when every cell is filled.
    var percent: Int { cells.isEmpty ? 0 : held * 100 / cells.count }

    func heldText(_ scope: PageScope) -> String { Self.text(held, cells.count, scope) }

    private static func text(_ held: Int, _ total: Int, _ scope: PageScope) -> String {
        scope.frame.strings.text(.heldOf, ["held": String(held), "total": String(total)])
    }

    /// How many of some cells are filled, as a bar and in words.
    func cell(_ scope: PageScope, where belongs: (CoverageCell) -> Bool) -> TemplateValue {
        let some = cells.filter(belongs)
        let held = some.count { !$0.filledBy.isEmpty }
        return .object(
            Item([
                "@label": .text(name), "@has-cells": .flag(!some.isEmpty),
                "@done": .number(some.isEmpty ? 0 : held * 100 / some.count),
                "@held": .text(Self.text(held, some.count, scope)),
            ]))
    }
}

/// To whom things belong: to entries of the kind by which the dashboard is also given.
struct DashboardOwners {
    let scope: PageScope
    /// A position in `Model.kinds`.
    let kind: KindID?
    private let columns: Set<EntryID>

    init(_ scope: PageScope, _ dashboard: View.Dashboard, _ coverages: [DashboardCoverage]) {
        self.scope = scope
        kind = dashboard.by
        columns = Set(coverages.flatMap { $0.cells.map(\.column) })
    }

    /// The owner of an entry: itself, or the office that it belongs to; what is part of a column of the coverage rules
    /// counts for that column.
    func owner(of id: EntryID) -> EntryID? { direct(id).map { raised($0) } }

    /// The owner of an entry that is to be read again: whom its kind names, or to whom that belongs.
    func reviewer(of id: EntryID) -> EntryID? {
        guard let path = scope.frame.model.kinds[scope.kind(of: id)].review?.owner,
            let named = scope.reader.targets(of: id, along: path).first
        else { return owner(of: id) }
        return owner(of: named)
    }

    private func direct(_ id: EntryID) -> EntryID? {
        guard let kind else { return nil }
        if scope.kind(of: id) == kind { return id }
        return scope.targets(of: id, .office).first { scope.kind(of: $0) == kind }
    }

    private func raised(_ id: EntryID) -> EntryID { scope.lineage(of: id).first { columns.contains($0) } ?? id }
}
