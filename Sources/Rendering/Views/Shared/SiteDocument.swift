public import ContentModel

/// A document that says what a page says, for paper, a wall or a pocket.
public struct SiteDocument: Sendable, Hashable {
    /// What it is.
    public let sort: DocumentSort
    /// What it is about, as the base has it.
    public let title: String
    /// The page that says the same.
    public let page: Page
    /// Of all documents of a site, without ending: `rencontres/x`, `rencontres/x--decisions`.
    public let stem: String

    /// Where it stands in a site, in a form.
    public func path(_ form: DocumentForm) -> String { Self.path(of: page, sort, form) }

    /// Where it stands in a site as one file to take along, or as a folder of what goes with it.
    public func takeaway(_ ending: String) -> String { DataPath.takeaways + stem + "." + ending }

    init(_ sort: DocumentSort, _ title: String, _ page: Page) {
        (self.sort, self.title, self.page) = (sort, title, page)
        stem = Self.stem(of: page, sort)
    }
}

extension SiteDocument {
    /// Where the document of a page stands among all of a site, without ending. No slug has two hyphens, so that it meets
    /// no other entry's.
    static func stem(of page: Page, _ sort: DocumentSort = .report) -> String {
        let path = page.path
        // A list is named by its folder.
        let ending = [".html", "/index.html"].last { path.hasSuffix($0) } ?? ""
        return path.dropLast(ending.count) + (sort == .decisions ? "--decisions" : "")
    }

    static func path(of page: Page, _ sort: DocumentSort, _ form: DocumentForm) -> String {
        DataPath.documents + stem(of: page, sort) + "." + form.rawValue
    }
}
