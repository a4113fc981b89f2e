public import Diagnostics
internal import Language

/// What `site.yaml` leads to from every page, bound to the model.
public struct SiteDoors: Sendable {
    /// The doors of the home page.
    public let doors: [Door]
    /// What the menu of every page holds after the doors.
    public let menu: [Door]

    /// A door of the home page, or an item of the menu.
    public struct Door: Sendable {
        /// What stands on it.
        public let title: String
        /// Where it leads.
        public let target: Target
        /// What the home page shows under it.
        public let links: [Target]
    }

    /// What a door leads to.
    public enum Target: Sendable, Hashable {
        /// The page of a view.
        case view(ViewID)
        /// The list of a kind.
        case kind(KindID)
        /// One entry, as the base knows it: `page:aide`.
        case entry(String)
    }

    /// Binds the names of views and kinds; what names neither is reported at its place and left out.
    public static func bind(_ settings: SiteSettings, to model: Model) -> (doors: SiteDoors, diagnostics: [Diagnostic])
    {
        var diagnostics: [Diagnostic] = []
        func target(_ name: SiteSettings.Name) -> Target? {
            if let view = model.views.firstID(where: { $0.name.folded == name.text.folded }) { return .view(view) }
            if let kind = model.kind(named: name.text) { return .kind(kind.id) }
            let known = model.views.map(\.name) + model.kinds.map(\.name)
            let suggestion = NearMiss.nearest(to: name.text, among: known)
            diagnostics.append(
                Diagnostic(
                    .model(.unknownWord(name.text)), at: name.place, suggestion: suggestion, choices: known))
            return nil
        }
        func doors(_ doors: [SiteSettings.Door]) -> [Door] {
            doors.compactMap { door in
                let whole = door.isEntry ? .entry(door.view.text) : target(door.view)
                let links = door.links.compactMap { target($0) }
                return whole.map { Door(title: door.title, target: $0, links: links) }
            }
        }
        let bound = SiteDoors(doors: doors(settings.doors), menu: doors(settings.menu))
        return (bound, diagnostics)
    }
}
