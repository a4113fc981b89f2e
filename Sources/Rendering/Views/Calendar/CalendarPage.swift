internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The dates of a year by months.
///
/// The page of the view is that of the site's date. Each year with dates also has a page of its own, whose address stays
/// what it is when the year is over.
struct CalendarPage: PageContext {
    let scope: PageScope
    let view: View
    let sources: [CalendarBody.Source]
    let part: ViewPart
    let events: [CalendarEvent]
    let work: PlannedWork?
    private let isOver: Bool
    private let year: Int

    /// - Parameter about: of an entry, all days that it says and those of entries that name it; nil for all days.
    init(
        _ scope: PageScope, _ view: View, _ sources: [CalendarBody.Source], _ part: ViewPart, about id: EntryID? = nil
    ) {
        (self.scope, self.view, self.sources, self.part) = (scope, view, sources, part)
        let work = PlannedWork.first(scope)?.work
        self.work = work
        isOver = work?.isOver ?? false
        let all =
            id.map { CalendarEvent.about($0, sources, scope.reader) } ?? CalendarEvent.all(of: sources, scope.reader)
        events = all.filter { event in
            guard let item = work?.item(of: event, sources[event.source]) else { return true }
            return item.isShown && item.meaning != .dropped
        }
        if case .variant(let year) = part { self.year = year } else { year = scope.reader.date.year }
    }

    /// The page of the view, and one for each year that has dates.
    static func pages(_ placed: PlacedView<CalendarBody>, _ reader: BaseReader) -> [Page] {
        let years = Set(CalendarEvent.all(of: placed.body.sources, reader).map(\.day.year)).sorted()
        return [placed.whole]
            + years.map { Page(path: path(placed.view, $0), subject: .view(placed.id, .variant($0))) }
    }

    private static func path(_ view: View, _ year: Int) -> String { PagePath.view("\(view.key)-\(year)", number: 1) }

    var title: String {
        let title = scope.language.typeset(view.title)
        return part == .whole ? title : "\(title) – \(year)"
    }

    var crumbs: [PageLink] {
        guard part != .whole else { return path(PageLink(title: title)) }
        let whole = PageLink(
            title: scope.language.typeset(view.title), url: scope.url(PagePath.view(view.key, number: 1)))
        return path(whole, PageLink(title: title))
    }

    static let keys = KeyTable<CalendarPage>("calendar", "The dates of a year by months.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.flag("@has-downloads", "Whether data are given.") { !$0.downloads.isEmpty }
        Key.list("@downloads", "Its days as a file.") { $0.downloads }
        Key.flag("@has-filters", "Whether there are dates at all.") { !$0.events.isEmpty }
        Key.list("@filters", "The pages of the years.") { [$0.years] }
        Key.text("@empty", "That nothing is to come.") { $0.noneToCome }
        Key.flag("@has-months", "Whether the year has dates.") { $0.hasDates }
        Key.object("@next", "The next meeting, on the page of the site's date.") { page in
            page.part == .whole ? Meetings(page.scope)?.next : nil
        }
        Key.list("@months", "Its months; of the present year, those from the present one on.") { page in
            page.months.filter { !page.isFolded($0) }.map { page.month($0) }
        }
        Key.flag("@has-past", "Whether months of the present year are over.") { page in
            page.months.contains { page.isFolded($0) }
        }
        Key.list("@past", "Those months.") { page in page.months.filter { page.isFolded($0) }.map { page.month($0) } }
    }

    private var downloads: [Download] {
        scope.frame.givesData ? [Download(scope, DataPath.calendar(view), .saveDates, .day)] : []
    }

    private var hasDates: Bool { events.contains { $0.day.year == year } }

    /// The pages of the years, with how many dates they have.
    private var years: Filter {
        let counts = Dictionary(grouping: events, by: \.day.year).mapValues(\.count)
        let choices = counts.keys.sorted().map { year in
            FilterChoice(
                text: String(year), url: scope.url(Self.path(view, year)), count: counts[year] ?? 0,
                isCurrent: year == self.year)
        }
        return Filter(id: scope.design.anchor(.year), label: scope.strings.text(.year), choices: choices)
    }

    /// Said where nothing of the first source is to come: a calendar of meetings without a next one.
    private var noneToCome: String? {
        guard part == .whole, let source = sources.first,
            !events.contains(where: { $0.source == 0 && !scope.reader.isPast($0.day) })
        else { return nil }
        let names = scope.frame.model.kinds[source.kind].names
        return scope.strings.text(
            names.gender == .feminine ? .noneToComeFeminine : .noneToCome, ["one": names.one])
    }

    // MARK: Months

    private var months: [Int] { hasDates ? Array(1...12) : [] }

    /// Whether a month is over while its year is not: readers come for what follows.
    private func isFolded(_ month: Int) -> Bool { isPast(month) && !isPast(12) }

    /// Whether the month's last day lies before the site's date.
    private func isPast(_ month: Int) -> Bool {
        CalendarDate(year: year, month: month, day: CalendarDate.length(ofMonth: month, year: year)).map {
            scope.reader.isPast($0)
        } ?? false
    }

    private func month(_ month: Int) -> CalendarMonth {
        let events = events.filter { ($0.day.year, $0.day.month) == (year, month) }
        var (tone, note): (Tone?, String) = (nil, "")
        if let first = CalendarDate(year: year, month: month, day: 1) {
            if isPast(month) {
                (tone, note) = (.past, scope.strings.text(.monthPast))
            } else if scope.reader.isPast(first.adding(days: -1)) {
                (tone, note) = (.present, scope.strings.text(.monthPresent))
            }
        }
        return CalendarMonth(
            title: "\(scope.language.monthNames[month - 1]) \(year)", style: scope.design.tone(tone), note: note,
            events: events.map { self.event($0) })
    }

    private func event(_ event: CalendarEvent) -> CalendarLine {
        let source = sources[event.source]
        let item = work?.item(of: event, source)
        let people = item != nil && item?.row == nil ? work?.people(of: event.entry) ?? [] : []
        return CalendarLine(
            day: event.day.day, title: item?.name ?? scope.title(of: event.entry), url: url(of: event.entry),
            what: scope.typeset(what(event, source)), who: people.map { scope.link(to: $0) },
            moved: item.flatMap { work?.moved($0) }, badge: badge(event, source, item))
    }

    /// What the day is to the entry: its kind, and the name of the date unless it is just "date".
    func what(_ event: CalendarEvent, _ source: CalendarBody.Source) -> String {
        let kind = scope.frame.model.kinds[source.kind]
        var words = kind.names.one.capitalizedFirst
        if event.row != nil, let work { words += " " + work.label(of: event.entry) }
        // The day of a commitment, or the one on which something takes place, needs no other name.
        let isCommitment = event.row == nil && work?.item(of: event, source) != nil
        let field = source.path.field(of: source.kind)
        let isOwnDay = field != nil && field == kind.roles[.date]
        return isCommitment || isOwnDay ? words : words + " – " + source.path.label
    }

    private func badge(_ event: CalendarEvent, _ source: CalendarBody.Source, _ item: WorkItem?) -> Badge? {
        if let item, let work {
            // Until its day, what is to be done needs no word.
            return item.isOpen && !item.isLate ? nil : work.badge(item, isOver: isOver)
        }
        let kind = scope.frame.model.kinds[source.kind]
        guard let field = source.path.field(of: source.kind), field == kind.validity?.until,
            let state = StateText.text(of: event.entry, scope)
        else { return nil }
        return Badge(scope, .caution, .time, state.capitalizedFirst)
    }

    /// An entry's page; for one without, that of the entry which its title begins with.
    private func url(of id: EntryID) -> String? {
        scope.url(of: id) ?? work?.people(of: id).first.flatMap { scope.url(of: $0) }
    }
}

/// A month of a calendar.
struct CalendarMonth: KeyedContext {
    let title: String
    let style: String
    let note: String
    let events: [CalendarLine]

    static let keys = KeyTable<CalendarMonth>("calendar-month", "A month.") {
        Key.text("@title", "Month and year.") { $0.title }
        Key.text("@class", "A class, from `tones` in theme.yaml; empty for a month to come.") { $0.style }
        Key.text("@note", "That it is over, or the present one.") { $0.note }
        Key.flag("@has-events", "Whether it has dates.") { !$0.events.isEmpty }
        Key.list("@events", "Its dates.") { $0.events }
    }
}

/// A date of a calendar.
struct CalendarLine: KeyedContext {
    let day: Int
    let title: String
    let url: String?
    let what: String
    let who: [PageLink]
    let moved: String?
    let badge: Badge?

    static let keys = KeyTable<CalendarLine>("calendar-event", "A date.") {
        Key.number("@day", "The day of the month.") { $0.day }
        Key.text("@title", "What takes place or is to be done.") { $0.title }
        Key.text("@url", "Where it is read.") { $0.url }
        Key.text("@what", "What the day is to the entry.") { $0.what }
        Key.list("@who", "Who is to do it.") { $0.who }
        Key.text("@moved", "That it was put off, and from when.") { $0.moved }
        Key.object("@badge", "How far it is.") { $0.badge }
    }
}
