internal import ContentModel
internal import Language
internal import Markup

/// Takes people who have left out of the entries that name them.
struct Departures {
    private let edition: Edition
    /// By person: the last day.
    private let gone: [EntryID: CalendarDate]
    private let date: CalendarDate
    private let years: Int
    private(set) var vacancies: [Vacancy] = []

    /// - Parameters:
    ///   - gone: by person: the last day.
    ///   - years: for how many documents go on naming them.
    init(edition: Edition, gone: [EntryID: CalendarDate], date: CalendarDate, years: Int) {
        (self.edition, self.gone, self.date, self.years) = (edition, gone, date, years)
    }

    /// How an entry names somebody in one of its fields.
    private struct Naming {
        var entry: EntryID
        var field: FieldID
        var column: FieldID?
        /// The body that the entry belongs to.
        var office: EntryID?
        /// Whether somebody has to take it over.
        var isCarried: Bool
        /// Whether the entry is of its day.
        var isDated: Bool
    }

    /// What is left of an entry; nil where nothing is.
    mutating func rest(of id: EntryID) -> Entry<Linked>? {
        let entry = edition[id]
        guard names(entry) else { return entry }
        let kind = edition.model.kinds[entry.kind]
        let isCarried = edition.isOpen(id, at: date)
        var values = entry.values
        if let person = kind.roles[.person], let day = entry.targets(person).compactMap({ gone[$0] }).max() {
            guard isCarried else { return nil }
            // From then on nobody is designated.
            if let until = kind.validity?.until { values[until] = .date(day) }
        }
        let isDated = kind.roles[.date] != nil || kind.visa != nil
        let office = kind.roles[.office].flatMap { entry.targets($0).first { gone[$0] == nil } }
        for (field, _) in kind.fields.identified {
            let naming = Naming(
                entry: id, field: field, office: office, isCarried: isCarried && !kind.isOfItsDay(field),
                isDated: isDated || !isCarried)
            values[field] = values[field].flatMap { rest(of: $0, naming) }
        }
        var summary = entry.summary
        if let body = entry.body {
            for (link, target) in body.targets.enumerated() {
                guard let person = person(target), let name = body.fragment.typedName(ofLink: link) else { continue }
                summary.replace(name, with: self.name(of: person, isDated: isDated))
            }
        }
        let body = entry.body.map { rest(of: $0, isDated: isDated) }
        let version = EntryVersion(
            title: entry.title, values: values, written: entry.origin.places, body: body, of: kind, edition.names)
        return entry.with(values: values, body: body, summary: summary, said: version.hash)
    }

    // MARK: Who is named

    private func person(_ target: LinkTarget) -> EntryID? {
        if case .entry(let id, _) = target, gone[id] != nil { id } else { nil }
    }

    private func names(_ entry: Entry<Linked>) -> Bool {
        func names(_ value: FieldValue<Linked>) -> Bool {
            switch value {
            case .reference(.entry(let id)): gone[id] != nil
            case .reference(.text(let text)): text == edition.language.toReassign(by: "")
            case .passage(let passage): passage.targets.contains { person($0) != nil }
            case .list(let values): values.contains(where: names)
            case .record(let record): record.values.contains { $0.map(names) ?? false }
            case .text, .integer, .date, .boolean, .word, .file: false
            }
        }
        return entry.values.contains { $0.map(names) ?? false }
            || entry.body?.targets.contains { person($0) != nil } ?? false
    }

    // MARK: What stands in their place

    private func name(of person: EntryID, isDated: Bool) -> String {
        let end = gone[person]?.adding(years: years)
        return isDated && end.map { date <= $0 } ?? false ? edition[person].title : edition.language.someoneWhoLeft
    }

    private mutating func rest(of value: FieldValue<Linked>, _ naming: Naming) -> FieldValue<Linked>? {
        switch value {
        case .reference(.entry(let id)):
            guard gone[id] != nil else { return value }
            guard naming.isCarried else { return .reference(.text(name(of: id, isDated: naming.isDated))) }
            let own = edition.model.kinds[edition[id].kind].roles[.office]
            return vacant(naming, by: naming.office ?? own.flatMap { edition[id].targets($0).first })
        case .reference(.text(let text)):
            let isVacant = naming.isCarried && text == edition.language.toReassign(by: "")
            return isVacant ? vacant(naming, by: naming.office) : value
        case .passage(let passage): return .passage(rest(of: passage, isDated: naming.isDated))
        case .list(let values):
            var kept: [FieldValue<Linked>] = []
            var texts: Set<String> = []
            for value in values {
                guard let rest = rest(of: value, naming) else { continue }
                // Two of one office who have left leave one place to fill.
                if case .reference(.text(let text)) = rest, !texts.insert(text).inserted { continue }
                kept.append(rest)
            }
            return .list(kept)
        case .record(var record):
            for column in record.values.fieldIDs() {
                var naming = naming
                naming.column = column
                record.values[column] = record.values[column].flatMap { rest(of: $0, naming) }
            }
            return .record(record)
        case .text, .integer, .date, .boolean, .word, .file: return value
        }
    }

    private mutating func vacant(_ naming: Naming, by office: EntryID?) -> FieldValue<Linked> {
        let vacancy = Vacancy(entry: naming.entry, field: naming.field, column: naming.column, office: office)
        if vacancies.last != vacancy { vacancies.append(vacancy) }
        return .reference(.text(edition.language.toReassign(by: office.map(shortName) ?? "")))
    }

    private func shortName(_ office: EntryID) -> String {
        let entry = edition[office]
        if let field = edition.model.kinds[entry.kind].roles[.shortName], case .text(let text)? = entry.values[field] {
            return text
        }
        return entry.title
    }

    private func rest(of passage: LinkedPassage, isDated: Bool) -> LinkedPassage {
        let people = passage.targets.map { person($0) }
        guard people.contains(where: { $0 != nil }) else { return passage }
        let kept = people.indices.filter { people[$0] == nil }
        let fragment = passage.fragment.keeping(links: kept) { link in
            people[link].map { name(of: $0, isDated: isDated) } ?? ""
        }
        return LinkedPassage(fragment: fragment, targets: kept.map { passage.targets[$0] })
    }
}
