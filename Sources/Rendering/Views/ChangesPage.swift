internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What changed, waits for a visa, or is about to expire.
struct ChangesPage: ViewContext {
    let scope: PageScope
    let view: View
    let changes: View.Changes

    init(_ scope: PageScope, _ view: View, _ changes: View.Changes) {
        (self.scope, self.view, self.changes) = (scope, view, changes)
    }

    func own(_ key: String) -> TemplateValue { .absent }

    static let shapes: Shape.Catalogue = ["changes": [:]]
}
