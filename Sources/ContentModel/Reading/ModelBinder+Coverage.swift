internal import Diagnostics
internal import Language
internal import Markup

/// Rules that want somebody for each row and column.
extension ModelBinder {
    mutating func coverage(_ parts: Parts<RuleKey>) -> Rule.Body? {
        let rows = parts[.rows].flatMap { self.kind($0) }
        let filling = parts[.filledBy].flatMap { self.kind($0) }
        guard let rows, let filling else { return nil }
        let columns = parts[.columns].map { self.columns($0, of: rows) } ?? []
        guard let columnKind = columns.first.flatMap({ scope(rows).fields[$0].type.targets.first }),
            let through = self.through(parts, of: filling, rows: rows, columnKind: columnKind)
        else { return nil }
        if let node = parts[.while], reader.isWord("in force", node), kinds[filling].validity == nil {
            report(.neverInForce(kind: kinds[filling].names.one), at: node.place)
        }
        return .coverage(
            Rule.Coverage(
                rows: rows, columns: columns, columnKind: columnKind, below: below(parts, columnKind),
                filledBy: filling,
                throughRow: through.row, throughColumn: through.column,
                conditions: conditions(parts, under: .where, of: filling), after: nil))
    }

    /// `[politique.pilote, politique.contributeurs]`: reference fields of the rows, which lead to one kind.
    private mutating func columns(_ node: YAMLNode, of rows: KindID) -> [FieldID] {
        var columns: [FieldID] = []
        for item in reader.items(node) {
            guard let name = column(item, of: rows),
                let field = self.field(named: name, in: scope(rows), .references, at: item.place)
            else { continue }
            let type = scope(rows).fields[field].type
            let wanted = columns.first.map { scope(rows).fields[$0].type.targets } ?? type.targets
            if type.targets != wanted || wanted.count != 1 {
                let name = heads[wanted[0].index].names.one
                report(.wrongTarget(scope(rows).fields[field].name, expected: name), at: item.place)
            } else if columns.contains(field) {
                report(.duplicateName(scope(rows).fields[field].name), at: item.place)
            } else {
                columns.append(field)
            }
        }
        return columns
    }

    /// `politique.pilote`, or just `pilote`: a field of the rows.
    private mutating func column(_ node: YAMLNode, of rows: KindID) -> String? {
        guard let text = reader.text(node), text.contains(".") else { return node.text }
        guard let (kind, rest) = kindAndRest(node) else { return nil }
        if kind == rows { return rest }
        report(.wrongTarget(text, expected: heads[rows.index].names.one), at: node.place)
        return nil
    }

    /// The fields of the filling kind towards the row and towards the column.
    private mutating func through(
        _ parts: Parts<RuleKey>, of filling: KindID, rows: KindID, columnKind: KindID
    ) -> (row: FieldID, column: FieldID)? {
        guard let node = parts[.through] else { return nil }
        let items = reader.items(node)
        guard items.count == 2 else {
            report(.wrongShape(parts.part, expected: .list), at: node.place)
            return nil
        }
        let found = zip(items, [rows, columnKind]).map { item, target -> FieldID? in
            guard let field = self.field(item, in: scope(filling), .references) else { return nil }
            let declared = scope(filling).fields[field]
            if declared.type.targets.contains(target) { return field }
            report(.wrongTarget(declared.name, expected: heads[target.index].names.one), at: item.place)
            return nil
        }
        guard let row = found[0], let column = found[1] else { return nil }
        return (row, column)
    }

    /// A reference of a kind to itself.
    mutating func below(_ parts: Parts<RuleKey>, _ kind: KindID) -> FieldID? {
        guard let node = parts[.below], let field = self.field(.below, parts, in: scope(kind)) else { return nil }
        let declared = scope(kind).fields[field]
        if declared.type.targets == [kind] { return field }
        report(.wrongTarget(declared.name, expected: heads[kind.index].names.one), at: node.place)
        return nil
    }

    /// Once all rules are known: which coverage rule another one comes after. It has the same rows and columns.
    mutating func bindAfter() {
        for declared in outline.rules {
            guard let node = declared.parts[.after], let (after, former) = coverageRule(node),
                let id = rules.firstID(where: { $0.name == declared.name }), case .coverage(var rule) = rules[id].body
            else { continue }
            if after == id || former.rows != rule.rows || former.columnKind != rule.columnKind {
                report(.contradiction(declared.name, rules[after].name), at: node.place)
            } else {
                rule.after = after
                rules[id].body = .coverage(rule)
            }
        }
    }
}
