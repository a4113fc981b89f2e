internal import ContentModel
internal import KnowledgeBase

/// The dates of the base by months.
enum CalendarRoom: ViewRoom {
    static let word = "calendar"
    static let templates = [RoomTemplate("vues/calendrier", CalendarPage.self)]

    static func body(of view: View) -> [View.CalendarSource]? {
        if case .calendar(let body) = view.body { body } else { nil }
    }

    static func page(_ placed: PlacedView<[View.CalendarSource]>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/calendrier", CalendarPage(scope, placed.view, placed.body, part))
    }

    static func pages(
        _ placed: PlacedView<[View.CalendarSource]>, _ frame: SiteFrame, _ reader: BaseReader
    ) -> [Page] {
        CalendarPage.pages(placed, reader)
    }

    static func homeLine(_ placed: PlacedView<[View.CalendarSource]>, _ scope: PageScope) -> String? {
        Meetings(scope)?.line ?? scope.strings.text(.noNextMeeting)
    }
}
