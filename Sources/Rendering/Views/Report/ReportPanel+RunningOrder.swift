internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

extension ReportPanel {
    /// The running order with the time at which each part begins; nil where the entry has none.
    var order: RunningOrderContext? {
        guard let order = report.runningOrder else { return nil }
        let rows = (entry.values[order.rows]?.each ?? []).compactMap { value in
            if case .record(let record) = value { record } else { nil }
        }
        guard !rows.isEmpty else { return nil }
        return RunningOrder(
            panel: self, fields: kind.fields[order.rows].type.recordFields, duration: order.length, rows: rows,
            label: label(order.rows)
        ).context
    }
}

/// What a meeting does, part after part, by the minute.
struct RunningOrder {
    let panel: ReportPanel
    let fields: [Field]
    /// A position in `fields`.
    let duration: FieldID
    let rows: [FieldValue<Linked>.Record]
    let label: String

    private var scope: PageScope { panel.scope }

    /// The columns beside the time: those in which some row says something.
    private var columns: [FieldID] { fields.ids.filter { column in rows.contains { $0.values[column] != nil } } }

    /// In minutes since midnight.
    private var start: Int? {
        guard let field = panel.report.runningOrder?.start, case .integer(let minutes)? = panel.entry.values[field]
        else {
            return nil
        }
        return minutes
    }

    private func minutes(_ record: FieldValue<Linked>.Record) -> Int? {
        if case .integer(let minutes)? = record.values[duration] { minutes } else { nil }
    }

    var context: RunningOrderContext {
        let total = rows.reduce(0) { $0 + (minutes($1) ?? 0) }
        let end = start.map { ValueText.timeOfDay(minutes: $0 + total, scope.language) }
        // Without a duration, nobody knows when the parts after it begin.
        var clock = start
        let lines = rows.map { record in
            let begins = clock.map { ValueText.timeOfDay(minutes: $0, scope.language) }
            clock = minutes(record).flatMap { length in clock.map { $0 + length } }
            return RunningOrderRow(time: scope.typeset(begins ?? ""), cells: columns.map { cell(record, $0) })
        }
        return RunningOrderContext(
            label: label, hasTimes: start != nil,
            columns: columns.map { RunningOrderColumn(label: columnLabel($0), isNumber: $0 == duration) }, rows: lines,
            total: scope.typeset(ValueText.duration(minutes: total)), end: scope.typeset(end ?? ""))
    }

    private func columnLabel(_ column: FieldID) -> String {
        scope.language.typeset(fields[column].label.capitalizedFirst)
    }

    private func cell(_ record: FieldValue<Linked>.Record, _ column: FieldID) -> RunningOrderCell {
        let values = record.values[column]?.each ?? []
        return RunningOrderCell(
            label: columnLabel(column), isNumber: column == duration,
            values: values.map { ValueContext(scope: scope, value: $0, type: fields[column].type) })
    }
}
