internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A field with its value, for templates that show any field.
struct FieldContext: TemplateContext {
    let scope: PageScope
    /// A position in `Model.kinds`; the field itself has many parts to copy.
    private let kind: KindID
    /// A position in the kind's fields.
    private let field: FieldID
    private let fieldValue: FieldValue<Linked>

    init(scope: PageScope, kind: KindID, field: FieldID, value: FieldValue<Linked>) {
        self.scope = scope
        self.kind = kind
        self.field = field
        fieldValue = value
    }

    var key: String { scope.frame.model.kinds[kind].fields[field].key }
    /// Its name, as a heading.
    var label: String { scope.frame.kindWords[kind].labels[field] }
    var isMarkdown: Bool { if case .markdown = type { true } else { false } }
    private var type: FieldType { scope.frame.model.kinds[kind].fields[field].type }

    /// Whether the value stands as a part of the page with a heading of its own, not in the table of fields.
    var isLong: Bool { type.isLong(fieldValue) }

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@label": return .text(label)
        case "@anchor": return .text(self.key)
        case "@many": return .flag(fieldValue.each.count > 1)
        case "@brief": return .flag(isBrief)
        case "@values":
            let type = type
            if case .records = type { return .empty }
            return .list(fieldValue.each.map { .object(ValueContext(scope: scope, value: $0, type: type)) })
        case "@list":
            switch type {
            case .markdown, .records: return .flag(false)
            default: return .flag(true)
            }
        case "@html":
            if case .passage(let passage) = fieldValue { return scope.markup(passage) }
            return .empty
        case "@table":
            guard case .records(let fields) = type else { return .empty }
            return .object(RecordsTable(scope: scope, caption: label, fields: fields, rows: fieldValue.each))
        default: return .absent
        }
    }

    /// Whether the values are so short that they can stand on one line.
    private var isBrief: Bool {
        let type = type
        return fieldValue.each.allSatisfy {
            ValueContext(scope: scope, value: $0, type: type).isAtMost(Self.briefLength)
        }
    }

    /// In characters.
    private static let briefLength = 36

    static let shape: [String: Shape] = [
        "@label": .text, "@anchor": .text, "@many": .flag, "@brief": .flag, "@values": .list(.object("value")),
        "@list": .flag,
        "@html": .markup,
        "@table": .object("table"),
    ]
}

/// The fields of an entry by key, for templates that show a certain field with its label: empty where it says nothing.
struct FieldsByKey: TemplateContext {
    let scope: PageScope
    let kind: Kind
    let entry: Entry<Linked>

    func value(for key: String) -> TemplateValue {
        guard let index = kind.fieldIndex(key) else { return .absent }
        return entry.values[index].map {
            .object(FieldContext(scope: scope, kind: kind.id, field: index, value: $0))
        } ?? .empty
    }
}

/// A records field as a table: only the columns in which some row says something.
struct RecordsTable: TemplateContext {
    let scope: PageScope
    /// Typeset.
    let caption: String
    let fields: [Field]
    let rows: [FieldValue<Linked>]

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@caption": return .text(caption)
        case "@columns":
            return .list(
                columns.map {
                    .object(Item(["@label": .text(scope.language.typeset(fields[$0].label.capitalizedFirst))]))
                })
        case "@rows":
            let columns = columns
            let short = Set(columns.filter { column in TableCell.areShort(records.flatMap { values($0, column) }) })
            return .list(
                records.map { record in
                    let cells = columns.map { column in
                        TableCell(values: values(record, column), isShort: short.contains(column)).value
                    }
                    return .object(Item(["@cells": .list(cells)]))
                })
        default: return .absent
        }
    }

    private var columns: [FieldID] {
        fields.ids.filter { column in
            rows.contains { row in
                if case .record(let record) = row { record.values[column] != nil } else { false }
            }
        }
    }

    private var records: [FieldValue<Linked>.Record] {
        rows.compactMap { row in
            if case .record(let record) = row { record } else { nil }
        }
    }

    private func values(_ record: FieldValue<Linked>.Record, _ column: FieldID) -> [ValueContext] {
        (record.values[column]?.each ?? []).map { ValueContext(scope: scope, value: $0, type: fields[column].type) }
    }
}

/// A cell of any table: values, and how they are to stand.
struct TableCell {
    let values: [ValueContext]
    /// Whether nothing in its column is long: such a cell is better not broken over lines.
    var isShort = false
    /// What is to be known of the whole row.
    var note: String?
    /// How to call whom the cell names.
    var phone: ValueContext?

    var value: TemplateValue {
        .object(
            Item([
                "@values": .list(values.map { .object($0) }), "@many": .flag(values.count > 1),
                "@short": .flag(isShort), "@note": note.map { .text($0) } ?? .empty,
                "@phone": phone.map { .object($0) } ?? .empty,
            ]))
    }

    static func areShort(_ values: [ValueContext]) -> Bool { values.allSatisfy { $0.isAtMost(16) } }
}

extension FieldType {
    /// Whether a value stands as a part of the page with a heading of its own, not in the table of fields: Markdown,
    /// records, and lists of sentences.
    func isLong(_ value: FieldValue<Linked>) -> Bool {
        switch self {
        case .markdown, .records: true
        case .texts: value.each.contains { if case .text(let text) = $0 { text.utf8.count > 60 } else { false } }
        default: false
        }
    }
}
