internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Entries that have no page of their own, as a table on the page of the entry to which they refer: only the columns in
/// which some entry says something, of those that its kind declares for tables.
struct EntriesTable {
    let scope: PageScope
    let label: String
    let entries: [EntryID]
    private let kind: Kind
    private let columns: [FieldID]

    /// - Parameter without: the field that refers to the page's own entry, in every row.
    init(scope: PageScope, label: String, entries: [EntryID], kind: Kind, without field: FieldID) {
        self.scope = scope
        self.label = label
        self.entries = entries
        self.kind = kind
        columns = kind.display.columns.filter { column in
            column != field && entries.contains { scope.reader.entry($0).values[column] != nil }
        }
    }

    var table: Table {
        Table(
            caption: scope.typeset(label.capitalizedFirst),
            columns: columns.map { Column(label: scope.typeset(kind.fields[$0].label.capitalizedFirst)) },
            rows: {
                let short = Set(columns.filter { column in Cell.areShort(entries.flatMap { values($0, column) }) })
                return entries.map { Row(cells: cells($0, short)) }
            })
    }

    private func cells(_ id: EntryID, _ short: Set<FieldID>) -> [Cell] {
        columns.map { column in
            Cell(
                values: values(id, column), isShort: short.contains(column),
                note: column == columns.first ? StateText.text(of: id, scope) : nil,
                phone: column == columns.first ? phone(of: id, column) : nil)
        }
    }

    /// The number of whom the entry is named after, where that stands first.
    private func phone(of id: EntryID, _ column: FieldID) -> ValueContext? {
        guard kind.title.fields.contains(column) else { return nil }
        let targets = scope.reader.entry(id).targets(column)
        return targets.count == 1 ? scope.phone(of: targets[0]) : nil
    }

    private func values(_ id: EntryID, _ column: FieldID) -> [ValueContext] {
        let type = kind.fields[column].type
        let isOfWoman = scope.speaksOfWoman(id, type)
        return (scope.reader.entry(id).values[column]?.each ?? []).map {
            ValueContext(scope: scope, value: $0, type: type, isOfWoman: isOfWoman)
        }
    }
}
