internal import KnowledgeBase
internal import Templates

/// A link; without address, a title that leads nowhere.
struct PageLink: KeyedContext {
    /// Typeset.
    var title: String
    var url: String?

    static let keys = KeyTable<PageLink>("link", "A link, or a title that leads nowhere.") {
        Key.text("@title", "What it leads to.") { $0.title }
        Key.text("@url", "Its address; nothing where there is no page.") { $0.url }
    }
}

extension PageScope {
    /// A link to an entry, or its title where it has no page.
    func link(to id: EntryID) -> PageLink { PageLink(title: title(of: id), url: url(of: id)) }

    /// The same under its short name.
    func shortLink(to id: EntryID) -> PageLink { PageLink(title: shortTitle(of: id), url: url(of: id)) }

    /// A part of the site.
    func link(to section: SiteSection) -> PageLink { PageLink(title: section.title, url: url(section.path)) }
}
