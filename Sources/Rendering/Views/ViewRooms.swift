public import ContentModel
public import KnowledgeBase
internal import Templates

/// The types of view that there are. A new one is a folder, and a line here.
public enum ViewRooms {
    static let all: [any ViewRoom.Type] = [
        IndexRoom.self,
        MatrixRoom.self,
        ContactsRoom.self,
        PlanRoom.self,
        CalendarRoom.self,
        ReportRoom.self,
        ByWordRoom.self,
        SheetRoom.self,
        DashboardRoom.self,
        ToMendRoom.self,
        ChangesRoom.self,
        RecentRoom.self,
        VersionsRoom.self,
    ]

    /// What the model may say of each, in the order of its reference.
    package static let declarations: [any ViewDeclaration.Type] = all.map { $0 }

    /// The room of a view's type.
    static func room(of view: View) -> (any ViewRoom.Type)? { all.first { $0.draws(view) } }

    /// The templates of all rooms.
    static let uses: [TemplateUse] = all.flatMap { $0.templates }.map {
        TemplateUse($0.name, contexts: [AnyPage.name, $0.page.name])
    }

    /// The contexts of all pages of views.
    static let pageTypes: [any KeyedContext.Type] = all.flatMap { $0.templates }.map(\.page)

    static func pages(of id: ViewID, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] {
        let view = frame.model.views[id]
        return room(of: view).flatMap { pages($0, id, view, frame, reader) } ?? []
    }

    private static func pages<Room: ViewRoom>(
        _ room: Room.Type, _ id: ViewID, _ view: View, _ frame: SiteFrame, _ reader: BaseReader
    ) -> [Page]? {
        room.placing(id, view) { room.pages($0, frame, reader) }
    }

    static func page(of id: ViewID, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        let view = scope.frame.model.views[id]
        return room(of: view).flatMap { page($0, id, view, part, scope) }
    }

    private static func page<Room: ViewRoom>(
        _ room: Room.Type, _ id: ViewID, _ view: View, _ part: ViewPart, _ scope: PageScope
    ) -> RoomPage? {
        room.placing(id, view) { room.page($0, part, scope) }
    }

    /// What the home page says of a view, in a line.
    static func homeLine(of id: ViewID, _ scope: PageScope) -> String? {
        let view = scope.frame.model.views[id]
        return room(of: view).flatMap { homeLine($0, id, view, scope) }
    }

    private static func homeLine<Room: ViewRoom>(
        _ room: Room.Type, _ id: ViewID, _ view: View, _ scope: PageScope
    ) -> String? {
        room.placing(id, view) { room.homeLine($0, scope) }
    }

    /// Where a door of the home page leads rather than to the view's page.
    static func homeTarget(of id: ViewID, _ scope: PageScope) -> PageLink? {
        let view = scope.frame.model.views[id]
        return room(of: view).flatMap { homeTarget($0, id, view, scope) }
    }

    private static func homeTarget<Room: ViewRoom>(
        _ room: Room.Type, _ id: ViewID, _ view: View, _ scope: PageScope
    ) -> PageLink? {
        room.placing(id, view) { room.homeTarget($0, scope) }
    }

    /// What the home page counts of a view.
    static func homeFigures(of id: ViewID, _ scope: PageScope) -> [HomeFigure] {
        let view = scope.frame.model.views[id]
        return room(of: view).flatMap { homeFigures($0, id, view, scope) } ?? []
    }

    private static func homeFigures<Room: ViewRoom>(
        _ room: Room.Type, _ id: ViewID, _ view: View, _ scope: PageScope
    ) -> [HomeFigure]? {
        room.placing(id, view) { room.homeFigures($0, scope) }
    }

    /// What views tell those who subscribe to them.
    public static func feeds(_ frame: SiteFrame, _ reader: BaseReader) -> [SiteFeed] {
        frame.viewsWithPages.compactMap { id in
            let view = frame.model.views[id]
            let page = Page(path: PagePath.home, subject: .view(id, .whole))
            let scope = PageScope(frame: frame, reader: reader, page: page)
            return room(of: view).flatMap { feed($0, id, view, scope) }
        }
    }

    private static func feed<Room: ViewRoom>(
        _ room: Room.Type, _ id: ViewID, _ view: View, _ scope: PageScope
    ) -> SiteFeed? {
        room.placing(id, view) { room.feed($0, scope) }
    }

    /// The days of a view, as other programs' calendars are told of them; of an entry, those that concern it.
    public static func days(
        of id: ViewID, about entry: EntryID? = nil, _ frame: SiteFrame, _ reader: BaseReader
    ) -> [DatedEvent] {
        let view = frame.model.views[id]
        return room(of: view).flatMap { days($0, id, view, entry, dataScope(frame, reader)) } ?? []
    }

    private static func days<Room: ViewRoom>(
        _ room: Room.Type, _ id: ViewID, _ view: View, _ entry: EntryID?, _ scope: PageScope
    ) -> [DatedEvent]? {
        room.placing(id, view) { room.days($0, about: entry, scope) }
    }

    /// What a view draws as rows of cells, the header first; nil for a view that is no table.
    public static func table(of id: ViewID, _ frame: SiteFrame, _ reader: BaseReader) -> [[String]]? {
        let view = frame.model.views[id]
        return room(of: view).flatMap { table($0, id, view, dataScope(frame, reader)) }
    }

    private static func table<Room: ViewRoom>(
        _ room: Room.Type, _ id: ViewID, _ view: View, _ scope: PageScope
    ) -> [[String]]? {
        room.placing(id, view) { room.table($0, scope) }
    }

    /// Data stand in no page: their addresses are from the root.
    private static func dataScope(_ frame: SiteFrame, _ reader: BaseReader) -> PageScope {
        PageScope(frame: frame, reader: reader, page: Page(path: PagePath.home, subject: .home))
    }

    /// The keys of a kind's fields and inverses that some room shows on entries' pages.
    static func shownKeys(of kind: Kind, _ model: Model, edition: Int) -> Set<String> {
        all.reduce(into: []) { $0.formUnion($1.shownKeys(of: kind, model, edition: edition)) }
    }
}

extension ViewRoom {
    fileprivate static func draws(_ view: View) -> Bool { view.body is Body }
}

extension EntryPanels: KeyedContext {
    static let keys = KeyTable<EntryPanels>(
        "panels", "What views add to an entry's page; empty for kinds that a view does not show.",
        keys: ViewRooms.all.flatMap { $0.panelKeys })
}
