internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// One page to print for each combination of what entries are about, and the page that lists them.
enum SheetRoom: ViewRoom {
    static let word = "sheet"
    static let templates = [
        RoomTemplate("vues/fiches", SheetListPage.self), RoomTemplate("vues/fiche-entretien", SheetPage.self),
    ]

    static func pages(_ placed: PlacedView<SheetBody>, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] {
        let plan = SheetPlan(placed.body, placed.view, reader.model)
        let combinations = plan.combinations(
            of: reader.entries(ofKind: placed.body.kind),
            subjects: plan.subjectKinds.flatMap { reader.entries(ofKind: $0) }
        ) { reader.entry($0) }
        let sheets = combinations.keys.sorted { reader.rank(of: $0) < reader.rank(of: $1) }.flatMap { subject in
            (combinations[subject] ?? []).map { word in
                Page(
                    path: plan.path(reader.slug(of: subject), word),
                    subject: .view(placed.id, .about(subject, word: word)))
            }
        }
        return [placed.whole] + sheets
    }

    static func page(_ placed: PlacedView<SheetBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        if case .about(let subject, let word) = part {
            let page = SheetPage(scope, placed.view, placed.body, about: subject, word: word)
            return RoomPage("vues/fiche-entretien", page)
        }
        return RoomPage("vues/fiches", SheetListPage(scope, placed.view, placed.body))
    }

    static func homeLine(_ placed: PlacedView<SheetBody>, _ scope: PageScope) -> String? {
        scope.countLine(placed.body.kind)
    }

    static var panelKeys: [TemplateKey<EntryPanels>] {
        [
            .object("@sheets", "The sheets about the entry, or that it stands on.") {
                SheetPanel($0.scope, $0.id, $0.kind)
            },
            .object("@last-decision", "What was decided last of what sheets are about.") {
                SheetDecision.onPage(of: $0.id, $0.kind, $0.scope)
            },
        ]
    }
}
