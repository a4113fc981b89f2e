internal import ContentModel
internal import KnowledgeBase

/// Figures and lists for those who steer.
enum DashboardRoom: ViewRoom {
    static let word = "dashboard"
    static let templates = [RoomTemplate("vues/tableau-de-bord", DashboardPage.self)]

    static func page(_ placed: PlacedView<DashboardBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/tableau-de-bord", DashboardPage(scope, placed.view, placed.body))
    }
}
