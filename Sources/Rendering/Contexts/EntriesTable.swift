internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Entries that have no page of their own, as a table on the page of the entry to which they refer: only the columns in
/// which some entry says something, and of those what it takes to understand an entry at a glance.
struct EntriesTable: TemplateContext {
    let scope: PageScope
    let label: String
    let entries: [EntryID]
    private let kind: Kind
    private let columns: [FieldID]

    /// - Parameter without: the field that refers to the page's own entry, in every row.
    init(scope: PageScope, label: String, entries: [EntryID], kind: Kind, without field: FieldID) {
        self.scope = scope
        self.label = label
        let shown = Array(entries.prefix(BacklinkGroup.limit))
        self.entries = shown
        self.kind = kind
        let rules = scope.frame.model.rules
        columns = kind.fields.ids.filter { index in
            index != field && Self.isEssential(index, of: kind, rules)
                && shown.contains { scope.reader.entry($0).values[index] != nil }
        }
    }

    /// What the title is made of, what it leads to, what it is, its amounts, the dates that every entry must have and those
    /// that move or end them.
    private static func isEssential(_ index: FieldID, of kind: Kind, _ rules: [Rule]) -> Bool {
        if kind.title.fields.contains(index) { return true }
        switch kind.fields[index].type {
        case .reference, .choice, .telephone, .decimal: return true
        case .date:
            return kind.fields[index].isRequired
                || rules.contains { rule in
                    guard case .order(let order) = rule.body, order.kind == kind.id else { return false }
                    return order.fields.contains(.field(index))
                }
        default: return false
        }
    }

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@caption": return .text(scope.language.typeset(label.capitalizedFirst))
        case "@columns":
            return .list(
                columns.map { column in
                    let label = kind.fields[column].name.capitalizedFirst
                    return .object(Item(["@label": .text(scope.language.typeset(label))]))
                })
        case "@rows":
            let short = Set(columns.filter { column in TableCell.areShort(entries.flatMap { values($0, column) }) })
            return .list(entries.map { .object(Item(["@cells": .list(cells($0, short))])) })
        default: return .absent
        }
    }

    private func cells(_ id: EntryID, _ short: Set<FieldID>) -> [TemplateValue] {
        columns.map { column in
            TableCell(
                values: values(id, column), isShort: short.contains(column),
                note: column == columns.first ? StateText.text(of: id, scope) : nil,
                phone: column == columns.first ? phone(of: id, column) : nil
            ).value
        }
    }

    /// The number of whom the entry is named after, where that stands first.
    private func phone(of id: EntryID, _ column: FieldID) -> ValueContext? {
        guard kind.title.fields.contains(column) else { return nil }
        let targets = scope.reader.entry(id).targets(column)
        return targets.count == 1 ? scope.phone(of: targets[0]) : nil
    }

    private func values(_ id: EntryID, _ column: FieldID) -> [ValueContext] {
        (scope.reader.entry(id).values[column]?.each ?? []).map {
            ValueContext(scope: scope, value: $0, type: kind.fields[column].type)
        }
    }
}
