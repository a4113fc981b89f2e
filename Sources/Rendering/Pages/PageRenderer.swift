internal import ContentModel
public import Diagnostics
public import KnowledgeBase
internal import Language
public import Templates

/// Makes the bytes of pages. A page is a function of the frame and of what it reads from the base.
public struct PageRenderer: Sendable {
    let frame: SiteFrame

    /// A renderer for pages of this site.
    public init(frame: SiteFrame) {
        self.frame = frame
    }

    /// A page as HTML in UTF-8, at the end of a buffer. A diagnostic when its template cannot be rendered to the end.
    public func render(_ page: Page, reading reader: BaseReader, into buffer: inout [UInt8]) -> Diagnostic? {
        let scope = PageScope(frame: frame, reader: reader, page: page)
        let (template, stack) = Self.content(of: page, scope)
        return frame.theme.templates.render(template, stack, into: &buffer)
    }

    /// A page with what wrote each byte of it; slow, for those of which something is wrong.
    public func trace(_ page: Page, reading reader: BaseReader) -> RenderingTrace {
        let (template, stack) = Self.content(of: page, PageScope(frame: frame, reader: reader, page: page))
        return frame.theme.templates.trace(template, stack)
    }

    /// The template of a page and the contexts that it is given, outermost first.
    static func content(of page: Page, _ scope: PageScope) -> (template: String, stack: [TemplateValue]) {
        let frame = scope.frame
        switch page.subject {
        case .home: return plain("accueil", HomePage(scope))
        case .entry(let id):
            let kind = frame.model.kinds[scope.kind(of: id)]
            let page = EntryPage(scope, id)
            return (
                frame.template(forKind: kind),
                [.object(AnyPage(page)), .object(EntryPanels(scope: scope, id: id, kind: kind)), .object(page)]
            )
        case .list(let kind, let number, let count):
            return plain("liste", ListPage(scope, kind: kind, number: number, count: count))
        case .index(let number, let count): return plain("index-a-z", IndexPage(scope, number: number, count: count))
        case .view(let view, let part):
            let title = scope.typeset(frame.model.views[view].title)
            let page = ViewRooms.page(of: view, part, scope) ?? RoomPage("404", PlainPage(scope, title: title))
            return plain(page.template, page.context)
        case .siteMap: return plain("plan-du-site", SiteMapPage(scope))
        case .data: return plain(Theme.dataTemplate, DataPage(scope))
        case .search: return plain(Theme.searchTemplate, SearchPage(scope))
        case .notFound: return plain("404", PlainPage(scope, title: frame.strings.text(.notFound)))
        case .inverse(let id, let relation, let number, let count):
            return plain("liens-entrants-tous", InversePage(scope, id, relation, number: number, count: count))
        case .redirect(let id): return plain("redirection", RedirectPage(scope, id))
        case .withdrawn(let gone): return plain("retrait", WithdrawnPage(scope, gone))
        }
    }

    private static func plain(_ template: String, _ page: some PageContext) -> (String, [TemplateValue]) {
        (template, [.object(AnyPage(page)), .object(page)])
    }
}
