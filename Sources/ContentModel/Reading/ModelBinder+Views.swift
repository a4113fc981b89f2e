internal import Diagnostics
internal import Language
package import Markup

/// Views, whose types bind their own keys. A view may name one that the file declares later.
extension ModelBinder {
    mutating func bindViews() -> [View] {
        checkNames(of: outline.views.map { ($0.name, $0.place) })
        var bound = outline.views.map { $0.type.namesViews ? nil : view($0) }
        views = Self.identified(bound, outline.views)
        for (position, declared) in outline.views.enumerated() where declared.type.namesViews {
            bound[position] = view(declared)
        }
        return bound.compactMap(\.self)
    }

    /// The views that name no others, with their places among all that can be bound. Those that do count as bound: where
    /// one is not, that is an error, and nothing is drawn.
    private static func identified(_ bound: [View?], _ declared: [DeclaredView]) -> [(id: ViewID, view: View)] {
        var views: [(id: ViewID, view: View)] = []
        var next = 0
        for (view, declared) in zip(bound, declared) where view != nil || declared.type.namesViews {
            if let view { views.append((ViewID(next), view)) }
            next += 1
        }
        return views
    }

    private mutating func view(_ declared: DeclaredView) -> View? {
        let common = declared.common
        let title = common[.title].flatMap { reader.text($0) } ?? declared.name.capitalizedFirst
        let help = common[.help].flatMap { reader.text($0) }
        let otherNames = common[.otherNames].map { reader.texts($0) } ?? []
        let edition = common[.edition].flatMap { self.edition($0) } ?? 0
        return declared.type.body(of: declared, &self).map {
            View(
                name: declared.name, key: declared.name.slug, title: title, help: help, otherNames: otherNames,
                edition: edition, body: $0, place: declared.place)
        }
    }

    /// Two parts of one name, or whose addresses would be one.
    private mutating func checkNames(of parts: [(name: String, place: Place)]) {
        var seen: [String: Place] = [:]
        for (name, place) in parts {
            if let first = seen[name.slug] {
                report(.duplicateName(name), at: place, notes: [.init(.firstDefinedHere, at: first)])
            }
            seen[name.slug] = place
        }
    }

    // MARK: What views have in common

    /// Roles that a view needs: each that a kind lacks is reported at the view, with what to add to the kind.
    package mutating func need<Key>(_ roles: [Role], of kind: KindID, _ parts: Parts<Key>) {
        for role in roles where kinds[kind].roles[role] == nil {
            report(
                .missingRole(role.rawValue, kind: kinds[kind].name, takes: role.sort.text), at: parts.place,
                notes: [.init(.declaredHere, at: kinds[kind].place)])
        }
    }

    /// The view that a node names, of those with bodies of a type; for types whose views name others.
    package mutating func view<Body: ViewBody>(
        _ node: YAMLNode, with type: Body.Type
    ) -> (id: ViewID, body: Body)? {
        guard let name = reader.text(node) else { return nil }
        for (id, view) in views where view.name.folded == name.folded {
            if let body = view.body as? Body { return (id, body) }
        }
        let known = outline.views.filter { $0.type.makes(type) }.map(\.name)
        report(.unknownWord(name), at: node.place, near: name, among: known)
        return nil
    }
}
