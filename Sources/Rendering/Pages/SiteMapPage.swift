internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The map of the site: its views and its kinds, never its single entries, which the lists have.
struct SiteMapPage: PageContext {
    let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    var title: String { scope.strings.text(.siteMap) }
    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<SiteMapPage>("map", "The map of the site.") {
        Key.list("@views", "The index of everything, and the views.") { $0.views }
        Key.list("@kinds", "The lists of all kinds.") { $0.kinds }
    }

    private var views: [PageLink] {
        let index = SiteSection(
            title: scope.strings.text(.allEntries), path: PagePath.view(PagePath.allEntries, number: 1))
        let data = scope.frame.givesData ? [SiteSection(title: scope.strings.text(.data), path: DataPath.page)] : []
        return ([index] + scope.frame.sections.ofViews + data).map { scope.link(to: $0) }
    }

    private var kinds: [KindLine] {
        scope.reader.model.kinds.filter(\.hasPages).map { kind in
            KindLine(
                title: scope.typeset(kind.names.section), url: scope.url(PagePath.list(kind: kind, number: 1)),
                text: kind.help.map { scope.typeset($0) }, count: scope.reader.count(ofKind: kind.id))
        }
    }
}

/// A kind on the map.
struct KindLine: KeyedContext {
    let title: String
    let url: String
    let text: String?
    let count: Int

    static let keys = KeyTable<KindLine>("kind", "The list of a kind, on the map of the site.") {
        Key.text("@title", "The kind, in the plural.") { $0.title }
        Key.text("@url", "Its list.") { $0.url }
        Key.text("@text", "What it is, in the model's words.") { $0.text }
        Key.number("@count", "How many entries it has.") { $0.count }
    }
}

/// A page that its template writes by itself.
struct PlainPage: PageContext {
    let scope: PageScope
    let title: String

    init(_ scope: PageScope, title: String) {
        self.scope = scope
        self.title = title
    }

    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<PlainPage>("plain", "A page that its template writes by itself.") {}
}

/// A former address: it leads to the entry's page at once.
struct RedirectPage: PageContext {
    let scope: PageScope
    let id: EntryID

    init(_ scope: PageScope, _ id: EntryID) {
        self.scope = scope
        self.id = id
    }

    var title: String { scope.title(of: id) }

    static let keys = KeyTable<RedirectPage>("redirect", "A former address of an entry.") {
        Key.text("@target", "Where it leads.") { $0.scope.url(of: $0.id) }
        Key.text("@moved", "That the page has moved.") { $0.scope.strings.text(.moved) }
    }
}
