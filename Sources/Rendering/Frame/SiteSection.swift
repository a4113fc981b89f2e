internal import ContentModel
internal import Language

/// A part of the site that the menu, the home page and the site map lead to.
struct SiteSection: Sendable {
    /// Typeset.
    var title: String
    /// From the site's root.
    var path: String
    /// The folder of its pages, ending with `/`; empty for none.
    var folder = ""
    /// The view that it shows: a position in `Model.views`.
    var view: ViewID?
    /// The kind whose entries it lists.
    var kind: KindID?
    /// What the home page shows under it.
    var links: [SiteSection] = []

    func contains(_ page: String) -> Bool { page == path || !folder.isEmpty && page.hasPrefix(folder) }
}

/// The parts of a site that an audience sees.
struct SiteSections: Sendable {
    /// What `site.yaml` leads to.
    let bound: SiteDoors
    let language: SiteLanguage
    let model: Model
    /// Those that have pages.
    let views: [ViewID]

    /// The most entries of the menu: it never grows with the site.
    private static let menuSize = 7

    /// The doors of `site.yaml` and what stands beside them; without them, the views, then the kinds; as many as a menu holds.
    var menu: [SiteSection] {
        let doors = doors
        let items = bound.menu.compactMap { section($0) }
        if !doors.isEmpty || !items.isEmpty { return Array((doors + items).prefix(Self.menuSize)) }
        return Array((ofViews + ofKinds).prefix(Self.menuSize))
    }

    /// What the home page leads to first.
    var doors: [SiteSection] { bound.doors.compactMap { section($0) } }

    /// All views with pages.
    var ofViews: [SiteSection] { views.map { section($0) } }

    /// All kinds with pages.
    var ofKinds: [SiteSection] { model.kinds.filter(\.hasPages).map { section($0) } }

    /// Nil where the audience may not see what the door leads to.
    private func section(_ door: SiteDoors.Door) -> SiteSection? {
        guard var section = section(door.target) else { return nil }
        section.title = language.typeset(door.title)
        section.links = door.links.compactMap { self.section($0) }
        return section
    }

    private func section(_ target: SiteDoors.Target) -> SiteSection? {
        switch target {
        case .view(let position): views.contains(position) ? section(position) : nil
        case .kind(let kind): section(model.kinds[kind])
        case .entry(let name): entry(named: name)
        }
    }

    private func section(_ position: ViewID) -> SiteSection {
        let view = model.views[position]
        return SiteSection(
            title: language.typeset(view.title), path: PagePath.view(view.key, number: 1), view: position)
    }

    private func section(_ kind: Kind) -> SiteSection {
        SiteSection(
            title: language.typeset(kind.names.section), path: PagePath.list(kind: kind, number: 1),
            folder: kind.path + "/", kind: kind.id)
    }

    /// An entry that is known to be there: `page:aide`.
    private func entry(named name: String) -> SiteSection? {
        guard let colon = name.firstIndex(of: ":"), let kind = model.kind(named: String(name[..<colon])) else {
            return nil
        }
        return SiteSection(title: "", path: PagePath.entry(kind: kind, slug: String(name[name.index(after: colon)...])))
    }
}
