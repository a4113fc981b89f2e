internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A field with its value, for templates that show any field.
struct FieldContext: KeyedContext {
    let scope: PageScope
    /// A position in `Model.kinds`; the field itself has many parts to copy.
    private let kind: KindID
    /// A position in the kind's fields.
    private let field: FieldID
    private let fieldValue: FieldValue<Linked>
    /// The title of the entry.
    private let owner: String

    init(scope: PageScope, kind: KindID, field: FieldID, value: FieldValue<Linked>, owner: String) {
        self.scope = scope
        self.kind = kind
        self.field = field
        self.owner = owner
        fieldValue = value
    }

    var key: String { scope.frame.model.kinds[kind].fields[field].key }
    /// Its name, as a heading.
    var label: String { scope.label(of: field, kind, leadingTo: fieldValue) }
    var isMarkdown: Bool { if case .markdown = type { true } else { false } }
    private var type: FieldType { scope.frame.model.kinds[kind].fields[field].type }

    /// Whether the value stands as a part of the page with a heading of its own, not in the table of fields.
    var isLong: Bool { type.isLong(fieldValue) }

    static let keys = KeyTable<FieldContext>("field", "A field with its value, whatever its type.") {
        Key.text("@label", "The field's name.") { $0.label }
        Key.text("@anchor", "Its key, as an anchor.") { $0.key }
        Key.text("@help", "What the model says of it.") { field in
            field.scope.frame.model.kinds[field.kind].fields[field.field].help.map { field.scope.typeset($0) }
        }
        Key.flag("@many", "Whether there are several values.") { $0.fieldValue.each.count > 1 }
        Key.flag("@brief", "Whether all values fit on one line.") { $0.isBrief }
        Key.list("@values", "The values; none of records.") { $0.values }
        Key.flag("@list", "Whether the values are a list, neither prose nor a table.") { $0.isList }
        Key.markup("@html", "Prose.") { $0.html }
        Key.object("@table", "Records as a table.") { $0.table }
    }

    private var values: [ValueContext] {
        let type = type
        if case .records = type { return [] }
        let isPicture = scope.frame.model.kinds[kind].fields[field].showsImage
        let alt = isPicture ? scope.typeset(label + scope.language.colon + owner) : nil
        return fieldValue.each.map { ValueContext(scope: scope, value: $0, type: type, alt: alt) }
    }

    private var isList: Bool {
        switch type {
        case .markdown, .records: false
        default: true
        }
    }

    private var html: TemplateValue {
        if case .passage(let passage) = fieldValue { return scope.markup(passage) }
        return .empty
    }

    private var table: Table? {
        guard case .records(let fields) = type else { return nil }
        return RecordsTable(scope: scope, caption: label, fields: fields, rows: fieldValue.each).table
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
}

/// The fields of an entry by key, for templates that show a certain field with its label: empty where it says nothing.
struct FieldsByKey: TemplateContext {
    let scope: PageScope
    let kind: Kind
    let entry: Entry<Linked>

    func value(for name: KeyName) -> TemplateValue {
        guard let index = kind.fieldIndex(name.text) else { return .absent }
        return entry.values[index].map {
            .object(FieldContext(scope: scope, kind: kind.id, field: index, value: $0, owner: entry.title))
        } ?? .empty
    }
}

/// A records field as a table: only the columns in which some row says something.
struct RecordsTable {
    let scope: PageScope
    /// Typeset.
    let caption: String
    let fields: [Field]
    let rows: [FieldValue<Linked>]

    var table: Table {
        let columns = columns
        return Table(
            caption: caption, columns: columns.map { Column(label: scope.typeset(fields[$0].label.capitalizedFirst)) },
            rows: {
                let records = records
                let short = Set(columns.filter { column in Cell.areShort(records.flatMap { values($0, column) }) })
                return records.map { record in
                    Row(cells: columns.map { Cell(values: values(record, $0), isShort: short.contains($0)) })
                }
            })
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
