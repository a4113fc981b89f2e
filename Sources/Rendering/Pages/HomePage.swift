internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The home page: the doors, the next meeting, what the base holds, what was validated last.
struct HomePage: PageContext {
    let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    var title: String { scope.frame.title }

    /// The most validated entries that are shown.
    private static let recentCount = 5

    static let keys = KeyTable<HomePage>("home", "The home page.") {
        Key.list("@doors", "What the site leads to first.") { $0.doors }
        Key.flag("@has-meetings", "Whether the model has a calendar of entries.") { Meetings($0.scope) != nil }
        Key.object("@next", "The next of them.") { Meetings($0.scope)?.next }
        Key.object("@last", "The last of them.") { Meetings($0.scope)?.last }
        Key.list("@figures", "How much the base holds.") { Figures($0.scope).all }
        Key.flag("@has-recent", "Whether anything was validated.") { !$0.recent.isEmpty }
        Key.list("@recent", "What was validated last.") { $0.recent }
    }

    private var doors: [Door] {
        let doors = scope.frame.sections.doors
        return (doors.isEmpty ? scope.frame.sections.ofKinds : doors).map { section in
            var links = section.links.map { scope.link(to: $0) }
            let target = section.view.flatMap { ViewRooms.homeTarget(of: $0, scope) }
            if target != nil, let view = section.view {
                let title = scope.typeset(scope.frame.model.views[view].title)
                links.insert(PageLink(title: title, url: scope.url(section.path)), at: 0)
            }
            return Door(
                title: section.title, url: target?.url ?? scope.url(section.path), target: target?.title,
                text: line(section), links: links)
        }
    }

    /// What a door says of what lies behind: in numbers where the base has some.
    private func line(_ section: SiteSection) -> String? {
        if let view = section.view { return ViewRooms.homeLine(of: view, scope) }
        return section.kind.map { scope.countLine($0) }
    }

    private var recent: [RecentEntry] {
        scope.validated(scope.frame.model.kinds.filter(\.hasPages).map(\.id)).prefix(Self.recentCount).map {
            id, text in
            let kind = scope.reader.identity(id).kind.names.one.capitalizedFirst
            return RecentEntry(link: scope.link(to: id), text: scope.typeset(kind) + " – " + text)
        }
    }
}

/// What the home page leads to.
struct Door: KeyedContext {
    let title: String
    let url: String
    let target: String?
    let text: String?
    let links: [PageLink]

    static let keys = KeyTable<Door>("door", "A part of the site that the home page leads to.") {
        Key.text("@title", "Its name.") { $0.title }
        Key.text("@url", "Its first page, or what stands behind it today.") { $0.url }
        Key.text("@target", "What stands behind it today, where that is no page of its own.") { $0.target }
        Key.text("@text", "What lies behind, in numbers where there are some.") { $0.text }
        Key.flag("@has-links", "Whether it leads further.") { !$0.links.isEmpty }
        Key.list("@links", "Where it leads besides.") { $0.links }
    }
}

/// What was validated last.
struct RecentEntry: KeyedContext {
    let link: PageLink
    let text: String

    static let keys = KeyTable<RecentEntry>("recent", "An entry that was validated.") {
        Key.text("@title", "Its title.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.text("@text", "What it is, who validated it and when.") { $0.text }
    }
}
