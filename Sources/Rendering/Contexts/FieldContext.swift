internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A field with its value, for templates that show any field.
struct FieldContext: TemplateContext {
    let scope: PageScope
    let field: Field
    let fieldValue: FieldValue<Linked>

    init(scope: PageScope, field: Field, value: FieldValue<Linked>) {
        self.scope = scope
        self.field = field
        fieldValue = value
    }

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@label": return .text(scope.language.typeset(field.name.capitalizedFirst))
        case "@anchor": return .text(field.key)
        case "@many": return .flag(fieldValue.each.count > 1)
        case "@values":
            if case .records = field.type { return .empty }
            return .list(fieldValue.each.map { .object(ValueContext(scope: scope, value: $0, type: field.type)) })
        case "@list":
            switch field.type {
            case .markdown, .records: return .flag(false)
            default: return .flag(true)
            }
        case "@html":
            if case .passage(let passage) = fieldValue { return scope.markup(passage) }
            return .empty
        case "@table":
            guard case .records(let fields) = field.type else { return .empty }
            return .object(RecordsTable(scope: scope, label: field.name, fields: fields, rows: fieldValue.each))
        default: return .absent
        }
    }

    static let shape: [String: Shape] = [
        "@label": .text, "@anchor": .text, "@many": .flag, "@values": .list(.object("value")), "@list": .flag,
        "@html": .markup,
        "@table": .object("table"),
    ]
}

/// A records field as a table: only the columns in which some row says something.
struct RecordsTable: TemplateContext {
    let scope: PageScope
    let label: String
    let fields: [Field]
    let rows: [FieldValue<Linked>]

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@caption": return .text(scope.language.typeset(label.capitalizedFirst))
        case "@columns":
            return .list(columns.map { .object(Item(["@label": .text(scope.language.typeset(fields[$0].name.capitalizedFirst))])) })
        case "@rows":
            let columns = columns
            return .list(
                rows.compactMap { row in
                    guard case .record(let record) = row else { return nil }
                    return .object(Item(["@cells": .list(columns.map { .object(cell(record, $0)) })]))
                })
        default: return .absent
        }
    }

    private var columns: [Int] {
        fields.indices.filter { column in
            rows.contains { row in
                if case .record(let record) = row { record.values[column] != nil } else { false }
            }
        }
    }

    private func cell(_ record: FieldValue<Linked>.Record, _ column: Int) -> Item {
        let values = record.values[column]?.each ?? []
        return Item([
            "@values": .list(
                values.map { .object(ValueContext(scope: scope, value: $0, type: fields[column].type)) })
        ])
    }
}

/// The entries that refer to another under one name.
struct BacklinkGroup: TemplateContext {
    let scope: PageScope
    let label: String
    let sources: [EntryID]

    /// More are not listed on one page.
    private static let limit = 200

    /// The groups of an entry, in the order of the model's inverses; links in texts come last.
    /// - Parameter shown: keys of inverses that the page shows otherwise.
    static func groups(of id: EntryID, _ scope: PageScope, except shown: Set<String> = []) -> [BacklinkGroup] {
        var sources: [String: [EntryID]] = [:]
        var mentions: [EntryID] = []
        let model = scope.reader.model
        for backlink in scope.reader.backlinks(of: id) {
            let kind = scope.reader.identity(backlink.source).kind.index
            if let inverse = model.inverse(of: backlink, from: kind) {
                sources[inverse.key, default: []].append(backlink.source)
            } else {
                mentions.append(backlink.source)
            }
        }
        var groups: [BacklinkGroup] = []
        var done = Set<String>()
        for inverse in model.inverses(of: scope.reader.identity(id).kind.index) where done.insert(inverse.key).inserted {
            guard let found = sources[inverse.key], !shown.contains(inverse.key) else { continue }
            groups.append(BacklinkGroup(scope: scope, label: inverse.name, sources: scope.byTitle(found)))
        }
        let referring = Set(sources.values.joined())
        let others = scope.byTitle(mentions.filter { !referring.contains($0) })
        if !others.isEmpty {
            groups.append(BacklinkGroup(scope: scope, label: scope.frame.strings.text(.mentionedIn), sources: others))
        }
        return groups
    }

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@label": .text(scope.language.typeset(label.capitalizedFirst))
        case "@entries": .list(sources.prefix(Self.limit).map { .object(EntryContext(scope: scope, id: $0)) })
        case "@count": .number(sources.count)
        case "@more": .flag(sources.count > Self.limit)
        default: .absent
        }
    }

    static let shape: [String: Shape] = [
        "@label": .text, "@entries": .list(.object("any")), "@count": .number, "@more": .flag,
    ]
}
