internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What the first calendar of the model is about: its next entry, or the last one where none is to come.
struct Meetings {
    private let scope: PageScope
    private let nextOne: (date: CalendarDate, id: EntryID)?
    private let lastOne: (date: CalendarDate, id: EntryID)?

    /// Nil when no calendar has entries that take place on a day, as their kind's roles say.
    init?(_ scope: PageScope) {
        let model = scope.frame.model
        let calendars = model.views.lazy.compactMap { view -> CalendarBody? in
            view.edition <= scope.frame.edition ? view.body as? CalendarBody : nil
        }
        guard let source = calendars.first?.sources.first(where: { model.kinds[$0.kind].roles[.date] != nil }),
            let field = model.kinds[source.kind].roles[.date]
        else { return nil }
        self.scope = scope
        let dated = scope.reader.entries(ofKind: source.kind).compactMap { id in
            scope.reader.entry(id).date(field).map { (date: $0, id: id) }
        }.sorted { ($0.date, scope.reader.rank(of: $0.id)) < ($1.date, scope.reader.rank(of: $1.id)) }
        nextOne = dated.first { !scope.reader.isPast($0.date) }
        lastOne = dated.last { scope.reader.isPast($0.date) }
    }

    /// The next one and its day, in a line; nil when none is to come.
    var line: String? {
        nextOne.map { date, id in
            let title = scope.title(of: id)
            if title.contains(scope.language.format(date)) { return title }
            return title + ", " + scope.language.formatLong(date)
        }
    }

    var last: PageLink? { lastOne.map { scope.link(to: $0.id) } }

    var next: NextMeeting? {
        guard let (date, id) = nextOne else { return nil }
        let language = scope.language
        return NextMeeting(
            link: scope.link(to: id), date: date.description, month: language.monthNames[date.month - 1],
            day: language == .french && date.day == 1 ? "1er" : String(date.day),
            weekday: language.weekdayNames[date.weekday], hour: scope.text(of: id, .time),
            place: scope.text(of: id, .place))
    }
}

/// The next entry of a calendar.
struct NextMeeting: KeyedContext {
    let link: PageLink
    let date: String
    let month: String
    let day: String
    let weekday: String
    let hour: String?
    let place: String?

    static let keys = KeyTable<NextMeeting>("meeting", "The next entry of the first calendar.") {
        Key.text("@title", "Its title.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.text("@date", "The date as machines read it.") { $0.date }
        Key.text("@month", "The month's name.") { $0.month }
        Key.text("@day", "The day of the month.") { $0.day }
        Key.text("@weekday", "The day of the week.") { $0.weekday }
        Key.text("@hour", "The time of day.") { $0.hour }
        Key.text("@place", "Where it takes place.") { $0.place }
    }
}
