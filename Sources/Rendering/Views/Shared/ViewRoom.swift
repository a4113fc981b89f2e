internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// A type of view: all that the site knows of it stands in its folder, behind this protocol, and one line of
/// `ViewRooms` brings it in. What it says in the model, its keys and what they become, is its declaration.
protocol ViewRoom: ViewDeclaration {
    /// The templates of its pages, with what each page is given. A theme must have them whether or not the model uses them.
    /// None for a view that is only a part of entries' pages.
    static var templates: [RoomTemplate] { get }

    /// The pages of a view.
    static func pages(_ placed: PlacedView<Body>, _ frame: SiteFrame, _ reader: BaseReader) -> [Page]
    /// One of those pages, and its template; nil where there is none.
    static func page(_ placed: PlacedView<Body>, _ part: ViewPart, _ scope: PageScope) -> RoomPage?
    /// What a view tells those who subscribe to it; nil for nothing.
    static func feed(_ placed: PlacedView<Body>, _ scope: PageScope) -> SiteFeed?
    /// The days of a view, as other programs' calendars are told of them; of an entry, those that it says and those of
    /// entries that name it.
    static func days(_ placed: PlacedView<Body>, about id: EntryID?, _ scope: PageScope) -> [DatedEvent]
    /// What a view draws as rows of cells, the header first; nil for a view that is no table.
    static func table(_ placed: PlacedView<Body>, _ scope: PageScope) -> [[String]]?
    /// What the home page says of a view, in a line.
    static func homeLine(_ placed: PlacedView<Body>, _ scope: PageScope) -> String?
    /// Where a door of the home page leads rather than to the view's page; nil for nowhere else.
    static func homeTarget(_ placed: PlacedView<Body>, _ scope: PageScope) -> PageLink?
    /// What the home page counts of a view.
    static func homeFigures(_ placed: PlacedView<Body>, _ scope: PageScope) -> [HomeFigure]

    /// The keys that views of this type add to the pages of entries.
    static var panelKeys: [TemplateKey<EntryPanels>] { get }
    /// The keys of a kind's fields and inverses that those show: the page leaves them out elsewhere.
    static func shownKeys(of kind: Kind, _ model: Model, edition: Int) -> Set<String>
}

/// A view of the model, for the room of its type.
struct PlacedView<Body> {
    let id: ViewID
    let view: View
    let body: Body

    /// Its first page, or the only one.
    var whole: Page { Page(path: PagePath.view(view.key, number: 1), subject: .view(id, .whole)) }
}

/// A template that a room needs.
struct RoomTemplate: Sendable {
    let name: String
    let page: any PageContext.Type

    init(_ name: String, _ page: any PageContext.Type) { (self.name, self.page) = (name, page) }
}

/// A page of a view, ready to be rendered.
struct RoomPage {
    let template: String
    let context: any PageContext

    init(_ template: String, _ context: any PageContext) { (self.template, self.context) = (template, context) }
}

extension ViewRoom {
    static func pages(_ placed: PlacedView<Body>, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] { [placed.whole] }
    static func homeLine(_ placed: PlacedView<Body>, _ scope: PageScope) -> String? {
        placed.view.help.map { scope.typeset($0) }
    }
    static func homeTarget(_ placed: PlacedView<Body>, _ scope: PageScope) -> PageLink? { nil }
    static func homeFigures(_ placed: PlacedView<Body>, _ scope: PageScope) -> [HomeFigure] { [] }
    static func feed(_ placed: PlacedView<Body>, _ scope: PageScope) -> SiteFeed? { nil }
    static func days(_ placed: PlacedView<Body>, about id: EntryID?, _ scope: PageScope) -> [DatedEvent] { [] }
    static func table(_ placed: PlacedView<Body>, _ scope: PageScope) -> [[String]]? { nil }
    static var panelKeys: [TemplateKey<EntryPanels>] { [] }
    static func shownKeys(of kind: Kind, _ model: Model, edition: Int) -> Set<String> { [] }

    static var hasPage: Bool { !templates.isEmpty }

    /// Calls a function of the room with a view; nil for views of other types.
    static func placing<Result>(
        _ id: ViewID, _ view: View, _ use: (PlacedView<Body>) -> Result?
    ) -> Result? {
        (view.body as? Body).flatMap { use(PlacedView(id: id, view: view, body: $0)) }
    }
}
