internal import ContentModel
package import KnowledgeBase
package import Language

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
    static func all(of sources: [CalendarBody.Source], _ reader: BaseReader) -> [CalendarEvent] {
        inOrder(
            sources.indices.flatMap { index in
                reader.entries(ofKind: sources[index].kind).flatMap { all(of: sources, index, $0, reader) }
            })
    }

    /// The days that an entry says and those of entries that name it, in the same order.
    static func about(_ id: EntryID, _ sources: [CalendarBody.Source], _ reader: BaseReader) -> [CalendarEvent] {
        let links = Dictionary(grouping: reader.backlinks(of: id).filter { $0.origin != .text }, by: \.source)
        let named = links.keys.filter { $0 != id }.sorted { reader.rank(of: $0) < reader.rank(of: $1) }
        return inOrder(
            sources.indices.flatMap { index in
                ([id] + named).filter { reader.kind(of: $0) == sources[index].kind }.flatMap { entry in
                    all(of: sources, index, entry, reader).filter { event in
                        entry == id || links[entry]?.contains { $0.origin.concerns(event, sources[index]) } ?? false
                    }
                }
            })
    }

    private static func all(
        of sources: [CalendarBody.Source], _ index: Int, _ id: EntryID, _ reader: BaseReader
    ) -> [CalendarEvent] {
        days(of: sources[index], id, reader).map { CalendarEvent(source: index, entry: id, row: $0.row, day: $0.day) }
    }

    private static func inOrder(_ events: [CalendarEvent]) -> [CalendarEvent] {
        events.enumerated().sorted { a, b in
            a.element.day != b.element.day ? a.element.day < b.element.day : a.offset < b.offset
        }.map(\.element)
    }

    /// The days of an entry, with the rows in which they stand; of what was put off, the later ones.
    fileprivate static func days(
        of source: CalendarBody.Source, _ id: EntryID, _ reader: BaseReader
    ) -> [(day: CalendarDate, row: Int?)] {
        let entry = reader.entry(id)
        let moved = source.moved(reader.model)
        if let moved, source.path.field(of: source.kind) != nil, let day = entry.date(moved) { return [(day, nil)] }
        guard let moved, let (field, column) = source.path.column(of: source.kind) else {
            return reader.values(at: source.path, of: id).compactMap { found in found.date.map { ($0, found.row) } }
        }
        return (entry.values[field]?.each ?? []).enumerated().compactMap { row, value in
            guard case .record(let record) = value else { return nil }
            let days = [moved, column].compactMap { column -> CalendarDate? in
                if case .date(let day)? = record.values[column] { day } else { nil }
            }
            return days.first.map { ($0, row) }
        }
    }
}

extension BaseReader {
    /// The days of an entry that calendars show, those of its rows too.
    package func calendarDays(of id: EntryID) -> [CalendarDate] {
        let kind = kind(of: id)
        return model.views.compactMap { $0.body as? CalendarBody }.flatMap { $0.sources.filter { $0.kind == kind } }
            .flatMap { CalendarEvent.days(of: $0, id, self).map(\.day) }
    }
}

extension Backlink.Origin {
    /// Whether who is named there is concerned by a day of the entry: the entry as a whole names him, or the row of the day.
    fileprivate func concerns(_ event: CalendarEvent, _ source: CalendarBody.Source) -> Bool {
        switch self {
        case .field: true
        case .record(let field, let row, _):
            row == event.row && source.path.column(of: source.kind)?.field == field
        case .text: false
        }
    }
}

extension CalendarBody.Source {
    /// The field with the day to which the source's is put off: that of a plan's steps, or of commitments.
    func moved(_ model: Model) -> FieldID? {
        for case let plan as PlanBody in model.views.map(\.body) {
            if isSteps(of: plan) { return plan.moved }
            if let commitments = commitments(of: plan, model) { return commitments.roles.moved }
        }
        return nil
    }

    /// Whether the days are those on which a plan's steps are due.
    func isSteps(of plan: PlanBody) -> Bool {
        guard kind == plan.kind, let (field, column) = path.column(of: kind) else { return false }
        return field == plan.steps && column == plan.due
    }

    /// The commitments of a plan of which the days are those agreed on.
    func commitments(of plan: PlanBody, _ model: Model) -> Commitments? {
        guard plan.commitments.contains(kind), let commitments = Commitments(kind, model),
            path.field(of: kind) == commitments.roles.due
        else { return nil }
        return commitments
    }
}

extension PlannedWork {
    /// What is to be done on a day of a calendar; nil for days of another sort.
    func item(of event: CalendarEvent, _ source: CalendarBody.Source) -> WorkItem? {
        if source.isSteps(of: plan) { return steps(of: event.entry).first { $0.row == event.row } }
        return source.commitments(of: plan, scope.frame.model).map { item(event.entry, $0) }
    }
}
