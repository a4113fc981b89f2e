internal import ContentModel
internal import KnowledgeBase
internal import Language

extension CalendarPage {
    /// Its days, as other programs' calendars are told of them.
    var dated: [DatedEvent] { events.map { dated($0) } }

    private func dated(_ event: CalendarEvent) -> DatedEvent {
        let source = sources[event.source]
        let item = work?.item(of: event, source)
        let kind = scope.frame.model.kinds[source.kind]
        let field = source.path.field(of: source.kind)
        // What takes place on its day begins at its hour, somewhere.
        let takesPlace = event.row == nil && field != nil && field == kind.roles[.date]
        func minutes(_ role: Role) -> Int? {
            guard takesPlace, let field = kind.roles[role],
                case .integer(let minutes)? = scope.reader.value(of: event.entry, field: field)
            else { return nil }
            return minutes
        }
        let people = item != nil && item?.row == nil ? work?.people(of: event.entry) ?? [] : []
        return DatedEvent(
            entry: event.entry, name: [source.path.text] + (event.row.map { [String($0)] } ?? []), day: event.day,
            time: minutes(.time), duration: minutes(.duration), title: item?.name ?? scope.title(of: event.entry),
            what: scope.typeset(
                ([what(event, source)] + people.map { scope.reader.title($0) }).joined(separator: " – ")),
            place: takesPlace ? scope.text(of: event.entry, .place) : nil,
            path: scope.reader.address(of: event.entry), said: said(of: event))
    }

    private func said(of event: CalendarEvent) -> CalendarDate {
        let days = scope.reader.entry(event.entry).values.compactMap { value -> CalendarDate? in
            if case .date(let day)? = value { day } else { nil }
        }
        return days.filter { scope.reader.isPast($0.adding(days: -1)) }.max() ?? event.day
    }
}
