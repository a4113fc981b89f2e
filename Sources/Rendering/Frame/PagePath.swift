public import ContentModel
public import KnowledgeBase

/// The addresses of pages, from the site's root.
public enum PagePath {
    /// `politiques/logement.html`.
    public static func entry(kind: Kind, slug: String) -> String { "\(kind.path)/\(slug).html" }
    /// `politiques/index.html`, `politiques/index-2.html`.
    static func list(kind: Kind, number: Int) -> String { "\(kind.path)/\(Pagination.fileName(number))" }
    /// `annuaire.html`, `annuaire-2.html`.
    public static func view(_ key: String, number: Int) -> String { Pagination.fileName(number, stem: key) }

    /// `services/ddt--agents.html`: no slug has two hyphens, so that it meets no entry's.
    static func inverse(kind: Kind, slug: String, key: String, number: Int) -> String {
        "\(kind.path)/\(Pagination.fileName(number, stem: slug + "--" + key))"
    }

    static let home = "index.html"
    /// What is shown at addresses that lead nowhere.
    public static let notFound = "404.html"
    /// What a script fills with results.
    public static let search = "recherche.html"
    /// The map of the site.
    public static let siteMap = "plan-du-site.html"
    /// The index of everything, without ending.
    public static let allEntries = "index-a-z"
}

extension BaseReader {
    /// Where an entry without a page of its own is read, from the site's root; nil when no index has it.
    public func indexPath(of id: EntryID) -> String? {
        indexPlace(of: id).map { place in
            let page = PagePath.view(model.views[place.view].key, number: place.position / Pagination.pageSize + 1)
            return page + "#" + slug(of: id)
        }
    }

    /// The path of an entry's page from the site's root; nil for kinds without pages.
    public func pagePath(of id: EntryID) -> String? { urlFromFolder(of: id).map { String($0.dropFirst("../".count)) } }

    /// Where an entry is read, from the site's root: its page, its place in an index, or the page of the entry where its
    /// kind says that it is read; nil where there is none.
    public func address(of id: EntryID) -> String? {
        if let path = pagePath(of: id) ?? indexPath(of: id) { return path }
        let roles = model.kinds[kind(of: id)].roles
        let places = roles.all(.readAt) + roles.all(.madeAt) + roles.all(.person)
        return places.lazy.flatMap { self.entry(id).targets($0) }.compactMap { self.pagePath(of: $0) }.first
    }
}
