public import ContentModel
internal import Diagnostics
public import Language

extension RuleCheck {
    mutating func atMost(_ rule: Rule.AtMost, _ declared: Rule) {
        let ids = ids(rule.kind, where: rule.conditions)
        if let field = rule.field {
            for id in ids {
                let count = base[id].values[field]?.each.count ?? 0
                guard count > rule.limit else { continue }
                let place = base[id].place(of: field)
                report(.overLimit(rule: declared.name, count: count, limit: rule.limit), at: place, declared)
            }
            return
        }
        var groups: [(key: String, place: Place, count: Int)] = []
        var positions: [String: Int] = [:]
        for id in ids {
            let field = rule.per.map { base.model.kinds[rule.kind].fields[$0] }
            let values = rule.per.flatMap { base[id].values[$0]?.each } ?? []
            for key in field.map({ field in values.map { text($0, field) } }) ?? [""] {
                if let position = positions[key] {
                    groups[position].count += 1
                } else {
                    positions[key] = groups.count
                    groups.append((key, groupPlace(values.first) ?? base[id].place, 1))
                }
            }
        }
        for group in groups where group.count > rule.limit {
            report(.overLimit(rule: declared.name, count: group.count, limit: rule.limit), at: group.place, declared)
        }
    }

    private func groupPlace(_ value: FieldValue<Linked>?) -> Place? {
        if case .reference(.entry(let id))? = value { base[id].place } else { nil }
    }

    mutating func requiredWhen(_ rule: Rule.RequiredWhen, _ declared: Rule) {
        let kind = base.model.kinds[rule.kind]
        for id in ids(rule.kind, where: rule.conditions) {
            for field in rule.fields where base[id].values[field] == nil {
                report(
                    .requiredHere(field: kind.fields[field].name, rule: declared.name, help: declared.help),
                    at: base[id].place, declared)
            }
        }
    }

    /// Pairs of a row and a column that nobody fills, reported where the row names the column.
    mutating func coverage(_ rule: Rule.Coverage, _ declared: Rule) {
        var wanted: Set<CoverageCell.Position>?
        if let former = rule.after.flatMap({ base.model.coverage($0) }) {
            wanted = Set(base.coverage(former, at: date).filter { !$0.filledBy.isEmpty }.map(\.position))
        }
        for cell in base.coverage(rule, at: date)
        where cell.filledBy.isEmpty && wanted?.contains(cell.position) != false {
            report(
                .uncovered(rule: declared.name, row: base[cell.row].title, column: base[cell.column].title),
                at: base[cell.row].place(of: cell.field), declared)
        }
    }
}

/// A cell that a coverage rule wants filled.
public struct CoverageCell: Sendable, Hashable {
    /// An entry of the row kind.
    public var row: EntryID
    /// An entry of the column kind.
    public var column: EntryID
    /// The field of the row that names the column: a position in the row kind's fields.
    public var field: FieldID
    /// The entries in force that fill it, by slug.
    public var filledBy: [EntryID]

    /// A row and a column.
    public struct Position: Sendable, Hashable {
        /// An entry of the row kind.
        public var row: EntryID
        /// An entry of the column kind.
        public var column: EntryID
    }

    /// Where the cell stands.
    public var position: Position { Position(row: row, column: column) }
}

extension Edition {
    /// The cells that a coverage rule wants filled, by row, then in the order of the rule's columns.
    public func coverage(_ rule: Rule.Coverage, at date: CalendarDate) -> [CoverageCell] {
        let check = RuleCheck(base: self, date: date)
        var fillers: [EntryID: [EntryID]] = [:]  // by row
        for id in check.ids(rule.filledBy, where: rule.conditions, inForce: true) {
            for row in self[id].targets(rule.throughRow) { fillers[row, default: []].append(id) }
        }
        var cells: [CoverageCell] = []
        for row in ids(ofKind: rule.rows) {
            let filling = filling(fillers[row] ?? [], rule)
            var known = Set<EntryID>()
            for field in rule.columns {
                for column in self[row].targets(field) where known.insert(column).inserted {
                    cells.append(
                        CoverageCell(row: row, column: column, field: field, filledBy: filling[column] ?? []))
                }
            }
        }
        return cells
    }

    /// By column: which of these entries fill it, through what they lead to and what that stands below.
    private func filling(_ fillers: [EntryID], _ rule: Rule.Coverage) -> [EntryID: [EntryID]] {
        var filling: [EntryID: [EntryID]] = [:]
        for filler in fillers {
            for target in self[filler].targets(rule.throughColumn) {
                for column in above(target, through: rule.below) where filling[column]?.last != filler {
                    filling[column, default: []].append(filler)
                }
            }
        }
        return filling
    }

    /// An entry and those of its kind above it through a reference field; safe against cycles.
    func above(_ id: EntryID, through field: FieldID?) -> [EntryID] {
        var found = [id]
        while let field, found.count < Self.deepest, let last = found.last, let next = self[last].targets(field).first,
            self[next].kind == self[id].kind
        {
            if next == id { break }
            found.append(next)
        }
        return found
    }

    /// How many steps up are taken at most: what refers to itself has no end.
    private static let deepest = 64
}
