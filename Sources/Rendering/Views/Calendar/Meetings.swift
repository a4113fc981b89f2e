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
        let sources = model.views.lazy.compactMap { view -> [View.CalendarSource]? in
            guard case .calendar(let sources) = view.body, view.edition <= scope.frame.edition else { return nil }
            return sources
        }
        guard let source = sources.first?.first(where: { model.kinds[$0.kind].roles[.date] != nil }),
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

    var last: Item? { lastOne.map { link($0.id) } }

    private func link(_ id: EntryID) -> Item {
        Item(["@title": .text(scope.title(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty])
    }

    var next: Item? {
        guard let (date, id) = nextOne else { return nil }
        let language = scope.language
        let day = language == .french && date.day == 1 ? "1er" : String(date.day)
        return Item([
            "@title": .text(scope.title(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty,
            "@date": .text(date.description), "@month": .text(language.monthNames[date.month - 1]), "@day": .text(day),
            "@weekday": .text(language.weekdayNames[date.weekday]),
            "@hour": scope.text(of: id, .time).map { .text($0) } ?? .empty,
            "@place": scope.text(of: id, .place).map { .text($0) } ?? .empty,
        ])
    }
}
