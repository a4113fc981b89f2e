internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The report of a meeting, on the page of its entry.
enum ReportPanel {
    static func value(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> TemplateValue { .empty }

    static let shapes: Shape.Catalogue = ["report": [:]]
}
