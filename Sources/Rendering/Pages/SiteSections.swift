internal import ContentModel
internal import KnowledgeBase
internal import Language

/// A part of the site that the menu, the home page and the site map lead to.
struct SiteSection {
    /// Typeset.
    var title: String
    /// From the site's root.
    var path: String
    /// The folder of its pages, ending with `/`; empty for none.
    var folder: String

    func contains(_ page: String) -> Bool { page == path || !folder.isEmpty && page.hasPrefix(folder) }
}

/// The parts of the site.
enum SiteSections {
    /// The most entries of the menu: it never grows with the site.
    private static let menuSize = 7

    /// The doors of `site.yaml`; without them, the views, then the kinds, as many as a menu holds.
    static func menu(_ scope: PageScope) -> [SiteSection] {
        let doors = doors(scope)
        return Array((doors.isEmpty ? views(scope) + kinds(scope) : doors).prefix(menuSize))
    }

    static func doors(_ scope: PageScope) -> [SiteSection] {
        scope.frame.settings.doors.compactMap { door in
            let name = door.view.folded
            if let view = scope.frame.model.views.first(where: { $0.name.folded == name }) {
                return SiteSection(
                    title: scope.language.typeset(door.title), path: PagePath.view(view.key, number: 1), folder: "")
            }
            return scope.frame.model.kind(named: door.view).map { kind in
                SiteSection(
                    title: scope.language.typeset(door.title), path: PagePath.list(kind: kind, number: 1),
                    folder: kind.path + "/")
            }
        }
    }

    static func views(_ scope: PageScope) -> [SiteSection] {
        scope.frame.model.views.map { view in
            SiteSection(title: scope.language.typeset(view.title), path: PagePath.view(view.key, number: 1), folder: "")
        }
    }

    static func kinds(_ scope: PageScope) -> [SiteSection] {
        scope.frame.model.kinds.filter(\.hasPages).map { kind in
            SiteSection(
                title: scope.language.typeset(kind.names.section), path: PagePath.list(kind: kind, number: 1),
                folder: kind.path + "/")
        }
    }
}
