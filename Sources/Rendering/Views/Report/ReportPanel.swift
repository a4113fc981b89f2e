internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The report of a meeting, on the page of its entry: what was planned by the minute, what is done, what is left, what was
/// decided and who took what upon himself. A meeting to come has its running order and what is carried over to it.
struct ReportPanel {
    let scope: PageScope
    let report: ReportBody
    let id: EntryID
    let kind: Kind
    let entry: Entry<Linked>

    /// Nil for kinds without reports.
    static func report(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> Report? {
        guard let report = report(of: kind, scope.frame.model, edition: scope.frame.edition) else { return nil }
        return ReportPanel(scope: scope, report: report, id: id, kind: kind, entry: scope.reader.entry(id)).context
    }

    /// The report that the model declares for a kind.
    private static func report(of kind: Kind, _ model: Model, edition: Int) -> ReportBody? {
        for view in model.views where view.edition <= edition {
            if let report = view.body as? ReportBody, report.kind == kind.id { return report }
        }
        return nil
    }

    /// Whether the entries of a kind have reports.
    static func isShown(on kind: Kind, _ model: Model, edition: Int) -> Bool {
        report(of: kind, model, edition: edition) != nil
    }

    /// What the panel shows, so that the page need not say it twice: keys of fields and of inverse relations.
    static func shownKeys(of kind: Kind, _ model: Model, edition: Int) -> Set<String> {
        guard let report = report(of: kind, model, edition: edition) else { return [] }
        let fields = report.columns + [report.decisions?.rows, report.runningOrder?.rows].compactMap(\.self)
        return Set(fields.map { kind.fields[$0].key } + [report.commitments?.key].compactMap(\.self))
    }

    /// Whether the meeting has taken place, that very day included.
    var isHeld: Bool { isHeld(id) }

    func isHeld(_ meeting: EntryID) -> Bool {
        guard let date = date(of: meeting) else { return true }
        return scope.reader.isPast(date.adding(days: -1))
    }

    /// The day of a meeting.
    func date(of meeting: EntryID) -> CalendarDate? { scope.date(of: meeting, .date) }

    private var context: Report {
        let decisions = isHeld ? decisions : []
        let isAwaited =
            !isHeld ? false : report.columns.dropFirst().allSatisfy { entry.values[$0] == nil } && decisions.isEmpty
        return Report(
            order: order, columns: columns, title: scope.strings.text(isHeld ? .report : .reportToCome),
            isAwaited: isAwaited, carried: carried, decisions: decisions,
            decisionsLabel: report.decisions.map { label($0.rows) } ?? "",
            commitments: isHeld ? commitments.map { $0.item(scope) } : [],
            agreedOn: date(of: id).map { scope.strings.text(.agreedOn, ["date": scope.language.format($0)]) } ?? "")
    }

    func label(_ field: FieldID) -> String { scope.language.typeset(kind.fields[field].label.capitalizedFirst) }

    // MARK: Columns

    /// Those that have something to say; of a meeting to come, only what is expected of it.
    private var columns: [ReportColumn] {
        let icons: [Icon] = [.gap, .yes, .onward]
        return report.columns.enumerated().compactMap { place, field in
            guard isHeld || place == 0, let value = entry.values[field] else { return nil }
            return ReportColumn(
                anchor: kind.fields[field].key, label: label(field),
                icon: scope.design.icon(icons.indices.contains(place) ? icons[place] : .onward),
                items: value.each.map { item($0, inColumn: place) })
        }
    }

    private func item(_ value: FieldValue<Linked>, inColumn place: Int) -> ReportLine {
        guard case .record(let record) = value else {
            return ReportLine(text: text(value, .text))
        }
        if place == 2 { return line(of: LeftStep(meeting: id, record: record), after: id) }
        let done = report.done
        var line = ReportLine(text: text(of: record, done.text, in: done.rows))
        if let settles = done.settles, case .text(let number)? = record.values[settles] {
            line.number = number
            line.numberURL = meeting(thatLeft: number).flatMap { scope.url(of: $0, anchor: leftAnchor) }
        }
        line.notes = notes(record, of: done.rows, but: [done.text, done.settles])
        return line
    }

    /// A step with its number, and whether a later meeting settled it.
    func line(of step: LeftStep, after meeting: EntryID) -> ReportLine {
        let left = report.left
        var line = ReportLine(text: text(of: step.record, left.text, in: left.rows))
        line.number = step.number(report) ?? ""
        line.notes = notes(step.record, of: left.rows, but: [left.text, left.number])
        if let later = settling(step, after: meeting) {
            let date = date(of: later).map { scope.language.format($0) } ?? scope.title(of: later)
            line.settled = scope.strings.text(.settledOn, ["date": date])
            line.settledURL = scope.url(of: later)
        }
        return line
    }

    var leftAnchor: String { kind.fields[report.left.rows].key }

    // MARK: Decisions

    private var decisions: [ReportDecision] {
        guard let decisions = report.decisions else { return [] }
        return (entry.values[decisions.rows]?.each ?? []).enumerated().compactMap { position, value in
            guard case .record(let record) = value else { return nil }
            let number = decisions.number.map { text(of: record, $0, in: decisions.rows) } ?? ""
            return ReportDecision(
                number: number.isEmpty ? String(position + 1) : number,
                text: text(of: record, decisions.text, in: decisions.rows),
                notes: notes(record, of: decisions.rows, but: [decisions.text, decisions.number]))
        }
    }

    private var commitments: [Commitment] {
        report.commitments.map { Commitment.made(at: id, under: $0, scope) } ?? []
    }

    // MARK: Records

    func text(_ value: FieldValue<Linked>, _ type: FieldType) -> String {
        scope.language.typeset(
            ValueText.plain(value, type: type, language: scope.language) { scope.reader.title($0) })
    }

    /// What a row says in a column.
    private func text(of record: FieldValue<Linked>.Record, _ column: FieldID, in rows: FieldID) -> String {
        record.values[column].map { text($0, kind.fields[rows].type.recordFields[column].type) } ?? ""
    }

    /// What a row says beside its text, in short.
    private func notes(_ record: FieldValue<Linked>.Record, of rows: FieldID, but shown: [FieldID?]) -> [PageLink] {
        let fields = kind.fields[rows].type.recordFields
        return fields.ids.filter { !shown.contains($0) }.flatMap { index -> [PageLink] in
            (record.values[index]?.each ?? []).map { value in
                if case .reference(.entry(let target)) = value { return scope.shortLink(to: target) }
                return PageLink(title: text(value, fields[index].type))
            }
        }
    }
}

extension ReportBody {
    /// What is expected, done and left, in the order of the page.
    var columns: [FieldID] { [expected, done.rows, left.rows] }
}
