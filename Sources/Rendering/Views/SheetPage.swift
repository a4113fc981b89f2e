internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// One page to print for each combination of what entries are about.
struct SheetPage: ViewContext {
    let scope: PageScope
    let view: View
    let sheet: View.Sheet
    let part: ViewPart

    init(_ scope: PageScope, _ view: View, _ sheet: View.Sheet, _ part: ViewPart) {
        (self.scope, self.view, self.sheet, self.part) = (scope, view, sheet, part)
    }

    func own(_ key: String) -> TemplateValue { .absent }

    static let shapes: Shape.Catalogue = ["sheet": [:]]

    static func pages(_ sheet: View.Sheet, _ view: View, at position: Int, _ base: KnowledgeBase) -> [Page] { [] }

    /// The sheets about an entry, for its page.
    static func links(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> TemplateValue { .empty }
}
