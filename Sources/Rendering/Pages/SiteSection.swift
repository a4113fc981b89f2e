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
    /// The kind whose entries it leads to.
    var kind: Int?

    func contains(_ page: String) -> Bool { page == path || !folder.isEmpty && page.hasPrefix(folder) }

    /// The most entries of the menu: it never grows with the site.
    private static let menuSize = 7

    /// The doors of `site.yaml`; without them, the views, then the kinds, as many as a menu holds.
    static func menu(settings: SiteSettings, model: Model, edition: Int) -> [SiteSection] {
        let doors = doors(settings: settings, model: model, edition: edition)
        if !doors.isEmpty { return Array(doors.prefix(menuSize)) }
        return Array((views(model, settings.language, edition: edition) + kinds(model, settings.language)).prefix(menuSize))
    }

    /// What the home page leads to first.
    static func doors(settings: SiteSettings, model: Model, edition: Int) -> [SiteSection] {
        settings.doors.compactMap { door in
            let name = door.view.folded
            let title = settings.language.typeset(door.title)
            if let view = model.views.first(where: { $0.name.folded == name }) {
                guard view.edition <= edition, view.body.hasPage else { return nil }
                let kind = kind(of: view)
                return SiteSection(
                    title: title, path: PagePath.view(view.key, number: 1),
                    folder: kind.map { model.kinds[$0].path + "/" } ?? "", kind: kind)
            }
            return model.kind(named: door.view).map { kind in
                SiteSection(
                    title: title, path: PagePath.list(kind: kind, number: 1), folder: kind.path + "/", kind: kind.index)
            }
        }
    }

    /// The kind whose entries a view shows, where it is one.
    private static func kind(of view: View) -> Int? {
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
                folder: kind.path + "/", kind: kind.index)
        }
    }
}
