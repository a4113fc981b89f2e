internal import ContentModel
internal import KnowledgeBase

/// Figures and lists for those who steer.
enum DashboardRoom: ViewRoom {
    static let word = "dashboard"
    static let templates = [RoomTemplate("vues/tableau-de-bord", DashboardPage.self)]

    static func body(of view: View) -> View.Dashboard? {
        if case .dashboard(let body) = view.body { body } else { nil }
    }

    static func page(_ placed: PlacedView<View.Dashboard>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/tableau-de-bord", DashboardPage(scope, placed.view, placed.body))
    }
}
