internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Finds the lines of a dashboard's lists.
struct DashboardReader {
    let scope: PageScope
    let owners: DashboardOwners

    private var strings: InterfaceStrings { scope.strings }

    private func joined(_ parts: [String?]) -> String {
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private func name(_ unit: EntryID?) -> String? { unit.map { scope.shortTitle(of: $0) } }

    // MARK: Coverage

    func holes(_ coverage: DashboardCoverage) -> DashboardList {
        let holes = coverage.cells.filter(\.filledBy.isEmpty).map { cell in
            DashboardLine(
                title: scope.title(of: cell.row), url: scope.url(of: cell.row), text: scope.title(of: cell.column),
                badge: nil, unit: cell.column)
        }
        return DashboardList(
            anchor: coverage.anchor,
            title: "\(strings.text(.placesToFill).capitalizedFirst) – \(coverage.name.lowercased())",
            figure:
                "\(scope.counted(holes.count, one: .placeToFill, many: .placesToFill)) – \(coverage.name.lowercased())",
            tone: .caution, isByUnit: false, lines: holes)
    }

    // MARK: Late work

    /// Late steps of a plan, then late commitments kind by kind.
    func late(_ plan: PlanBody) -> [DashboardList] {
        let work = PlannedWork(scope, plan)
        let isOver = work.isOver
        let steps = work.entries.flatMap { work.steps(of: $0) }.filter(\.isLate).sorted(by: WorkItem.isBefore)
        let words: (InterfaceStrings.Key, InterfaceStrings.Key) =
            isOver ? (.stepLeftOpen, .stepsLeftOpen) : (.lateStep, .lateSteps)
        let figure = scope.counted(steps.count, one: words.0, many: words.1)
        let tone: Tone? = isOver ? nil : .bad
        let first = DashboardList(
            anchor: scope.design.anchor(.late), title: strings.text(words.1).capitalizedFirst, figure: figure,
            tone: tone,
            isByUnit: true, lines: steps.map { line($0, work, isOver) })
        return [first]
            + work.commitments.map { commitments in
                let items = work.items(commitments).filter(\.isLate)
                let names = commitments.kind.names
                let state = strings.text(isOver ? .leftOpenMany : .lateMany)
                let isOne = scope.isOne(items.count)
                return DashboardList(
                    anchor: scope.design.anchor(.late) + "-" + commitments.kind.key,
                    title: scope.language.typeset("\(names.many.capitalizedFirst) \(state)"),
                    figure: scope.language.typeset("\(isOne ? names.one : names.many) \(state)"), tone: tone,
                    isByUnit: true,
                    lines: items.map { line($0, work, isOver) })
            }
    }

    private func line(_ item: WorkItem, _ work: PlannedWork, _ isOver: Bool) -> DashboardLine {
        let people = item.row == nil ? work.people(of: item.entry) : []
        let unit = owners.owner(of: item.entry)
        let due = item.day.map { scope.language.format($0) }
        let url = scope.url(of: item.entry) ?? people.lazy.compactMap { scope.url(of: $0) }.first
        return DashboardLine(
            title: item.name, url: url,
            text: joined(
                [item.row == nil ? nil : work.label(of: item.entry)] + people.map { scope.title(of: $0) } + [
                    name(unit), due, work.moved(item),
                ]),
            badge: work.badge(item, isOver: isOver), unit: unit)
    }

    // MARK: Validity and review

    /// Entries past their last day; those that another has replaced do not count.
    func expired(_ kind: Kind) -> DashboardList {
        let lines = scope.reader.byTitle(kind: kind.id).compactMap { id -> DashboardLine? in
            guard case .ended(let last) = scope.reader.validity(of: id) else { return nil }
            let unit = owners.reviewer(of: id)
            let word = StateText.text(of: id, scope)?.capitalizedFirst ?? ""
            return DashboardLine(
                title: scope.title(of: id), url: scope.url(of: id),
                text: joined([name(unit), strings.text(.until, ["date": scope.language.format(last)])]),
                badge: Badge(scope, .caution, .time, word), unit: unit)
        }
        let isOne = scope.isOne(lines.count)
        let state = kind.validity?.outOfForce.first ?? strings.text(.ended)
        return DashboardList(
            anchor: scope.design.anchor(.expired) + "-" + kind.key,
            title: scope.language.typeset("\(kind.names.many.capitalizedFirst) – \(state)"),
            figure: scope.language.typeset("\(isOne ? kind.names.one : kind.names.many) – \(state)"), tone: .bad,
            isByUnit: false, lines: lines)
    }

    /// Entries that hold and whose review date has passed, the oldest first.
    func review() -> DashboardList {
        var found: [(date: CalendarDate, id: EntryID, kind: Kind)] = []
        for kind in scope.frame.model.kinds {
            guard let review = kind.review else { continue }
            for id in scope.reader.byTitle(kind: kind.id) {
                guard let date = scope.reader.entry(id).date(review.by), scope.reader.isPast(date),
                    scope.reader.validity(of: id) == .inForce
                else { continue }
                found.append((date, id, kind))
            }
        }
        let lines = found.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map {
            _, line in
            let unit = owners.reviewer(of: line.id)
            let date = strings.text(.reviewBy, ["date": scope.language.format(line.date)])
            return DashboardLine(
                title: scope.title(of: line.id), url: scope.url(of: line.id),
                text: joined([scope.language.typeset(line.kind.names.one.capitalizedFirst), name(unit), date]),
                badge: nil,
                unit: unit)
        }
        return DashboardList(
            anchor: scope.design.anchor(.review), title: strings.text(.toReview).capitalizedFirst,
            figure: scope.counted(lines.count, one: .entryToReview, many: .entriesToReview), tone: .caution,
            isByUnit: true,
            lines: lines)
    }
}
