internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A field with its value, for templates that show any field.
struct FieldContext: TemplateContext {
    let scope: PageScope
    // Small numbers, so that a context fits where templates hold it without memory of its own.
    private let kind: Int32
    private let field: Int32
    let fieldValue: FieldValue<Linked>

    /// - Parameters:
    ///   - kind: a position in `Model.kinds`.
    ///   - field: a position in the kind's fields.
    init(scope: PageScope, kind: Int, field: Int, value: FieldValue<Linked>) {
        self.scope = scope
        self.kind = Int32(truncatingIfNeeded: kind)
        self.field = Int32(truncatingIfNeeded: field)
        fieldValue = value
    }

    /// With a capital first letter, typeset.
    var label: String { scope.frame.kindWords[Int(kind)].labels[Int(field)] }
    var anchor: String { scope.frame.model.kinds[Int(kind)].fields[Int(field)].key }
    private var type: FieldType { scope.frame.model.kinds[Int(kind)].fields[Int(field)].type }

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@label": return .text(label)
        case "@anchor": return .text(anchor)
        case "@many": return .flag(fieldValue.each.count > 1)
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
            return .object(RecordsTable(scope: scope, label: label, fields: fields, rows: fieldValue.each))
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
    /// Typeset.
    let label: String
    let fields: [Field]
    let rows: [FieldValue<Linked>]

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@caption": return .text(label)
        case "@columns":
            return .list(
                columns.map {
                    .object(Item(["@label": .text(scope.language.typeset(fields[$0].name.capitalizedFirst))]))
                })
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
    static func groups(of id: EntryID, _ scope: PageScope) -> [BacklinkGroup] {
        let inverses = scope.frame.model.inverses(of: scope.kind(of: id))
        var sources: [[EntryID]] = inverses.map { _ in [] }
        var mentions: [EntryID] = []
        for backlink in scope.reader.backlinks(of: id) {
            let kind = scope.kind(of: backlink.source)
            // Relations of one name make one group, the first one's.
            if let relation = inverses.firstIndex(where: { $0.sourceKind == kind && $0.holds(backlink.origin) }),
                let group = inverses.firstIndex(where: { $0.key == inverses[relation].key })
            {
                sources[group].append(backlink.source)
            } else {
                mentions.append(backlink.source)
            }
        }
        var groups: [BacklinkGroup] = []
        for (inverse, found) in zip(inverses, sources) where !found.isEmpty {
            groups.append(BacklinkGroup(scope: scope, label: inverse.name, sources: scope.byTitle(found)))
        }
        let referring = Set(sources.joined())
        let others = scope.byTitle(referring.isEmpty ? mentions : mentions.filter { !referring.contains($0) })
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

extension Inverse {
    /// Whether a reference that stands there is one of this relation.
    fileprivate func holds(_ origin: Backlink.Origin) -> Bool {
        switch origin {
        case .field(let field): self.field == field && subfield == nil
        case .record(let field, _, let subfield): self.field == field && self.subfield == subfield
        case .text: false
        }
    }
}
