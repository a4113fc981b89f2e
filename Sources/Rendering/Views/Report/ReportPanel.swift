internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The report of a meeting, on the page of its entry: what was planned by the minute, what is done, what is left, what was
/// decided and who took what upon himself. A meeting to come has its running order and what is carried over to it.
struct ReportPanel {
    let scope: PageScope
    let report: View.Report
    let id: EntryID
    let kind: Kind
    let entry: Entry<Linked>

    static func value(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> TemplateValue {
        guard let report = report(of: kind, scope) else { return .empty }
        return .object(
            ReportPanel(scope: scope, report: report, id: id, kind: kind, entry: scope.reader.entry(id)).item)
    }

    /// The report that the model declares for a kind.
    private static func report(of kind: Kind, _ scope: PageScope) -> View.Report? {
        for view in scope.frame.model.views where view.edition <= scope.frame.edition {
            if case .report(let report) = view.body, report.kind == kind.id { return report }
        }
        return nil
    }

    /// What the panel shows, so that the page need not say it twice: keys of fields and of inverse relations.
    static func shownKeys(of kind: Kind, _ scope: PageScope) -> Set<String> {
        guard let report = report(of: kind, scope) else { return [] }
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

    private var item: Item {
        let columns = columns
        let carried = carried
        let decisions = isHeld ? decisions : []
        let rows = isHeld ? commitments : []
        let isAwaited =
            !isHeld ? false : report.columns.dropFirst().allSatisfy { entry.values[$0] == nil } && decisions.isEmpty
        return Item([
            "@order": order.map { .object($0) } ?? .empty,
            "@has-columns": .flag(!columns.isEmpty), "@columns": .list(columns.map { .object($0) }),
            "@title": .text(scope.frame.strings.text(isHeld ? .report : .reportToCome)), "@awaited": .flag(isAwaited),
            "@has-carried": .flag(!carried.isEmpty), "@carried": .list(carried.map { .object($0) }),
            "@has-decisions": .flag(!decisions.isEmpty), "@decisions": .list(decisions.map { .object($0) }),
            "@decisions-label": .text(report.decisions.map { label($0.rows) } ?? ""),
            "@has-commitments": .flag(!rows.isEmpty), "@commitments": .list(rows.map { .object($0.item(scope)) }),
            "@agreed-on": .text(
                date(of: id).map { scope.frame.strings.text(.agreedOn, ["date": scope.language.format($0)]) } ?? ""),
        ])
    }

    func label(_ field: FieldID) -> String { scope.language.typeset(kind.fields[field].label.capitalizedFirst) }

    // MARK: Columns

    /// Those that have something to say; of a meeting to come, only what is expected of it.
    private var columns: [Item] {
        let icons = ["trou", "oui", "fleche"]
        return report.columns.enumerated().compactMap { place, field in
            guard isHeld || place == 0, let value = entry.values[field] else { return nil }
            let items = value.each.map { self.item($0, inColumn: place) }
            return Item([
                "@anchor": .text(kind.fields[field].key), "@label": .text(label(field)),
                "@icon": .text(icons.indices.contains(place) ? icons[place] : "fleche"),
                "@items": .list(items.map { .object($0) }),
            ])
        }
    }

    private func item(_ value: FieldValue<Linked>, inColumn place: Int) -> Item {
        guard case .record(let record) = value else {
            return ReportLine(text: text(value, .text)).item
        }
        if place == 2 { return line(of: LeftStep(meeting: id, record: record), after: id) }
        let done = report.done
        var line = ReportLine(text: text(of: record, done.text, in: done.rows))
        if let settles = done.settles, case .text(let number)? = record.values[settles] {
            line.number = number
            line.numberURL = meeting(thatLeft: number).flatMap { scope.url(of: $0, anchor: leftAnchor) }
        }
        line.notes = notes(record, of: done.rows, but: [done.text, done.settles])
        return line.item
    }

    /// A step with its number, and whether a later meeting settled it.
    func line(of step: LeftStep, after meeting: EntryID) -> Item {
        let left = report.left
        var line = ReportLine(text: text(of: step.record, left.text, in: left.rows))
        line.number = step.number(report) ?? ""
        line.notes = notes(step.record, of: left.rows, but: [left.text, left.number])
        if let later = settling(step, after: meeting) {
            let date = date(of: later).map { scope.language.format($0) } ?? scope.title(of: later)
            line.settled = scope.frame.strings.text(.settledOn, ["date": date])
            line.settledURL = scope.url(of: later)
        }
        return line.item
    }

    var leftAnchor: String { kind.fields[report.left.rows].key }

    // MARK: Decisions

    private var decisions: [Item] {
        guard let decisions = report.decisions else { return [] }
        return (entry.values[decisions.rows]?.each ?? []).enumerated().compactMap { position, value in
            guard case .record(let record) = value else { return nil }
            let number = decisions.number.map { text(of: record, $0, in: decisions.rows) } ?? ""
            let notes = notes(record, of: decisions.rows, but: [decisions.text, decisions.number])
            return Item([
                "@number": .text(number.isEmpty ? String(position + 1) : number),
                "@text": .text(text(of: record, decisions.text, in: decisions.rows)),
                "@notes": .list(notes.map { .object($0) }),
            ])
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
    private func notes(_ record: FieldValue<Linked>.Record, of rows: FieldID, but shown: [FieldID?]) -> [Item] {
        let fields = kind.fields[rows].type.recordFields
        return fields.ids.filter { !shown.contains($0) }.flatMap { index -> [Item] in
            (record.values[index]?.each ?? []).map { value in
                if case .reference(.entry(let target)) = value {
                    return Item([
                        "@title": .text(scope.shortTitle(of: target)),
                        "@url": scope.url(of: target).map { .text($0) } ?? .empty,
                    ])
                }
                return Item(["@title": .text(text(value, fields[index].type)), "@url": .empty])
            }
        }
    }

    static let shapes: Shape.Catalogue = [
        "report": [
            "@order": .object("report-order"), "@title": .text, "@has-columns": .flag,
            "@columns": .list(.object("report-column")),
            "@awaited": .flag, "@has-carried": .flag, "@carried": .list(.object("report-carried")),
            "@has-decisions": .flag,
            "@decisions": .list(.object("report-decision")), "@decisions-label": .text, "@has-commitments": .flag,
            "@commitments": .list(.object("commitment")), "@agreed-on": .text,
        ],
        "report-column": [
            "@anchor": .text, "@label": .text, "@icon": .text, "@items": .list(.object("report-line")),
        ],
        "report-line": ReportLine.shape,
        "report-carried": ["@title": .text, "@url": .text, "@items": .list(.object("report-line"))],
        "report-decision": ["@number": .text, "@text": .text, "@notes": .list(.object("link"))],
        "report-order": RunningOrder.shape,
        "report-order-column": RunningOrder.columnShape,
        "report-order-row": RunningOrder.rowShape,
        "report-order-cell": RunningOrder.cellShape,
        "commitment": Commitment.shape,
    ]
}

/// A line of a report: what is expected, done, or left to do.
struct ReportLine {
    var text: String
    var number = ""
    var numberURL: String?
    var notes: [Item] = []
    var settled = ""
    var settledURL: String?

    var item: Item {
        Item([
            "@text": .text(text), "@number": .text(number), "@number-url": numberURL.map { .text($0) } ?? .empty,
            "@notes": .list(notes.map { .object($0) }), "@settled": .text(settled),
            "@settled-url": settledURL.map { .text($0) } ?? .empty,
        ])
    }

    static let shape: [String: Shape] = [
        "@text": .text, "@number": .text, "@number-url": .text, "@notes": .list(.object("link")), "@settled": .text,
        "@settled-url": .text,
    ]
}

extension View.Report {
    /// What is expected, done and left, in the order of the page.
    var columns: [FieldID] { [expected, done.rows, left.rows] }
}
