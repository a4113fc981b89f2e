public import ContentModel
public import Diagnostics
public import KnowledgeBase
public import Language
internal import Markup
internal import Templates

/// What all pages of a site share, whatever they show.
///
/// A value that never changes; a class only so that thousands of pages share it by one reference.
public final class SiteFrame: Sendable {
    /// `site.yaml`.
    public let settings: SiteSettings
    /// The look.
    public let theme: Theme
    /// What entries are.
    public let model: Model
    /// By name in the theme: the published path from the site's root, with the content's hash.
    public let assetPaths: [String: String]
    /// Where the site will be read, ending with `/`; for the pages that cannot know where they stand. Nil when unknown.
    public let baseURL: String?
    /// The links of the footer.
    public let footer: [EntryID]
    /// The audience: a position in `Model.editions`.
    public let edition: Int
    /// The site's date, when every page shows it because it is fixed.
    public let fixedDate: CalendarDate?

    /// The site's name, typeset.
    let title: String
    /// The published path of an asset by its name's slug.
    let assetPathsByKey: [String: String]
    /// By kind: whether its entries may be out of force, not yet in it or not published.
    let hasStates: [Bool]
    /// The views with pages of their own that the audience may see, in the order of the model.
    public let viewsWithPages: [ViewID]
    /// What the doors of `site.yaml` name that is neither a view nor a kind.
    public let doorProblems: [Diagnostic]
    /// By kind: the keys of fields and inverses that views show on its entries' pages, or that its own template or one
    /// of that's partials names: those pages leave them out elsewhere.
    let shownKeys: [Set<String>]
    /// The same, without what templates name: documents have other templates.
    let roomKeys: [Set<String>]
    /// The parts of the site.
    let sections: SiteSections
    /// Those in the menu.
    let menu: [SiteSection]
    /// By kind: what pages say of it.
    let kindWords: [KindWords]

    /// What pages say of a kind; all texts are typeset.
    struct KindWords: Sendable {
        /// The singular with a capital first letter.
        var name: String
        /// The heading of its list.
        var section: String
        /// Where its list begins, from the site's root.
        var listPath: String
        /// By field: its name with a capital first letter.
        var labels: [String]

        init(_ kind: Kind, _ language: SiteLanguage) {
            name = language.typeset(kind.names.one.capitalizedFirst)
            section = language.typeset(kind.names.section)
            listPath = PagePath.list(kind: kind, number: 1)
            labels = kind.fields.map { language.typeset($0.label.capitalizedFirst) }
        }
    }

    /// Joins the parts.
    /// - Parameters:
    ///   - hasPage: whether views of a type have pages; the rooms of the views know.
    ///   - shownKeys: what views show on the pages of a kind's entries.
    init(
        settings: SiteSettings, theme: Theme, model: Model, assetPaths: [String: String],
        baseURL: String?, footer: [EntryID], edition: Int, fixedDate: CalendarDate?, hasPage: (View) -> Bool,
        shownKeys: (Kind) -> Set<String>
    ) {
        self.settings = settings
        self.theme = theme
        self.model = model
        self.assetPaths = assetPaths
        self.baseURL = baseURL
        self.footer = footer
        self.edition = edition
        self.fixedDate = fixedDate
        title = settings.language.typeset(settings.title)
        assetPathsByKey = Dictionary(assetPaths.map { ($0.key.slug, $0.value) }, uniquingKeysWith: { a, _ in a })
        viewsWithPages = model.views.identified.filter { $1.edition <= edition && hasPage($1) }.map { $0.0 }
        let (bound, problems) = SiteDoors.bind(settings, to: model)
        doorProblems = problems
        sections = SiteSections(bound: bound, language: settings.language, model: model, views: viewsWithPages)
        roomKeys = model.kinds.map(shownKeys)
        self.shownKeys = model.kinds.map { kind in
            shownKeys(kind).union(theme.templates.keys(below: ["entry", "@field"], in: Self.ownTemplate(of: kind)))
        }
        menu = sections.menu
        hasStates = model.kinds.map { $0.visa != nil || $0.validity != nil || $0.succession != nil }
        kindWords = model.kinds.map { KindWords($0, settings.language) }
    }

    /// The path of the script that says of which day a copy of the site is, where the date is not fixed: pages then compare
    /// the days that they name with the reader's clock.
    public var copyPath: String? { fixedDate == nil ? "assets/copie.js" : nil }

    var language: SiteLanguage { settings.language }
    var strings: InterfaceStrings { theme.strings }

    /// Whether the theme has a page for results: only then is there an index.
    public var hasSearch: Bool { theme.hasSearch }

    private static func ownTemplate(of kind: Kind) -> String { "kinds/" + kind.key }
    /// Whether browsers can be told how to search the site: where it stands must be known.
    public var hasOpenSearch: Bool { hasSearch && givesData && baseURL != nil }

    /// Whether data stand beside the pages: the theme has a page that explains them, and the settings do not forbid it.
    public var givesData: Bool { theme.hasData && settings.givesData }

    /// Whether documents can be made: the theme has templates for them.
    public var hasDocuments: Bool { theme.hasDocuments }

    /// Whether this audience finds sheets and reports as files to take along.
    public var givesTakeaways: Bool {
        hasDocuments && givesData
            && settings.takeaways.contains { $0.text.folded == model.editions[edition].folded }
    }

    /// The template of an entry's page: that of its kind when the theme or the site has one.
    func template(forKind kind: Kind) -> String {
        let own = Self.ownTemplate(of: kind)
        return theme.templates.contains(own) ? own : "fiche"
    }
}
