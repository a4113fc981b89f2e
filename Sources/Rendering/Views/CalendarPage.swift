internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The dates of the year by months.
struct CalendarPage: ViewContext {
    let scope: PageScope
    let view: View
    let sources: [View.CalendarSource]

    init(_ scope: PageScope, _ view: View, _ sources: [View.CalendarSource]) {
        (self.scope, self.view, self.sources) = (scope, view, sources)
    }

    func own(_ key: String) -> TemplateValue { .absent }

    static let shapes: Shape.Catalogue = ["calendar": [:]]
}
