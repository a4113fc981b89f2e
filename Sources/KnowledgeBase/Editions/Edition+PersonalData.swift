internal import ContentModel
package import Language

extension Edition {
    /// The same without data about people: of those who are gone, from the day after their last one; of everybody where the
    /// audience is not to have any.
    ///
    /// What is left out is what the model calls personal: it stands on no page, card or list, and in no index.
    package func leavingOutPersonalData(at date: CalendarDate, ofAll: Bool) -> Edition {
        let kinds = model.kinds.map { kind in kind.fields.contains(where: \.holdsPersonalData) }
        var kept: [Entry<Linked>]?
        for (position, id) in ids.enumerated() where kinds[self[id].kind] {
            guard ofAll || isOver(id, at: date) else { continue }
            let entry = self[id]
            let kind = model.kinds[entry.kind]
            let values = entry.values.indices.map { index in
                entry.values[index].flatMap { $0.withoutPersonalData(kind.fields[index]) }
            }
            kept = kept ?? ids.map { self[$0] }
            kept?[position] = entry.with(values: values)
        }
        return kept.map { Edition(self, with: $0) } ?? self
    }

    private func isOver(_ id: EntryID, at date: CalendarDate) -> Bool {
        switch validity(of: id, at: date) {
        case .ended, .replaced: true
        case .inForce, .notYet, .notPublished: false
        }
    }
}

extension Field {
    fileprivate var holdsPersonalData: Bool { isPersonal || type.recordFields.contains(where: \.isPersonal) }
}

extension FieldValue where S == Linked {
    /// Nil where nothing is left.
    fileprivate func withoutPersonalData(_ field: Field) -> FieldValue? {
        if field.isPersonal { return nil }
        let columns = field.type.recordFields
        guard columns.contains(where: \.isPersonal) else { return self }
        switch self {
        case .record(var record):
            for (index, column) in columns.enumerated() where column.isPersonal { record.values[index] = nil }
            return .record(record)
        case .list(let values): return .list(values.compactMap { $0.withoutPersonalData(field) })
        default: return self
        }
    }
}
