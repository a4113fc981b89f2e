public import Templates

/// What a theme's templates can use, whatever the model: from the tables of all contexts.
public enum ThemeKeys {
    /// The templates that a theme must have, with the contexts that each is given, outermost first. A kind whose entries have
    /// pages may have a template of its own instead of `fiche`.
    public static let templates: [TemplateUse] =
        [TemplateUse("fiche", contexts: [AnyPage.name, EntryPanels.name, EntryPage.name])] + uses
        + documentEntries + documentViews

    /// Those of the pages that are of no kind.
    static let uses: [TemplateUse] =
        pages.map { TemplateUse($0.name, contexts: [AnyPage.name, $0.page.name]) } + ViewRooms.uses

    private static let pages: [RoomTemplate] = [
        RoomTemplate("accueil", HomePage.self), RoomTemplate("liste", ListPage.self),
        RoomTemplate("liens-entrants-tous", InversePage.self),
        RoomTemplate("index-a-z", IndexPage.self), RoomTemplate("plan-du-site", SiteMapPage.self),
        RoomTemplate("404", PlainPage.self), RoomTemplate("redirection", RedirectPage.self),
        RoomTemplate("retrait", WithdrawnPage.self),
        RoomTemplate(Theme.searchTemplate, SearchPage.self), RoomTemplate(Theme.dataTemplate, DataPage.self),
        RoomTemplate(Theme.reviewTemplate, ReviewPage.self),
    ]

    /// The contexts of all pages, and all that their keys lead to, by name.
    static let contexts: [ContextDescription] = ContextDescription.all(
        from: [AnyPage.self, EntryPanels.self, EntryPage.self, EntryContext.self]
            + pages.map(\.page) + ViewRooms.pageTypes + [DocumentFrame.self, BookletPage.self])

    /// The contexts of a template, outermost first, and all that their keys lead to; nil when no theme needs such a
    /// template. Of all templates without a name.
    static func contexts(of template: String?) -> [ContextDescription]? {
        guard let template else { return contexts }
        let name = template.hasPrefix("kinds/") ? "fiche" : template
        guard let use = templates.first(where: { $0.template == name }) else { return nil }
        var found: [ContextDescription] = []
        var waiting = use.contexts
        while !waiting.isEmpty {
            let next = waiting.removeFirst()
            guard !found.contains(where: { $0.name == next }), let context = contexts.first(where: { $0.name == next })
            else { continue }
            found.append(context)
            waiting += context.keys.compactMap(\.shape.context)
        }
        return found
    }

    /// The names of the templates that a theme needs.
    public static var templateNames: [String] { templates.map(\.template) }

    /// The list in Markdown, for those who write themes; nil when no theme needs such a template.
    /// - Parameter template: the only one to be told about; nil for all.
    public static func text(of template: String? = nil) -> String? {
        guard let contexts = contexts(of: template) else { return nil }
        var lines: [String] = []
        let uses = template == nil ? templates : templates.filter { $0.template == template }
        for use in uses {
            lines.append("- `\(use.template)`: " + use.contexts.map { "`\($0)`" }.joined(separator: ", "))
        }
        if !lines.isEmpty { lines.append("") }
        for context in contexts {
            lines.append("### \(context.name)\n\n\(context.sentence)\n")
            lines += context.keys.map { "- `\($0.name)` (\($0.shape.words)): \($0.sentence)" }
            if !context.keys.isEmpty { lines.append("") }
        }
        return lines.joined(separator: "\n")
    }
}

extension Shape {
    /// The name of the context that it leads to.
    fileprivate var context: String? {
        switch self {
        case .object(let name): name
        case .list(let element): element.context
        case .text, .number, .flag, .markup, .name: nil
        }
    }

    /// What readers are told of it.
    fileprivate var words: String {
        switch self {
        case .text: "text"
        case .number: "number"
        case .flag: "flag"
        case .markup: "HTML"
        case .name(let names): "one of " + names.joined(separator: ", ")
        case .object(let name): "one \(name)"
        case .list(let element): "list of " + (element.context ?? element.words)
        }
    }
}
