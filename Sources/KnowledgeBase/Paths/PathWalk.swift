public import ContentModel
internal import Diagnostics
public import Language

/// A value at the end of a path.
public struct PathValue: Sendable {
    /// The value itself, never a list.
    public let value: FieldValue<Linked>
    /// The row of the records field where the path begins, from 0; nil for a path that begins elsewhere.
    public let row: Int?
    /// Where to look for what is wrong: in the entry from which the path starts, or in the one that refers to it.
    let place: Place

    /// The entry that it leads to; nil for other values.
    public var target: EntryID? { if case .reference(.entry(let id)) = value { id } else { nil } }
    /// The day that it is; nil for other values.
    public var date: CalendarDate? { if case .date(let date) = value { date } else { nil } }
}

/// Something that knows entries and who refers to them: an edition, or a page's reader, which records what is read.
public protocol EntrySource {
    /// All that an entry says.
    func entry(_ id: EntryID) -> Entry<Linked>
    /// Who refers to an entry.
    func backlinks(of id: EntryID) -> ArraySlice<Backlink>
}

extension EntrySource {
    /// The values at the end of a path, in the order in which entries and rows say them.
    public func values(at path: FieldPath, of id: EntryID) -> [PathValue] {
        PathWalk.values(at: path, of: id, entry: { entry($0) }, backlinks: { backlinks(of: $0) })
    }

    /// The entries at the end of a path of references, each as often as it is named.
    public func targets(of id: EntryID, along path: FieldPath) -> [EntryID] {
        values(at: path, of: id).compactMap(\.target)
    }
}

extension Edition: EntrySource {
    /// All that an entry says.
    public func entry(_ id: EntryID) -> Entry<Linked> { self[id] }
}

extension BaseReader: EntrySource {}

/// The one walker over paths: rules, views, owners and defaults share it.
enum PathWalk {
    /// - Parameter entry: nil for an entry that the audience does not see.
    static func values(
        at path: FieldPath, of id: EntryID, entry: (EntryID) -> Entry<Linked>?,
        backlinks: (EntryID) -> ArraySlice<Backlink>
    ) -> [PathValue] {
        var found = [Cursor(value: .reference(.entry(id)), row: nil, place: nil)]
        for (number, step) in path.steps.enumerated() {
            found = found.flatMap { cursor -> [Cursor] in
                switch step {
                case .field(let fields): field(fields, from: cursor, isFirst: number == 0, entry)
                case .column(let column): Self.column(column, from: cursor)
                case .inverse(let inverses): inverse(inverses, from: cursor, entry, backlinks)
                }
            }
        }
        return found.compactMap { cursor in
            cursor.place.map { PathValue(value: cursor.value, row: cursor.row, place: $0) }
        }
    }

    /// How far a walk has come.
    private struct Cursor {
        var value: FieldValue<Linked>
        var row: Int?
        /// Nil as long as no field was read.
        var place: Place?
    }

    private static func field(
        _ fields: FieldByKind, from cursor: Cursor, isFirst: Bool, _ entry: (EntryID) -> Entry<Linked>?
    ) -> [Cursor] {
        guard case .reference(.entry(let id)) = cursor.value, let entry = entry(id), let field = fields[entry.kind],
            let values = entry.values[field]?.each
        else { return [] }
        let place = cursor.place ?? entry.place(of: field)
        return values.enumerated().map { row, value in
            var isRecord = false
            if case .record = value { isRecord = true }
            return Cursor(value: value, row: isFirst && isRecord ? row : cursor.row, place: place)
        }
    }

    private static func column(_ column: FieldID, from cursor: Cursor) -> [Cursor] {
        guard case .record(let record) = cursor.value else { return [] }
        return (record.values[column]?.each ?? []).map { Cursor(value: $0, row: cursor.row, place: record.place) }
    }

    private static func inverse(
        _ inverses: [Inverse], from cursor: Cursor, _ entry: (EntryID) -> Entry<Linked>?,
        _ backlinks: (EntryID) -> ArraySlice<Backlink>
    ) -> [Cursor] {
        guard case .reference(.entry(let id)) = cursor.value else { return [] }
        return backlinks(id).compactMap { link in
            guard let kind = entry(link.source)?.kind, inverses.contains(where: { $0.has(link, from: kind) }) else {
                return nil
            }
            return Cursor(value: .reference(.entry(link.source)), row: cursor.row, place: nil)
        }
    }
}

extension Inverse {
    /// Whether a backlink from an entry of a kind is an instance of the relation.
    public func has(_ link: Backlink, from kind: KindID) -> Bool {
        guard kind == sourceKind else { return false }
        return switch link.origin {
        case .field(let field): field == self.field && subfield == nil
        case .record(let field, _, let subfield): field == self.field && subfield == self.subfield
        case .text: false
        }
    }
}
