internal import ContentModel
internal import KnowledgeBase

/// The dates of the base by months.
enum CalendarRoom: ViewRoom {
    static let word = "calendar"
    static let templates = [RoomTemplate("vues/calendrier", CalendarPage.self)]

    static func page(_ placed: PlacedView<CalendarBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/calendrier", CalendarPage(scope, placed.view, placed.body.sources, part))
    }

    static func pages(
        _ placed: PlacedView<CalendarBody>, _ frame: SiteFrame, _ reader: BaseReader
    ) -> [Page] {
        CalendarPage.pages(placed, reader)
    }

    /// The next meeting itself: the calendar is one link further.
    static func homeTarget(_ placed: PlacedView<CalendarBody>, _ scope: PageScope) -> PageLink? {
        Meetings(scope)?.next?.link
    }

    static func days(
        _ placed: PlacedView<CalendarBody>, about id: EntryID?, _ scope: PageScope
    ) -> [DatedEvent] {
        CalendarPage(scope, placed.view, placed.body.sources, .whole, about: id).dated
    }

    static func homeLine(_ placed: PlacedView<CalendarBody>, _ scope: PageScope) -> String? {
        Meetings(scope)?.line ?? scope.strings.text(.noNextMeeting)
    }
}
