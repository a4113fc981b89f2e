internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The dates of a year by months.
///
/// The page of the view is that of the site's date. Each year with dates also has a page of its own, whose address stays
/// what it is when the year is over.
struct CalendarPage: ViewContext {
    let scope: PageScope
    let view: View
    let sources: [View.CalendarSource]
    let part: ViewPart
    private let events: [CalendarEvent]
    private let work: PlannedWork?
    private let isOver: Bool
    private let year: Int

    init(_ scope: PageScope, _ view: View, _ sources: [View.CalendarSource], _ part: ViewPart) {
        (self.scope, self.view, self.sources, self.part) = (scope, view, sources, part)
        let work = PlannedWork.first(scope)?.work
        self.work = work
        isOver = work?.isOver ?? false
        events = CalendarEvent.all(of: sources, scope.reader).filter { event in
            guard let item = work?.item(of: event, sources[event.source]) else { return true }
            return item.isShown && item.meaning != .dropped
        }
        if case .variant(let year) = part { self.year = year } else { year = scope.reader.date.year }
    }

    /// The page of the view, and one for each year that has dates.
    static func pages(
        _ sources: [View.CalendarSource], _ view: View, at position: ViewID, _ reader: BaseReader
    ) -> [Page] {
        let years = Set(CalendarEvent.all(of: sources, reader).map(\.day.year)).sorted()
        return [Page(path: PagePath.view(view.key, number: 1), subject: .view(position, .whole))]
            + years.map { Page(path: path(view, $0), subject: .view(position, .variant($0))) }
    }

    private static func path(_ view: View, _ year: Int) -> String { PagePath.view("\(view.key)-\(year)", number: 1) }

    var title: String {
        let title = scope.language.typeset(view.title)
        return part == .whole ? title : "\(title) – \(year)"
    }

    var crumbs: [Crumb] {
        guard part != .whole else { return path(Crumb(title: title)) }
        let whole = Crumb(title: scope.language.typeset(view.title), url: scope.url(PagePath.view(view.key, number: 1)))
        return path(whole, Crumb(title: title))
    }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@view-help": return view.help.map { scope.text($0) } ?? .empty
        case "@has-filters": return .flag(!events.isEmpty)
        case "@filters": return .list([.object(years)])
        case "@empty": return noneToCome.map { .text($0) } ?? .empty
        case "@has-months": return .flag(hasDates)
        case "@months": return hasDates ? .list((1...12).map { .object(month($0)) }) : .empty
        default: return .absent
        }
    }

    private var hasDates: Bool { events.contains { $0.day.year == year } }

    /// The pages of the years, with how many dates they have.
    private var years: Item {
        let counts = Dictionary(grouping: events, by: \.day.year).mapValues(\.count)
        let choices = counts.keys.sorted().map { year in
            TemplateValue.object(
                Item([
                    "@text": .text(String(year)), "@url": .text(scope.url(Self.path(view, year))),
                    "@count": .text("(\(counts[year] ?? 0))"), "@current": .flag(year == self.year),
                ]))
        }
        return Item([
            "@id": .text("annee"), "@label": .text(scope.frame.strings.text(.year)), "@choices": .list(choices),
        ])
    }

    /// Said where nothing of the first source is to come: a calendar of meetings without a next one.
    private var noneToCome: String? {
        guard part == .whole, let source = sources.first,
            !events.contains(where: { $0.source == 0 && !scope.reader.isPast($0.day) })
        else { return nil }
        let names = scope.frame.model.kinds[source.kind].names
        return scope.frame.strings.text(
            names.gender == .feminine ? .noneToComeFeminine : .noneToCome, ["one": names.one])
    }

    // MARK: Months

    private func month(_ month: Int) -> Item {
        let events = events.filter { ($0.day.year, $0.day.month) == (year, month) }
        let strings = scope.frame.strings
        var (style, note) = ("", "")
        if let first = CalendarDate(year: year, month: month, day: 1) {
            let last = first.adding(days: CalendarDate.length(ofMonth: month, year: year) - 1)
            if scope.reader.isPast(last) {
                (style, note) = ("passe", strings.text(.monthPast))
            } else if scope.reader.isPast(first.adding(days: -1)) {
                (style, note) = ("present", strings.text(.monthPresent))
            }
        }
        return Item([
            "@title": .text("\(scope.language.monthNames[month - 1]) \(year)"), "@class": .text(style),
            "@note": .text(note),
            "@has-events": .flag(!events.isEmpty), "@events": .list(events.map { .object(self.event($0)) }),
        ])
    }

    private func event(_ event: CalendarEvent) -> Item {
        let source = sources[event.source]
        let item = work?.item(of: event, source)
        return Item([
            "@day": .number(event.day.day), "@title": .text(item?.name ?? scope.title(of: event.entry)),
            "@url": url(of: event.entry).map { .text($0) } ?? .empty,
            "@what": .text(scope.language.typeset(what(event, source))),
            "@who": .list(item?.row == nil && item != nil ? people(event.entry) : []),
            "@moved": item.flatMap { item in work?.moved(item) } ?? .empty,
            "@badge": badge(event, source, item),
        ])
    }

    private func people(_ id: EntryID) -> [TemplateValue] {
        (work?.people(of: id) ?? []).map { .object(scope.link(to: $0)) }
    }

    /// What the day is to the entry: its kind, and the name of the date unless it is just "date".
    private func what(_ event: CalendarEvent, _ source: View.CalendarSource) -> String {
        let kind = scope.frame.model.kinds[source.kind]
        var words = kind.names.one.capitalizedFirst
        if event.row != nil, let work { words += " " + work.label(of: event.entry) }
        // The day of a commitment, or the one on which something takes place, needs no other name.
        let isCommitment = event.row == nil && work?.item(of: event, source) != nil
        let field = source.path.field(of: source.kind)
        let isOwnDay = field != nil && field == kind.roles[.date]
        return isCommitment || isOwnDay ? words : words + " – " + source.path.label
    }

    private func badge(_ event: CalendarEvent, _ source: View.CalendarSource, _ item: WorkItem?) -> TemplateValue {
        if let item, let work {
            // Until its day, what is to be done needs no word.
            return item.isOpen && !item.isLate ? .empty : work.badge(item, isOver: isOver)
        }
        let kind = scope.frame.model.kinds[source.kind]
        guard let field = source.path.field(of: source.kind), field == kind.validity?.until,
            let state = StateText.text(of: event.entry, scope)
        else { return .empty }
        return .object(
            Item(["@tone": .text("garde"), "@icon": .text("heure"), "@text": .text(state.capitalizedFirst)]))
    }

    /// An entry's page; for one without, that of the entry which its title begins with.
    private func url(of id: EntryID) -> String? {
        scope.url(of: id) ?? work?.people(of: id).first.flatMap { scope.url(of: $0) }
    }

    static let shapes: Shape.Catalogue = [
        "calendar": [
            "@has-filters": .flag, "@filters": .list(.object("plan-filter")), "@empty": .text, "@has-months": .flag,
            "@months": .list(.object("calendar-month")),
        ],
        "calendar-month": [
            "@title": .text, "@class": .text, "@note": .text, "@has-events": .flag,
            "@events": .list(.object("calendar-event")),
        ],
        "calendar-event": [
            "@day": .number, "@title": .text, "@url": .text, "@what": .text, "@who": .list(.object("link")),
            "@moved": .text, "@badge": .object("badge"),
        ],
    ]
}
