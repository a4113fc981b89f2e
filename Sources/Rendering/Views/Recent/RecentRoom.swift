internal import ContentModel
internal import KnowledgeBase
internal import Language

/// What is new: a page, and a feed of the same for those who subscribe to it.
enum RecentRoom: ViewRoom {
    static let word = "recent"
    static let templates = [RoomTemplate("vues/nouveautes", RecentPage.self)]

    static func page(_ placed: PlacedView<RecentBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/nouveautes", RecentPage(scope, placed.view, placed.body))
    }

    static func feed(_ placed: PlacedView<RecentBody>, _ scope: PageScope) -> SiteFeed? {
        let (frame, news) = (scope.frame, RecentNews(scope, placed.body))
        let base = frame.baseURL ?? ""
        let path = RecentPage.feedPath(placed.view)
        let site = [frame.settings.title, frame.model.editions[frame.edition], placed.view.key]
        let entries = news.items.prefix(RecentNews.most).map { item in
            let name = scope.reader.identity(item.entry)
            return AtomFeed.Entry(
                id: ContentHash.uuid(
                    of: site + [name.kind.key, name.slug, item.sort.rawValue, item.day.description, item.step]),
                title: scope.title(of: item.entry), text: news.text(item),
                address: scope.reader.address(of: item.entry).map { base + $0 }, updated: Moment(startOf: item.day))
        }
        let feed = AtomFeed(
            id: ContentHash.uuid(of: site), title: scope.typeset(placed.view.title) + " – " + frame.title,
            author: frame.settings.information["organisme"] ?? frame.settings.information["organisation"]
                ?? frame.title,
            language: scope.language, updated: Moment(startOf: news.items.first?.day ?? scope.reader.date),
            ownAddress: frame.baseURL.map { $0 + path }, page: base + placed.whole.path, entries: Array(entries))
        return SiteFeed(path: path, view: placed.id, bytes: feed.bytes)
    }
}
