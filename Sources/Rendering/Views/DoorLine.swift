internal import ContentModel
internal import KnowledgeBase
internal import Language

/// What a door of the home page says of what lies behind: in numbers where the base has some.
struct DoorLine {
    let scope: PageScope
    let section: SiteSection

    private var model: Model { scope.frame.model }

    /// Nil when there is nothing to say.
    var text: String? {
        if let view = section.view { return text(model.views[view]) }
        return section.kind.map { count($0) }
    }

    private func text(_ view: View) -> String? {
        switch view.body {
        case .matrix(let matrix): coverage(matrix.rule)
        case .index(let index): count(index.kind)
        case .plan(let plan): progress(plan)
        case .calendar: Meetings(scope)?.line ?? scope.frame.strings.text(.noNextMeeting)
        case .byWord(let byWord): count(byWord.kind)
        case .sheet(let sheet): count(sheet.kind)
        case .contacts, .report, .dashboard, .toMend, .changes, .versions: view.help.map { scope.language.typeset($0) }
        }
    }

    /// How many entries of a kind hold.
    private func count(_ position: KindID) -> String {
        let kind = model.kinds[position]
        guard kind.hasPages else { return scope.count(scope.reader.count(ofKind: position), kind) }
        let count = scope.count(scope.countInForce(position), kind)
        return kind.validity.map { count + " " + scope.language.typeset($0.inForce) } ?? count
    }

    private func coverage(_ position: RuleID) -> String? {
        guard case .coverage(let rule) = model.rules[position].body else { return nil }
        let cells = scope.reader.coverage(position)
        let holes = cells.count { $0.filledBy.isEmpty }
        let values = [
            "rows": scope.count(Set(cells.map(\.row)).count, model.kinds[rule.rows]),
            "columns": scope.count(Set(cells.map(\.column)).count, model.kinds[rule.columnKind]),
            "fillers": scope.count(Set(cells.flatMap(\.filledBy)).count, model.kinds[rule.filledBy]),
            "holes": String(holes),
        ]
        return scope.frame.strings.text(holes == 0 ? .doorCovered : .doorCoverage, values)
    }

    /// The steps that are done, of those that have not been given up.
    private func progress(_ plan: View.Plan) -> String {
        let kind = model.kinds[plan.kind]
        var done = 0
        var total = 0
        for id in scope.reader.entries(ofKind: plan.kind) {
            for case .record(let record) in scope.reader.entry(id).values[plan.steps]?.each ?? [] {
                switch meaning(record.values[plan.state], plan) {
                case .dropped: continue
                case .done:
                    done += 1
                    total += 1
                case .all, .open, .paused, nil: total += 1
                }
            }
        }
        return scope.frame.strings.text(
            .doorProgress,
            [
                "items": scope.count(scope.reader.count(ofKind: plan.kind), kind),
                "steps": scope.language.typeset(kind.fields[plan.steps].name), "done": String(done),
                "total": String(total),
            ])
    }

    private func meaning(_ value: FieldValue<Linked>?, _ plan: View.Plan) -> Vocabulary.Meaning? {
        guard case .word(let word)? = value, case .records(let fields) = model.kinds[plan.kind].fields[plan.steps].type,
            case .choice(let vocabulary, _) = fields[plan.state].type, vocabulary.words.indices.contains(word)
        else { return nil }
        return vocabulary.words[word].meaning
    }
}
