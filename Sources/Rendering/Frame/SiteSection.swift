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

    /// The most entries of the menu: it never grows with the site.
    private static let menuSize = 7

    /// The doors of `site.yaml` and what stands beside them; without them, the views, then the kinds; as many as a menu holds.
    static func menu(settings: SiteSettings, model: Model, edition: Int) -> [SiteSection] {
        let doors = doors(settings: settings, model: model, edition: edition)
        let items = settings.menu.compactMap { section($0, settings, model, edition: edition) }
        if !doors.isEmpty || !items.isEmpty { return Array((doors + items).prefix(menuSize)) }
        return Array(
            (views(model, settings.language, edition: edition) + kinds(model, settings.language)).prefix(menuSize))
    }

    /// What the home page leads to first.
    static func doors(settings: SiteSettings, model: Model, edition: Int) -> [SiteSection] {
        settings.doors.compactMap { section($0, settings, model, edition: edition) }
    }

    /// Nil where the audience may not see what the door leads to.
    private static func section(
        _ door: SiteSettings.Door, _ settings: SiteSettings, _ model: Model, edition: Int
    ) -> SiteSection? {
        let found =
            door.isEntry
            ? entry(named: door.view, model) : section(named: door.view, settings.language, model, edition: edition)
        guard var section = found else { return nil }
        section.title = settings.language.typeset(door.title)
        section.links = door.links.compactMap { Self.section(named: $0, settings.language, model, edition: edition) }
        return section
    }

    /// The view or the kind of that name.
    private static func section(named name: String, _ language: SiteLanguage, _ model: Model, edition: Int)
        -> SiteSection?
    {
        if let position = model.views.firstID(where: { $0.name.folded == name.folded }) {
            let view = model.views[position]
            guard view.edition <= edition, view.body.hasPage else { return nil }
            return SiteSection(
                title: language.typeset(view.title), path: PagePath.view(view.key, number: 1), view: position)
        }
        return model.kind(named: name).map { kind in
            SiteSection(
                title: language.typeset(kind.names.section), path: PagePath.list(kind: kind, number: 1),
                folder: kind.path + "/", kind: kind.id)
        }
    }

    /// An entry that is known to be there: `page:aide`.
    private static func entry(named name: String, _ model: Model) -> SiteSection? {
        guard let colon = name.firstIndex(of: ":"), let kind = model.kind(named: String(name[..<colon])) else {
            return nil
        }
        return SiteSection(title: "", path: PagePath.entry(kind: kind, slug: String(name[name.index(after: colon)...])))
    }

    /// The kind whose entries a view shows, where it is one.
    private static func kind(of view: View) -> KindID? {
        switch view.body {
        case .index(let index): index.kind
        case .plan(let plan): plan.kind
        case .byWord(let byWord): byWord.kind
        case .matrix, .contacts, .calendar, .report, .sheet, .dashboard, .toMend, .changes, .versions: nil
        }
    }

    static func views(_ model: Model, _ language: SiteLanguage, edition: Int) -> [SiteSection] {
        model.views.filter { $0.edition <= edition && $0.body.hasPage }.map { view in
            SiteSection(title: language.typeset(view.title), path: PagePath.view(view.key, number: 1))
        }
    }

    static func kinds(_ model: Model, _ language: SiteLanguage) -> [SiteSection] {
        model.kinds.filter(\.hasPages).map { kind in
            SiteSection(
                title: language.typeset(kind.names.section), path: PagePath.list(kind: kind, number: 1),
                folder: kind.path + "/", kind: kind.id)
        }
    }
}
