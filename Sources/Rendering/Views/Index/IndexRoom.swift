internal import ContentModel
internal import KnowledgeBase

/// Entries in alphabetical order, or by groups.
enum IndexRoom: ViewRoom {
    static let word = "index"
    static let templates = [RoomTemplate("vues/annuaire", IndexViewPage.self)]

    static func pages(_ placed: PlacedView<IndexBody>, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] {
        let count = Pagination.pageCount(of: reader.index(placed.id).entries.count)
        return (1...count).map { number in
            Page(
                path: PagePath.view(placed.view.key, number: number),
                subject: .view(placed.id, .number(number, of: count)))
        }
    }

    static func page(_ placed: PlacedView<IndexBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        guard case .number(let number, let count) = part else { return nil }
        return RoomPage("vues/annuaire", IndexViewPage(scope, placed, number: number, count: count))
    }

    static func homeLine(_ placed: PlacedView<IndexBody>, _ scope: PageScope) -> String? {
        scope.countLine(placed.body.kind)
    }
}
