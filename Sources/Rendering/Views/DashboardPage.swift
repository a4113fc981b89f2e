internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Figures and lists for those who steer.
struct DashboardPage: ViewContext {
    let scope: PageScope
    let view: View
    let dashboard: View.Dashboard

    init(_ scope: PageScope, _ view: View, _ dashboard: View.Dashboard) {
        (self.scope, self.view, self.dashboard) = (scope, view, dashboard)
    }

    func own(_ key: String) -> TemplateValue { .absent }

    static let shapes: Shape.Catalogue = ["dashboard": [:]]
}
