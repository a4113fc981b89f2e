internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Which entry replaced which.
struct VersionsPage: ViewContext {
    let scope: PageScope
    let view: View
    let versions: View.Versions

    init(_ scope: PageScope, _ view: View, _ versions: View.Versions) {
        (self.scope, self.view, self.versions) = (scope, view, versions)
    }

    func own(_ key: String) -> TemplateValue { .absent }

    static let shapes: Shape.Catalogue = ["versions": [:]]

    /// The versions of an entry, newest first, for its page.
    static func history(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> TemplateValue { .empty }
}
