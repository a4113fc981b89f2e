internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What every page answers to its templates; a page's own keys come first.
protocol PageContext: TemplateContext {
    var scope: PageScope { get }
    /// The heading, typeset.
    var title: String { get }
    /// The way to the page, the page itself last; empty for none.
    var crumbs: [Crumb] { get }
    /// The page's own keys; `.absent` for those of every page.
    func own(_ key: String) -> TemplateValue
}

/// A step of the way to a page; the page itself has no address.
struct Crumb {
    var title: String
    var url: String?
}

extension PageContext {
    var crumbs: [Crumb] { [] }

    func value(for key: String) -> TemplateValue {
        let own = own(key)
        if case .absent = own { return common(key) }
        return own
    }

    /// The way that every page but the home page begins with.
    func path(_ steps: Crumb...) -> [Crumb] {
        [Crumb(title: scope.frame.strings.text(.home), url: scope.url(PagePath.home))] + steps
    }

    private func common(_ key: String) -> TemplateValue {
        let frame = scope.frame
        switch key {
        case "@title": return .text(title)
        case "@full-title": return .text(fullTitle)
        case "@lang": return .text(frame.language.rawValue)
        case "@root": return .text(scope.root)
        case "@path": return .text(scope.page.path)
        case "@csp": return .text(ContentSecurityPolicy.text)
        case "@home": return .flag(scope.page.subject == .home)
        case "@banner": return scope.banner
        case "@situation": return scope.situation
        case "@has-crumbs": return .flag(crumbs.count > 1)
        case "@crumbs":
            return .list(
                crumbs.map { .object(Item(["@title": .text($0.title), "@url": $0.url.map { .text($0) } ?? .empty])) })
        case "@menu": return .list(menu)
        case "@legal": return .list(legal)
        case "@stamp", "@report-url", "@view-help", "@kind-name", "@lead", "@has-badges", "@badges", "@alerts":
            return .empty
        case "@site": return .object(SiteContext(frame: frame))
        case "t": return .object(StringsContext(strings: frame.strings))
        case "asset": return .object(AssetContext(scope: scope))
        default: return .absent
        }
    }

    /// "Page – Rubrique – Site" (RGAA 8.6): unique and from the particular to the general.
    private var fullTitle: String {
        let site = scope.frame.title
        let middle = crumbs.dropFirst().dropLast().reversed().map(\.title)
        let parts = ([title] + middle).filter { !$0.isEmpty && $0 != site }
        return (parts + [site]).joined(separator: " – ")
    }

    private var menu: [TemplateValue] {
        scope.frame.menu.map { section in
            .object(
                Item([
                    "@title": .text(section.title), "@url": .text(scope.url(section.path)),
                    "@current": .flag(section.contains(scope.page.path)),
                ]))
        }
    }

    private var legal: [TemplateValue] {
        let entries = scope.frame.footer.compactMap { id in
            scope.url(of: id).map { Item(["@title": .text(scope.title(of: id)), "@url": .text($0)]) }
        }
        let map = Item([
            "@title": .text(scope.frame.strings.text(.siteMap)), "@url": .text(scope.url(PagePath.siteMap)),
        ])
        return (entries + [map]).map { .object($0) }
    }
}

/// The policy of each page: nothing from elsewhere, no inline script or style.
enum ContentSecurityPolicy {
    static let text =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
}

/// A small context of values that are there already.
struct Item: TemplateContext {
    private let values: KeyValuePairs<String, TemplateValue>
    private let optional: [String: Shape]

    /// With `optional`, those keys are known, and empty where no value is given.
    init(_ values: KeyValuePairs<String, TemplateValue>, optional: [String: Shape] = [:]) {
        self.values = values
        self.optional = optional
    }

    /// A few keys: looking at each is quicker than any table.
    func value(for key: String) -> TemplateValue {
        for (name, value) in values where name == key { return value }
        return optional.isEmpty || optional[key] == nil ? .absent : .empty
    }
}

/// The site's name and the texts of `site.yaml`.
struct SiteContext: TemplateContext {
    let frame: SiteFrame

    func value(for key: String) -> TemplateValue {
        switch key {
        case "title": return .text(frame.title)
        case "subtitle": return .text(frame.language.typeset(frame.settings.subtitle))
        default:
            return frame.settings.information[key].map { .text(frame.language.typeset($0)) } ?? .absent
        }
    }
}

/// The words of the interface: `{{t.next}}`.
struct StringsContext: TemplateContext {
    let strings: InterfaceStrings

    func value(for key: String) -> TemplateValue { strings[key].map { .text($0) } ?? .absent }
}

/// The addresses of assets: `{{asset.sobre-css}}`.
struct AssetContext: TemplateContext {
    let scope: PageScope

    func value(for key: String) -> TemplateValue {
        scope.frame.assetPathsByKey[key].map { .text(scope.url($0)) } ?? .absent
    }
}
