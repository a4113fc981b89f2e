public import Templates

/// What a theme's templates can use, whatever the model: from the tables of all contexts.
public enum ThemeKeys {
    /// The templates that a theme must have, with the contexts that each is given, outermost first. Pages of entries have one
    /// for all kinds, or one of their own.
    static let uses: [TemplateUse] =
        pages.map { TemplateUse($0.name, contexts: [AnyPage.name, $0.page.name]) } + ViewRooms.uses

    private static let pages: [RoomTemplate] = [
        RoomTemplate("accueil", HomePage.self), RoomTemplate("liste", ListPage.self),
        RoomTemplate("index-a-z", IndexPage.self), RoomTemplate("plan-du-site", SiteMapPage.self),
        RoomTemplate("404", PlainPage.self), RoomTemplate("redirection", RedirectPage.self),
        RoomTemplate(SiteFrame.searchTemplate, SearchPage.self),
    ]

    /// The contexts of all pages, and all that their keys lead to, by name.
    public static let contexts: [ContextDescription] = ContextDescription.all(
        from: [AnyPage.self, EntryPanels.self, EntryPage.self, EntryContext.self] + pages.map(\.page) + ViewRooms.pageTypes)
}
