package import ContentModel
package import Language

extension Edition {
    /// Whether somebody whom a field names has something to carry on: the entry is open, and no document of its day.
    package func isCarriedOn(_ id: EntryID, _ field: FieldID, at date: CalendarDate) -> Bool {
        isOpen(id, at: date) && !model.kinds[self[id].kind].isOfItsDay(field)
    }

    /// Whether anything is left to do: an entry holds or will, and no word of it says that it is settled.
    func isOpen(_ id: EntryID, at date: CalendarDate) -> Bool {
        switch validity(of: id, at: date) {
        case .ended, .replaced: return false
        case .inForce, .notYet, .notPublished: break
        }
        let entry = self[id]
        return !model.kinds[entry.kind].fields.identified.contains { field, declared in
            let values = entry.values[field]?.each ?? []
            if values.isEmpty { return false }
            if values.allSatisfy({ $0.isSettled(declared.type) }) { return true }
            return declared.type.recordFields.identified.contains { column, declared in
                values.allSatisfy { row in
                    guard case .record(let record) = row else { return false }
                    return record.values[column]?.isSettled(declared.type) ?? false
                }
            }
        }
    }
}

extension Kind {
    /// Whether a field says what was so on a day: that of a meeting, or that of a visa.
    func isOfItsDay(_ field: FieldID) -> Bool {
        roles[.date] != nil || visa?.fields.contains(field) == true
    }
}

extension FieldValue where S == Linked {
    /// Whether it is a word that says that nothing is left to do.
    fileprivate func isSettled(_ type: FieldType) -> Bool {
        guard case .word(let word) = self, type.words.indices.contains(word) else { return false }
        switch type.words[word].meaning {
        case .done, .dropped: return true
        case .all, .open, .paused, .feminine, nil: return false
        }
    }
}
