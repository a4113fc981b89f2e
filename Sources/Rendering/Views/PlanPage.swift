internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Work with steps: table, timeline, progress.
struct PlanPage: ViewContext {
    let scope: PageScope
    let view: View
    let plan: View.Plan
    let part: ViewPart

    init(_ scope: PageScope, _ view: View, _ plan: View.Plan, _ part: ViewPart) {
        (self.scope, self.view, self.plan, self.part) = (scope, view, plan, part)
    }

    func own(_ key: String) -> TemplateValue { .absent }

    static let shapes: Shape.Catalogue = ["plan": [:]]

    static func pages(_ plan: View.Plan, _ view: View, at position: Int, _ base: KnowledgeBase) -> [Page] { [] }

    /// What is to be done by an entry that the plan's work refers to, for its page.
    static func work(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> TemplateValue { .empty }
}
