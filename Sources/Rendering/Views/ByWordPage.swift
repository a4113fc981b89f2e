internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Entries by the words of a choice, as question and answer.
struct ByWordPage: ViewContext {
    let scope: PageScope
    let view: View
    let byWord: View.ByWord
    let part: ViewPart

    init(_ scope: PageScope, _ view: View, _ byWord: View.ByWord, _ part: ViewPart) {
        (self.scope, self.view, self.byWord, self.part) = (scope, view, byWord, part)
    }

    func own(_ key: String) -> TemplateValue { .absent }

    static let shapes: Shape.Catalogue = ["by-word": [:]]

    static func pages(_ byWord: View.ByWord, _ view: View, at position: Int, _ base: KnowledgeBase) -> [Page] { [] }
}
