internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The cells of a coverage rule, as a dashboard counts them.
struct DashboardCoverage {
    /// Typeset, with a capital.
    let name: String
    let anchor: String
    /// The reference field by which an entry stands below another.
    let below: FieldID?
    /// The cells that the rule looks at: where it comes after another rule, those that the other finds filled.
    let cells: [CoverageCell]

    init?(_ scope: PageScope, rule: RuleID) {
        let rules = scope.frame.model.rules
        guard case .coverage(let coverage) = rules[rule].body else { return nil }
        name = scope.language.typeset(rules[rule].name.capitalizedFirst)
        anchor = "a-pourvoir-" + rules[rule].name.slug
        below = coverage.below
        var cells = scope.reader.coverage(rule)
        if let after = coverage.after, let former = rules.firstID(where: { $0.name == after }) {
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
    private let below: FieldID?

    init(_ scope: PageScope, _ dashboard: View.Dashboard, _ coverages: [DashboardCoverage]) {
        self.scope = scope
        kind = dashboard.by
        columns = Set(coverages.flatMap { $0.cells.map(\.column) })
        below = coverages.first?.below
    }

    /// The owner of an entry: itself, or the first of the kind that it refers to; what stands below a column of the
    /// coverage rules counts for that column.
    func owner(of id: EntryID) -> EntryID? { direct(id).map { raised($0) } }

    /// The owner of an entry that is to be read again: whom its kind names, or to whom that belongs.
    func reviewer(of id: EntryID) -> EntryID? {
        guard let path = scope.reader.identity(id).kind.review?.owner,
            let named = scope.targets(of: id, along: path).first
        else { return owner(of: id) }
        return owner(of: named)
    }

    private func direct(_ id: EntryID) -> EntryID? {
        guard let kind else { return nil }
        let own = scope.reader.identity(id).kind
        if own.id == kind { return id }
        let entry = scope.reader.entry(id)
        return own.fields.ids.lazy.flatMap { entry.targets($0) }
            .first { scope.reader.kind(of: $0) == kind }
    }

    private func raised(_ id: EntryID) -> EntryID {
        var current = id
        // As deep as coverage rules look; safe against cycles.
        for _ in 0..<64 {
            if columns.contains(current) { return current }
            guard let below, let next = scope.reader.entry(current).targets(below).first else { return id }
            current = next
        }
        return id
    }
}
