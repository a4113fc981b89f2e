internal import ContentModel
internal import KnowledgeBase

/// What waits for a visa, ends or was validated.
enum ChangesRoom: ViewRoom {
    static let word = "changes"
    static let templates = [RoomTemplate("vues/changements", ChangesPage.self)]

    static func body(of view: View) -> View.Changes? { if case .changes(let body) = view.body { body } else { nil } }

    static func page(_ placed: PlacedView<View.Changes>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/changements", ChangesPage(scope, placed.view, placed.body))
    }
}
