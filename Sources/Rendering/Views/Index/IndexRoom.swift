internal import ContentModel
internal import KnowledgeBase

/// Entries in alphabetical order, or by groups.
enum IndexRoom: ViewRoom {
    static let word = "index"
    static let templates = [RoomTemplate("vues/annuaire", IndexViewPage.self)]

    static func body(of view: View) -> View.Index? { if case .index(let body) = view.body { body } else { nil } }

    static func pages(_ placed: PlacedView<View.Index>, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] {
        let count = Pagination.pageCount(of: reader.index(placed.id).entries.count)
        return (1...count).map { number in
            Page(
                path: PagePath.view(placed.view.key, number: number),
                subject: .view(placed.id, .number(number, of: count)))
        }
    }

    static func page(_ placed: PlacedView<View.Index>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        guard case .number(let number, let count) = part else { return nil }
        return RoomPage("vues/annuaire", IndexViewPage(scope, placed, number: number, count: count))
    }

    static func homeLine(_ placed: PlacedView<View.Index>, _ scope: PageScope) -> String? {
        scope.countLine(placed.body.kind)
    }
}
