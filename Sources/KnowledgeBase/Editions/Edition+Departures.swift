internal import ContentModel
internal import Diagnostics
package import Language

extension Edition {
    /// The same without people who have left, from the day after their last one: no entry of theirs, and no link to one.
    ///
    /// People are the entries of kinds that declare the parts of a name. Where one is named in a document that is of its
    /// day, a meeting or a text that was validated, the name stays as plain text for so many years; what somebody has to
    /// carry on becomes a `Vacancy` of the office. Designations that ended before their person left go with the person.
    package func withoutThoseGone(at date: CalendarDate, keepingNamesFor years: Int) -> Edition {
        var gone: [EntryID: CalendarDate] = [:]
        for kind in model.kinds where !kind.roles.all(.names).isEmpty && kind.validity?.until != nil {
            for id in ids(ofKind: kind.id) {
                guard case .ended(let day) = validity(of: id, at: date) else { continue }
                // A term that ends before it begins is an error, and nobody's departure.
                if term(of: id).from.map({ $0 <= day }) ?? true { gone[id] = day }
            }
        }
        var departures = Departures(edition: self, gone: gone, date: date, years: years)
        var left: [EntryID] = []
        var entries: [Entry<Linked>] = []
        var isSame = gone.isEmpty
        for id in ids where gone[id] == nil {
            guard let entry = departures.rest(of: id) else { continue }
            left.append(id)
            entries.append(entry)
            isSame = isSame && entry === self[id]
        }
        if isSame { return self }
        EntryCompletion.fillTitles(&entries, left, names, model: model, language: language)
        let shared = Shared(model: model, language: language, names: names)
        return Edition(shared, number: number, ids: left, entries: entries, vacancies: departures.vacancies)
    }
}

extension RuleCheck {
    /// What somebody carried who has left, and nobody carries now.
    mutating func vacancies() {
        for vacancy in base.vacancies {
            let entry = base[vacancy.entry]
            let declared = base.model.kinds[entry.kind].fields[vacancy.field]
            let column = vacancy.column.map { declared.type.recordFields[$0] }
            report(
                .toReassign(field: (column ?? declared).name, office: vacancy.office.map { base[$0].title }),
                at: entry.place(of: vacancy.field))
        }
    }
}
