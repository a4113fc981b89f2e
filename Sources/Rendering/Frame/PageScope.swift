internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

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
    private(set) lazy var banner: String? = {
        guard frame.settings.isSampleData else { return nil }
        return strings.text(.banner, ["date": language.formatLong(reader.date)])
    }()
    /// The site's date, where it is fixed.
    private(set) lazy var situation: String? = {
        guard frame.fixedDate != nil else { return nil }
        return strings.text(.situation, ["date": language.format(reader.date)])
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
    var strings: InterfaceStrings { frame.theme.strings }
    var design: ThemeDesign { frame.theme.design }

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
        guard frame.viewsWithPages.contains(position) else { return nil }
        return url(PagePath.view(frame.model.views[position].key, number: 1))
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
    func typeset(_ text: String) -> String { language.typeset(text) }
}

/// The terms that one page has explained so far: each is explained once.
final class ExplainedTerms {
    private var ids: Set<EntryID> = []

    /// True the first time.
    func insert(_ id: EntryID) -> Bool { ids.insert(id).inserted }
}
