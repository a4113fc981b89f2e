internal import ContentModel

/// What a view of this type says in the model.
extension CalendarRoom {
    static let sentence = Sentence("des dates, mois par mois", "dates, month by month")

    /// The keys of a calendar.
    enum Key: String, PartKeys {
        case calendar

        var note: KeyNote {
            .required(
                .paths(FieldSort(.date)), "les dates, depuis leur genre : rencontre.date",
                "the dates, from their kind: meeting.date")
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> CalendarBody? {
        guard let node = parts[.calendar] else { return nil }
        let sources = binder.reader.items(node).compactMap { binder.pathFromKind($0, FieldSort(.date)) }
        return CalendarBody(sources: sources.map { CalendarBody.Source(kind: $0.kind, path: $0.path) })
    }
}
