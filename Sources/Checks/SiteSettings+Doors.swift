package import ContentModel
package import Diagnostics
internal import Language

extension SiteSettings {
    /// Doors of the home page that lead to no view and no kind.
    package func unknownDoors(of model: Model) -> [Diagnostic] {
        let known = model.views.map(\.name) + model.kinds.map(\.name)
        return (doors + menu).flatMap { door in
            ((door.isEntry ? [] : [door.view]) + door.links).compactMap { name in
                if model.kind(named: name) != nil { return nil }
                if model.views.contains(where: { $0.name.folded == name.folded }) { return nil }
                return Diagnostic(
                    .model(.unknownWord(name)), at: door.place, suggestion: NearMiss.nearest(to: name, among: known))
            }
        }
    }
}
