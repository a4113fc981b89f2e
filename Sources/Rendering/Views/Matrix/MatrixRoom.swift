internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// A coverage rule as a table.
enum MatrixRoom: ViewRoom {
    static let word = "matrix"
    static let templates = [RoomTemplate("vues/matrice", MatrixPage.self)]

    static func page(_ placed: PlacedView<MatrixBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/matrice", MatrixPage(scope, placed.view, placed.body))
    }

    static var panelKeys: [TemplateKey<EntryPanels>] {
        [
            .list("@coverage", "The cells of the entry's row or column.") { MatrixPage.row($0.scope, $0.id, $0.kind) }
        ]
    }

    static func table(_ placed: PlacedView<MatrixBody>, _ scope: PageScope) -> [[String]]? {
        MatrixPage(scope, placed.view, placed.body).table
    }

    static func homeLine(_ placed: PlacedView<MatrixBody>, _ scope: PageScope) -> String? {
        let model = scope.frame.model
        guard case .coverage(let rule) = model.rules[placed.body.rule].body else { return nil }
        let cells = scope.reader.coverage(placed.body.rule)
        let holes = cells.count { $0.filledBy.isEmpty }
        let values = [
            "rows": scope.count(Set(cells.map(\.row)).count, model.kinds[rule.rows]),
            "columns": scope.count(Set(cells.map(\.column)).count, model.kinds[rule.columnKind]),
            "fillers": scope.count(Set(cells.flatMap(\.filledBy)).count, model.kinds[rule.filledBy]),
            "holes": String(holes),
        ]
        return scope.strings.text(holes == 0 ? .doorCovered : .doorCoverage, values)
    }

    /// The cells that nobody fills.
    static func homeFigures(_ placed: PlacedView<MatrixBody>, _ scope: PageScope) -> [HomeFigure] {
        guard case .coverage(let rule) = scope.frame.model.rules[placed.body.rule].body else { return [] }
        let holes = scope.reader.coverage(placed.body.rule).count { $0.filledBy.isEmpty }
        let kind = scope.frame.model.kinds[rule.filledBy]
        let text = scope.strings.text(.holesToFill, ["what": scope.noun(holes, kind)])
        let url = scope.url(PagePath.view(placed.view.key, number: 1))
        return [HomeFigure(scope, holes, text, url, tone: holes == 0 ? nil : .caution)]
    }
}
