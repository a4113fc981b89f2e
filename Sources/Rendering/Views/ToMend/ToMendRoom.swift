internal import ContentModel
internal import KnowledgeBase

/// What is to be mended.
enum ToMendRoom: ViewRoom {
    static let word = "to mend"
    static let templates = [RoomTemplate("vues/a-corriger", ToMendPage.self)]

    static func body(of view: View) -> View.ToMend? { if case .toMend(let body) = view.body { body } else { nil } }

    static func page(_ placed: PlacedView<View.ToMend>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/a-corriger", ToMendPage(scope, placed.view, placed.body))
    }
}
