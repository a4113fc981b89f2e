internal import ContentModel
public import Diagnostics
public import KnowledgeBase
internal import Language
public import Templates

/// Makes the bytes of pages. A page is a function of the frame and of what it reads from the base.
public struct PageRenderer: Sendable {
    private let frame: SiteFrame

    /// A renderer for pages of this site.
    public init(frame: SiteFrame) {
        self.frame = frame
    }

    /// The template of a page.
    func template(of page: Page, reader: BaseReader) -> String {
        switch page.subject {
        case .home: "accueil"
        case .entry(let id): frame.template(forKind: frame.model.kinds[reader.kind(of: id)])
        case .list: "liste"
        case .index(let view, _, _): view == nil ? "index-a-z" : "vues/annuaire"
        case .view(let view, let part): ViewPages.template(of: frame.model.views[view], part)
        case .siteMap: "plan-du-site"
        case .search: SiteFrame.searchTemplate
        case .notFound: "404"
        case .redirect: "redirection"
        }
    }

    /// A page as HTML in UTF-8, at the end of a buffer. A diagnostic when its template cannot be rendered to the end.
    public func render(_ page: Page, reading reader: BaseReader, into buffer: inout [UInt8]) -> Diagnostic? {
        let scope = PageScope(frame: frame, reader: reader, page: page)
        let context: any TemplateContext =
            switch page.subject {
            case .home: HomePage(scope)
            case .entry(let id): EntryPage(scope, id)
            case .list(let kind, let number, let count): ListPage(scope, kind: kind, number: number, count: count)
            case .index(nil, let number, let count): IndexPage(scope, number: number, count: count)
            case .index(let view?, let number, let count):
                IndexViewPage(scope, frame.model.views[view], at: view, number: number, count: count)
            case .view(let view, let part): ViewPages.context(scope, frame.model.views[view], at: view, part)
            case .siteMap: SiteMapPage(scope)
            case .search: SearchPage(scope)
            case .notFound: PlainPage(scope, title: frame.strings.text(.notFound))
            case .redirect(let id): RedirectPage(scope, id)
            }
        return frame.theme.templates.render(template(of: page, reader: reader), context, into: &buffer)
    }
}
