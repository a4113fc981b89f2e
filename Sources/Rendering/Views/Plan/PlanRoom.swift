internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Work with steps.
enum PlanRoom: ViewRoom {
    static let word = "plan"
    static let templates = [
        RoomTemplate("vues/plan", PlanPage.self), RoomTemplate("vues/plan-par", PlanPage.self),
    ]

    static func pages(_ placed: PlacedView<PlanBody>, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] {
        PlanPage.pages(placed, frame)
    }

    static func page(_ placed: PlacedView<PlanBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage(
            part == .whole ? "vues/plan" : "vues/plan-par", PlanPage(scope, placed.view, placed.body, part))
    }

    static var panelKeys: [TemplateKey<EntryPanels>] {
        [
            .object("@work", "What the entry has to do: what it leads, and its commitments.") {
                PlanPage.work($0.scope, $0.id, $0.kind)
            }
        ]
    }

    static func shownKeys(of kind: Kind, _ model: Model, edition: Int) -> Set<String> {
        PlannedWork.shownKeys(of: kind, model, edition: edition)
    }

    /// The steps that are done, of those that have not been given up.
    static func homeLine(_ placed: PlacedView<PlanBody>, _ scope: PageScope) -> String? {
        let (plan, kind) = (placed.body, scope.frame.model.kinds[placed.body.kind])
        var done = 0
        var total = 0
        for id in scope.reader.entries(ofKind: plan.kind) {
            for case .record(let record) in scope.reader.entry(id).values[plan.steps]?.each ?? [] {
                switch meaning(record.values[plan.state], plan, kind) {
                case .dropped: continue
                case .done:
                    done += 1
                    total += 1
                case .all, .open, .paused, .feminine, nil: total += 1
                }
            }
        }
        return scope.strings.text(
            .doorProgress,
            [
                "items": scope.count(scope.reader.count(ofKind: plan.kind), kind),
                "steps": scope.typeset(kind.fields[plan.steps].name), "done": String(done), "total": String(total),
            ])
    }

    private static func meaning(
        _ value: FieldValue<Linked>?, _ plan: PlanBody, _ kind: Kind
    ) -> Vocabulary.Meaning? {
        guard case .word(let word)? = value, case .records(let fields) = kind.fields[plan.steps].type,
            case .choice(let vocabulary, _) = fields[plan.state].type, vocabulary.words.indices.contains(word)
        else { return nil }
        return vocabulary.words[word].meaning
    }
}
