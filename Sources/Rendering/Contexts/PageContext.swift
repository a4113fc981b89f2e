internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// A page: what it alone answers to its templates. Below it on their stack stands `AnyPage`.
protocol PageContext: KeyedContext {
    var scope: PageScope { get }
    /// The heading, typeset.
    var title: String { get }
    /// The way to the page, the page itself last; empty for none.
    var crumbs: [PageLink] { get }
    /// What the page says of its own version; nil for pages that have none.
    var version: String? { get }
}

extension PageContext {
    var crumbs: [PageLink] { [] }
    var version: String? { nil }

    /// The way that every page but the home page begins with.
    func path(_ steps: PageLink...) -> [PageLink] {
        [PageLink(title: scope.strings.text(.home), url: scope.url(PagePath.home))] + steps
    }
}

/// What every page answers to its templates.
struct AnyPage: KeyedContext {
    let scope: PageScope
    let title: String
    let crumbs: [PageLink]
    private let version: String?

    init(_ page: some PageContext) {
        (scope, title, crumbs, version) = (page.scope, page.title, page.crumbs, page.version)
    }

    static let keys = KeyTable<AnyPage>("page", "What every page has.") {
        Key.text("@title", "The heading.") { $0.title }
        Key.text("@full-title", "Page, section and site, for the browser's window.") { $0.fullTitle }
        Key.text("@lang", "The site's language: `fr`.") { $0.scope.language.rawValue }
        Key.text("@root", "The way to the site's root: empty or `../`.") { $0.scope.root }
        Key.text("@path", "The page's path from the root.") { $0.scope.page.path }
        Key.text("@csp", "The content security policy.") { _ in ContentSecurityPolicy.text }
        Key.flag("@home", "Whether it is the home page.") { $0.scope.page.subject == .home }
        Key.text("@banner", "That the data are made up, where they are.") { $0.scope.banner }
        Key.text("@situation", "The site's date, where it is fixed.") { $0.scope.situation }
        Key.flag("@has-crumbs", "Whether there is a way to the page.") { $0.crumbs.count > 1 }
        Key.list("@crumbs", "The way to the page; the page itself has no address.") { $0.crumbs }
        Key.list("@menu", "The parts of the site.") { $0.menu }
        Key.list("@legal", "The links of the footer.") { $0.legal }
        Key.text("@report-url", "Where to write about the page, with a letter begun.") { $0.reportURL }
        Key.text("@copy", "The script that says of which day the copy is; none where the date is fixed.") { page in
            // A page of results has scripts of its own, and nothing on it ends.
            page.scope.page.subject == .search ? nil : page.scope.frame.copyPath.map { page.scope.url($0) }
        }
        Key.text("@open-search", "What browsers are told of the search, where the site's address is known.") {
            $0.openSearch
        }
        Key.flag("@has-downloads", "Whether there are files made from the page.") { _ in false }
        Key.list("@downloads", "Files made from what the page shows.") { _ in [Download]() }
        Key.object("@stamp", "The page's version; entries have one.") { _ in Stamp?.none }
        Key.text("@view-help", "What a view is for.") { _ in nil }
        Key.text("@kind-name", "What the page shows; entries and sheets say so.") { _ in nil }
        Key.markup("@lead", "A first paragraph; no page has one yet.") { _ in .empty }
        Key.flag("@has-badges", "Whether there are badges.") { _ in false }
        Key.list("@badges", "States of what the page shows.") { _ in [Badge]() }
        Key.list("@alerts", "What must be known before the page is used.") { _ in [Alert]() }
        Key.object("@site", named: "site", "The site's name and the texts of site.yaml.") {
            .object(SiteContext(frame: $0.scope.frame))
        }
        Key.object("t", named: "t", "The words of the interface, from strings/.") {
            .object(StringsContext(strings: $0.scope.strings))
        }
        Key.object("asset", named: "asset", "The addresses of assets: `asset.sobre-css`.") {
            .object(AssetContext(scope: $0.scope))
        }
    }

    /// "Page – Rubrique – Site" (RGAA 8.6): unique and from the particular to the general.
    private var fullTitle: String {
        let site = scope.frame.title
        let middle = crumbs.dropFirst().dropLast().reversed().map(\.title)
        let parts = ([title] + middle).filter { !$0.isEmpty && $0 != site }
        return (parts + [site]).joined(separator: " – ")
    }

    /// A mail to those who keep the base, about this page, where the settings name an address.
    private var reportURL: String? {
        let information = scope.frame.settings.information
        guard let address = information["signaler-un-manque"] ?? information["report-to"] else { return nil }
        guard address.contains("@") else { return address }
        let subject = scope.strings.text(.correctionSubject, ["title": title])
        let body = scope.strings.text(.correctionBody, ["path": scope.page.path, "version": version ?? ""])
        // Lines end as in mails (RFC 6068, 5).
        return "mailto:\(address)?subject=\(subject.percentEncoded)"
            + "&body=\(body.replacing("\n", with: "\r\n").percentEncoded)"
    }

    private var openSearch: String? {
        scope.frame.hasOpenSearch ? scope.url(DataPath.openSearch) : nil
    }

    private var menu: [MenuItem] {
        scope.frame.menu.map { section in
            MenuItem(
                title: section.title, url: scope.url(section.path), isCurrent: section.contains(scope.page.path))
        }
    }

    private var legal: [PageLink] {
        let entries = scope.frame.footer.compactMap { id in
            scope.url(of: id).map { PageLink(title: scope.title(of: id), url: $0) }
        }
        return entries + [PageLink(title: scope.strings.text(.siteMap), url: scope.url(PagePath.siteMap))]
    }
}

/// A part of the site in the menu.
struct MenuItem: KeyedContext {
    let title: String
    let url: String
    let isCurrent: Bool

    static let keys = KeyTable<MenuItem>("menu", "A part of the site in the menu.") {
        Key.text("@title", "Its name.") { $0.title }
        Key.text("@url", "Its first page.") { $0.url }
        Key.flag("@current", "Whether the page belongs to it.") { $0.isCurrent }
    }
}

/// What a page says of its own version; nothing of the build.
struct Stamp: KeyedContext {
    let text: String
    var validated: String?
    var review: String?

    static let keys = KeyTable<Stamp>("stamp", "What a page says of its own version.") {
        Key.text("text", "The version.") { $0.text }
        Key.text("validated", "Who validated it, and when.") { $0.validated }
        Key.text("review", "When it is to be read again.") { $0.review }
    }
}
