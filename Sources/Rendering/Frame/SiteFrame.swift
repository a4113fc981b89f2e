public import ContentModel
public import Diagnostics
public import KnowledgeBase
public import Language
public import Markup
public import Templates

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
    /// The parts of the site in the menu.
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
    public init(
        settings: SiteSettings, theme: Theme, model: Model, assetPaths: [String: String],
        baseURL: String?, footer: [EntryID], edition: Int, fixedDate: CalendarDate?
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
        menu = SiteSection.menu(settings: settings, model: model, edition: edition)
        hasStates = model.kinds.map { $0.visa != nil || $0.validity != nil || $0.succession != nil }
        kindWords = model.kinds.map { KindWords($0, settings.language) }
    }

    var language: SiteLanguage { settings.language }
    var strings: InterfaceStrings { theme.strings }

    static let searchTemplate = "recherche"
    /// Whether the theme has a page for results: only then is there an index.
    public var hasSearch: Bool { theme.templates.contains(Self.searchTemplate) }

    /// The template of an entry's page: that of its kind when the theme or the site has one.
    func template(forKind kind: Kind) -> String {
        let own = "kinds/" + kind.key
        return theme.templates.contains(own) ? own : "fiche"
    }
}

/// One page in the making: what it may read and where it stands.
///
/// A value that never changes but for what it keeps; a class because each of the hundreds of contexts of a page holds it.
final class PageScope {
    let frame: SiteFrame
    let reader: BaseReader
    let page: Page
    /// The terms that the page has explained so far.
    let explained = ExplainedTerms()
    /// That the site's data are made up; empty where they are not. Pages ask for it several times.
    private(set) lazy var banner: TemplateValue = {
        guard frame.settings.isSampleData else { return .empty }
        return .text(frame.strings.text(.banner, ["date": language.formatLong(reader.date)]))
    }()
    /// The site's date, where it is fixed.
    private(set) lazy var situation: TemplateValue = {
        guard frame.fixedDate != nil else { return .empty }
        return .text(frame.strings.text(.situation, ["date": language.format(reader.date)]))
    }()
    /// From the page to the site's root; absolute on the page that is shown at any address.
    let root: String

    init(frame: SiteFrame, reader: BaseReader, page: Page) {
        self.frame = frame
        self.reader = reader
        self.page = page
        reader.readSite()
        if case .notFound = page.subject, let base = frame.baseURL { root = base } else { root = page.root }
    }

    var language: SiteLanguage { frame.settings.language }

    /// The address of a path of the site, seen from the page.
    func url(_ path: String) -> String { root + path }

    /// The address of an entry's page, seen from here; nil for kinds without pages.
    func url(of id: EntryID, anchor: String? = nil) -> String? {
        guard var url = reader.urlFromFolder(of: id) else { return indexURL(of: id) }
        if root != "../" { url = root + url.dropFirst("../".count) }
        guard let anchor else { return url }
        return url + "#" + anchor
    }

    /// The address of a view's page; nil where the audience does not see it or it has none.
    func url(ofView position: ViewID) -> String? {
        let view = frame.model.views[position]
        guard view.edition <= frame.edition, view.body.hasPage else { return nil }
        return url(PagePath.view(view.key, number: 1))
    }

    /// Where an entry without a page of its own is read: in an index; nil when there is none.
    private func indexURL(of id: EntryID) -> String? {
        reader.indexPath(of: id).map { url($0) }
    }

    /// An entry's title, ready to be shown.
    func title(of id: EntryID) -> String {
        reader.shownTitle(id)
    }

    /// The kind of an entry, for one of its properties.
    func kind(of id: EntryID) -> KindID { reader.kind(of: id) }

    /// Text with the language's typographic spaces.
    func text(_ text: String) -> TemplateValue { .text(language.typeset(text)) }
}

extension BaseReader {
    /// Where an entry without a page of its own is read, from the site's root; nil when no index has it.
    func indexPath(of id: EntryID) -> String? {
        indexPlace(of: id).map { place in
            let page = PagePath.view(model.views[place.view].key, number: place.position / Pagination.pageSize + 1)
            return page + "#" + slug(of: id)
        }
    }

    /// The path of an entry's page from the site's root; nil for kinds without pages.
    func pagePath(of id: EntryID) -> String? { urlFromFolder(of: id).map { String($0.dropFirst("../".count)) } }
}

/// The terms that one page has explained so far: each is explained once.
final class ExplainedTerms {
    private var ids: Set<EntryID> = []

    /// True the first time.
    func insert(_ id: EntryID) -> Bool { ids.insert(id).inserted }
}

/// The addresses of pages, from the site's root.
public enum PagePath {
    /// `politiques/logement.html`.
    public static func entry(kind: Kind, slug: String) -> String { "\(kind.path)/\(slug).html" }
    /// `politiques/index.html`, `politiques/index-2.html`.
    static func list(kind: Kind, number: Int) -> String { "\(kind.path)/\(Pagination.fileName(number))" }
    /// `annuaire.html`, `annuaire-2.html`.
    static func view(_ key: String, number: Int) -> String { Pagination.fileName(number, stem: key) }

    static let home = "index.html"
    static let notFound = "404.html"
    static let search = "recherche.html"
    static let siteMap = "plan-du-site.html"
    static let allEntries = "index-a-z"
}
