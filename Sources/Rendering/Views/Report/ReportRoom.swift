internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// The report of a meeting: a part of its page.
enum ReportRoom: ViewRoom {
    static let word = "report"
    static let templates: [RoomTemplate] = []

    static func pages(_ placed: PlacedView<ReportBody>, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] { [] }

    static func page(_ placed: PlacedView<ReportBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? { nil }

    static var panelKeys: [TemplateKey<EntryPanels>] {
        [
            .object("@report", "The report, on the page of a meeting.") {
                ReportPanel.report($0.scope, $0.id, $0.kind)
            }
        ]
    }

    static func shownKeys(of kind: Kind, _ model: Model, edition: Int) -> Set<String> {
        ReportPanel.shownKeys(of: kind, model, edition: edition)
    }
}
