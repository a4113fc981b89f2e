internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Every remark, and every entry whose time is up, by who keeps the entry true.
struct ToMendPage: PageContext {
    let scope: PageScope
    let view: View
    private let groups: [(keeper: EntryID?, lines: [MendingLine])]
    private let keepers: Keepers

    init(_ scope: PageScope, _ view: View, _ toMend: ToMendBody) {
        self.scope = scope
        self.view = view
        let keepers = Keepers(scope, toMend)
        self.keepers = keepers
        let lines = MendingLine.all(scope)
        let byKeeper = Dictionary(grouping: lines) { line in line.entry.flatMap { keepers.keeper(of: $0) } }
        let sorted = scope.reader.byTitle(byKeeper.keys.compactMap(\.self))
        groups = (sorted.map(Optional.some) + [nil]).compactMap { keeper in
            byKeeper[keeper].map { (keeper, $0.sorted { ($0.matter, $0.place) < ($1.matter, $1.place) }) }
        }
    }

    var title: String { scope.typeset(view.title) }
    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<ToMendPage>("to-mend", "What is to be mended, by who keeps it true.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.list("@tally", "How many lines of each sort there are.") { $0.tally }
        Key.list("@groups", "The lines, by keeper.") { page in
            page.groups.enumerated().map { page.group($0, $1.keeper, $1.lines) }
        }
    }

    /// How many lines of each sort there are.
    private var tally: [Tally] {
        let matters = groups.flatMap { $0.lines.map(\.matter) }
        return MendingLine.Matter.allCases.compactMap { matter in
            let count = matters.count { $0 == matter }
            return count == 0 ? nil : Tally(number: count, text: matter.name(scope))
        }
    }

    private func group(_ number: Int, _ keeper: EntryID?, _ lines: [MendingLine]) -> MendingGroup {
        MendingGroup(
            id: "\(scope.design.anchor(.group))--\(number + 1)",
            title: keeper.map { keepers.name(of: $0) } ?? scope.strings.text(.noKeeper),
            rows: lines.map { $0.row(scope) })
    }
}

/// How many lines of a sort there are.
struct Tally: KeyedContext {
    let number: Int
    let text: String

    static let keys = KeyTable<Tally>("tally", "How many lines of a sort there are.") {
        Key.number("@number", "How many.") { $0.number }
        Key.text("@text", "The sort.") { $0.text }
    }
}

/// What one keeper has to mend.
struct MendingGroup: KeyedContext {
    let id: String
    let title: String
    let rows: [MendingRow]

    static let keys = KeyTable<MendingGroup>("mending-group", "What one keeper has to mend.") {
        Key.text("@id", "Its anchor.") { $0.id }
        Key.text("@title", "The keeper.") { $0.title }
        Key.number("@count", "How many lines.") { $0.rows.count }
        Key.list("@rows", "The lines.") { $0.rows }
    }
}

/// One thing to be mended, as a row of a table.
struct MendingRow: KeyedContext {
    let title: String
    let url: String?
    let badge: Badge
    let text: String
    let place: String

    static let keys = KeyTable<MendingRow>("mending-row", "One thing to be mended.") {
        Key.text("@title", "The entry, or the file.") { $0.title }
        Key.text("@url", "The entry's page.") { $0.url }
        Key.object("@badge", "What sort of thing it is.") { $0.badge }
        Key.text("@text", "What is to be mended.") { $0.text }
        Key.text("@place", "File and line.") { $0.place }
    }
}
