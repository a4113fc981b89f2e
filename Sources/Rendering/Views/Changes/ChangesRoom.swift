internal import ContentModel
internal import KnowledgeBase

/// What waits for a visa, ends or was validated.
enum ChangesRoom: ViewRoom {
    static let word = "changes"
    static let templates = [RoomTemplate("vues/changements", ChangesPage.self)]

    static func page(_ placed: PlacedView<ChangesBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/changements", ChangesPage(scope, placed.view, placed.body))
    }
}
