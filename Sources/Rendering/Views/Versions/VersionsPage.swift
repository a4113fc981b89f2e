internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Which entry replaced which: chains of versions, newest first, with the days between which each held.
struct VersionsPage: PageContext {
    let scope: PageScope
    let view: View
    let versions: VersionsBody

    init(_ scope: PageScope, _ view: View, _ versions: VersionsBody) {
        (self.scope, self.view, self.versions) = (scope, view, versions)
    }

    var title: String { scope.typeset(view.title) }
    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<VersionsPage>("versions", "Which entry replaced which.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.list("@chains", "The chains of more than one version, that with the latest change first.") { $0.chains }
    }

    /// The chains of more than one version, that with the latest change first.
    private var chains: [VersionChainContext] {
        let chain = VersionChain(scope: scope, through: versions.through)
        let heads = scope.reader.byTitle(kind: versions.kind).filter {
            chain.successors(of: $0).isEmpty && !chain.former(of: $0).isEmpty
        }
        let dated = heads.map { (head: $0, from: chain.term(of: $0).from) }
        // By title where the days are the same: the sort is stable.
        let order = dated.enumerated().sorted { a, b in
            if let first = a.element.from, let second = b.element.from, first != second { return first > second }
            return a.offset < b.offset
        }
        return order.map { _, dated in
            VersionChainContext(
                anchor: scope.reader.slug(of: dated.head), title: scope.title(of: dated.head),
                versions: chain.line(of: dated.head).map { chain.version($0, on: nil) })
        }
    }

    /// The versions of an entry, newest first, for its page; none where it neither replaces another nor is replaced.
    static func history(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> History? {
        for view in scope.frame.model.views where view.edition <= scope.frame.edition {
            guard let versions = view.body as? VersionsBody, versions.kind == kind.id else { continue }
            let chain = VersionChain(scope: scope, through: versions.through)
            let line = chain.line(of: chain.newest(from: id))
            guard line.count > 1 else { return nil }
            return History(versions: line.map { chain.version($0, on: id) })
        }
        return nil
    }
}

/// A chain of versions.
struct VersionChainContext: KeyedContext {
    let anchor: String
    let title: String
    let versions: [Version]

    static let keys = KeyTable<VersionChainContext>("chain", "A chain of versions.") {
        Key.text("@anchor", "Its anchor.") { $0.anchor }
        Key.text("@title", "The newest version's title.") { $0.title }
        Key.list("@versions", "The versions, newest first.") { $0.versions }
    }
}

/// The versions of an entry.
struct History: KeyedContext {
    let versions: [Version]

    static let keys = KeyTable<History>("history", "The versions of an entry.") {
        Key.list("@versions", "The versions, newest first.") { $0.versions }
    }
}

/// A version of something.
struct Version: KeyedContext {
    let link: PageLink
    let isSelf: Bool
    let dates: String
    let badge: Badge?

    static let keys = KeyTable<Version>("version", "A version.") {
        Key.text("@title", "Its title.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.flag("@self", "Whether the page is its own.") { $0.isSelf }
        Key.text("@dates", "From when to when it held.") { $0.dates }
        Key.object("@badge", "Whether it holds.") { $0.badge }
    }
}
