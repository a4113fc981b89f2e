public import ContentModel
public import KnowledgeBase
public import Language

extension SiteFrame {
    /// Joins the parts of a site, for the views that there are.
    public convenience init(
        settings: SiteSettings, theme: Theme, model: Model, assetPaths: [String: String],
        baseURL: String?, footer: [EntryID], edition: Int, fixedDate: CalendarDate?
    ) {
        self.init(
            settings: settings, theme: theme, model: model, assetPaths: assetPaths, baseURL: baseURL, footer: footer,
            edition: edition, fixedDate: fixedDate, hasPage: { ViewRooms.room(of: $0)?.hasPage ?? false },
            shownKeys: { ViewRooms.shownKeys(of: $0, model, edition: edition) })
    }
}
