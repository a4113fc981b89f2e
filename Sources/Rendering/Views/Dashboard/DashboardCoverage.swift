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
        anchor = scope.design.anchor(.holes) + "-" + rules[rule].name.slug
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
        scope.strings.text(.heldOf, ["held": String(held), "total": String(total)])
    }

    /// How many of some cells are filled, as a bar and in words.
    func cover(_ scope: PageScope, where belongs: (CoverageCell) -> Bool) -> DashboardCover {
        let some = cells.filter(belongs)
        let held = some.count { !$0.filledBy.isEmpty }
        return DashboardCover(
            label: name, hasCells: !some.isEmpty, done: some.isEmpty ? 0 : held * 100 / some.count,
            held: Self.text(held, some.count, scope))
    }
}

/// How many cells of a coverage rule somebody has filled.
struct DashboardCover: KeyedContext {
    let label: String
    let hasCells: Bool
    let done: Int
    let held: String

    static let keys = KeyTable<DashboardCover>("dashboard-cover", "How many cells of a rule are filled.") {
        Key.text("@label", "The rule.") { $0.label }
        Key.flag("@has-cells", "Whether there are any to fill.") { $0.hasCells }
        Key.number("@done", "Of 100.") { $0.done }
        Key.text("@held", "The same in words.") { $0.held }
    }
}
