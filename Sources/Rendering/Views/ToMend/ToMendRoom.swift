internal import ContentModel
internal import KnowledgeBase

/// What is to be mended.
enum ToMendRoom: ViewRoom {
    static let word = "to mend"
    static let templates = [RoomTemplate("vues/a-corriger", ToMendPage.self)]

    static func page(_ placed: PlacedView<ToMendBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/a-corriger", ToMendPage(scope, placed.view, placed.body))
    }
}
