internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The rows of other entries' records that refer to an entry for a time, on its page: those that hold, then those that are
/// to begin, then those that are over.
struct MembersTable {
    let scope: PageScope
    let inverse: Inverse
    /// The entry on whose page it stands.
    let target: EntryID
    let sources: [EntryID]

    /// A row, and whether it holds at the site's date.
    private struct Member {
        let source: EntryID
        let record: FieldValue<Linked>.Record
        let standing: Standing
    }

    private enum Standing: Int {
        case holds, notYet, over
    }

    private var kind: Kind { scope.frame.model.kinds[inverse.sourceKind] }
    private var fields: [Field] { kind.fields[inverse.field].type.recordFields }

    var table: Table {
        let members = members
        let columns = fields.ids.filter { column in
            column != inverse.subfield && members.contains { $0.record.values[column] != nil }
        }
        let heads = [kind.names.one] + columns.map { fields[$0].label }
        return Table(
            caption: scope.typeset(inverse.name.capitalizedFirst),
            columns: heads.map { Column(label: scope.typeset($0.capitalizedFirst)) },
            rows: { members.map { row(of: $0, columns) } })
    }

    private func row(of member: Member, _ columns: [FieldID]) -> Row {
        let type = ReferenceType(kinds: [kind.id], isMany: false, allowsText: false)
        let source = ValueContext(scope: scope, value: .reference(.entry(member.source)), type: .reference(type))
        return Row(
            cells: [Cell(values: [source], note: note(member.standing))]
                + columns.map { column in
                    let values = member.record.values[column]?.each ?? []
                    return Cell(
                        values: values.map { ValueContext(scope: scope, value: $0, type: fields[column].type) })
                })
    }

    private func note(_ standing: Standing) -> String? {
        switch standing {
        case .holds: nil
        case .notYet: scope.strings.text(.notYet)
        case .over: scope.strings.text(.ended)
        }
    }

    private var members: [Member] {
        let found = sources.flatMap { source in
            (scope.reader.value(of: source, field: inverse.field)?.each ?? []).compactMap { row -> Member? in
                guard case .record(let record) = row, refers(record) else { return nil }
                return Member(source: source, record: record, standing: standing(of: record))
            }
        }
        return found.enumerated().sorted { a, b in
            (a.element.standing.rawValue, a.offset) < (b.element.standing.rawValue, b.offset)
        }.map(\.element)
    }

    private func refers(_ record: FieldValue<Linked>.Record) -> Bool {
        guard let subfield = inverse.subfield else { return false }
        return (record.values[subfield]?.each ?? []).contains {
            if case .reference(.entry(target)) = $0 { true } else { false }
        }
    }

    private func standing(of record: FieldValue<Linked>.Record) -> Standing {
        let term = kind.fields[inverse.field].term
        func date(_ field: FieldID?) -> CalendarDate? {
            if let field, case .date(let date)? = record.values[field] { date } else { nil }
        }
        if let until = date(term?.until), scope.reader.isPast(until) { return .over }
        if let since = date(term?.since), !scope.reader.isPast(since.adding(days: -1)) { return .notYet }
        return .holds
    }
}
