internal import ContentModel
internal import KnowledgeBase

/// Entries by the words of a choice.
enum ByWordRoom: ViewRoom {
    static let word = "by word"
    static let templates = [RoomTemplate("vues/par-public", ByWordPage.self)]

    static func pages(_ placed: PlacedView<ByWordBody>, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] {
        ByWordPage.pages(placed, reader)
    }

    static func page(_ placed: PlacedView<ByWordBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/par-public", ByWordPage(scope, placed.view, placed.body, part))
    }

    static func homeLine(_ placed: PlacedView<ByWordBody>, _ scope: PageScope) -> String? {
        scope.countLine(placed.body.kind)
    }
}
