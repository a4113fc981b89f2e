internal import ContentModel
internal import KnowledgeBase
internal import Language

/// A day of an entry that a calendar shows.
struct CalendarEvent {
    /// A position in the view's sources.
    let source: Int
    let entry: EntryID
    /// The row of a records field, from 0.
    let row: Int?
    /// The day that counts: the one to which it was put off, else that of the source.
    let day: CalendarDate

    /// All days of the sources, by day, then in the order of the sources.
    static func all(of sources: [View.CalendarSource], _ reader: BaseReader) -> [CalendarEvent] {
        var events: [CalendarEvent] = []
        for (index, source) in sources.enumerated() {
            let moved = source.moved(reader.model)
            for id in reader.entries(ofKind: source.kind) {
                let entry = reader.entry(id)
                func add(_ day: CalendarDate?, row: Int? = nil) {
                    if let day { events.append(CalendarEvent(source: index, entry: id, row: row, day: day)) }
                }
                switch source.path {
                case .field(let field): add(moved.flatMap { entry.date($0) } ?? entry.date(field))
                case .record(let field, let subfield):
                    for (row, value) in (entry.values[field]?.each ?? []).enumerated() {
                        guard case .record(let record) = value else { continue }
                        var day: CalendarDate?
                        if case .date(let date)? = record.values[subfield] { day = date }
                        if let moved, case .date(let date)? = record.values[moved] { day = date }
                        add(day, row: row)
                    }
                case .through(let field, let key):
                    for target in entry.targets(field) { add(date(of: target, key, reader)) }
                case .inverse(let key, let field):
                    for link in reader.backlinks(of: id) {
                        let kind = reader.kind(of: link.source)
                        if reader.model.inverse(of: link, from: kind)?.key == key {
                            add(date(of: link.source, field, reader))
                        }
                    }
                }
            }
        }
        return events.enumerated().sorted { a, b in
            a.element.day != b.element.day ? a.element.day < b.element.day : a.offset < b.offset
        }.map(\.element)
    }

    private static func date(of id: EntryID, _ key: String, _ reader: BaseReader) -> CalendarDate? {
        reader.identity(id).kind.fieldIndex(key).flatMap { reader.entry(id).date($0) }
    }
}

extension View.CalendarSource {
    /// The field at the end of the path, where it is one of the kind itself.
    func field(_ model: Model) -> Field? {
        let fields = model.kinds[kind].fields
        switch path {
        case .field(let field): return fields[field]
        case .record(let field, let subfield):
            if case .records(let subfields) = fields[field].type { return subfields[subfield] }
            return nil
        case .through, .inverse: return nil
        }
    }

    /// The field with the day to which the source's is put off: that of a plan's steps, or of commitments.
    func moved(_ model: Model) -> FieldID? {
        for view in model.views {
            guard case .plan(let plan) = view.body else { continue }
            switch path {
            case .record(plan.steps, plan.due) where kind == plan.kind: return plan.moved
            case .field(let field):
                for commitments in PlannedWork.commitments(plan, model) where commitments.kind.id == kind {
                    if commitments.due == field { return commitments.moved }
                }
            case .record, .through, .inverse: continue
            }
        }
        return nil
    }
}

extension PlannedWork {
    /// What is to be done on a day of a calendar; nil for days of another sort.
    func item(of event: CalendarEvent, _ source: View.CalendarSource) -> WorkItem? {
        switch source.path {
        case .record(plan.steps, plan.due) where source.kind == plan.kind:
            return steps(of: event.entry).first { $0.row == event.row }
        case .field(let field):
            guard let commitments = commitments.first(where: { $0.kind.id == source.kind && $0.due == field }) else {
                return nil
            }
            return item(event.entry, commitments)
        case .record, .through, .inverse: return nil
        }
    }
}
