internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Every remark, by owner.
struct ToMendPage: ViewContext {
    let scope: PageScope
    let view: View

    init(_ scope: PageScope, _ view: View) { (self.scope, self.view) = (scope, view) }

    func own(_ key: String) -> TemplateValue { .absent }

    static let shapes: Shape.Catalogue = ["to-mend": [:]]
}
