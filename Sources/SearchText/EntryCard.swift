internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import SearchCore

/// The lines by which an entry answers a question by itself: how to reach someone, whom to call, what to say.
struct EntryCard {
    private let source: EntryDocument

    init(_ source: EntryDocument) { self.source = source }

    private var listing: SearchListing { source.listing }

    /// The most people that a row's card names.
    private static let people = 3

    func lines() -> [CardLine] {
        if let field = listing.roles.statement[source.kind.id] { return statement(field) }
        if !listing.roles.coverage[source.kind.id].isEmpty { return contacts() }
        // An entry without a page is reached through the person, or on the page, that it stands for.
        let own = reach(source.kind.hasPages ? source.id : person(of: source.id) ?? source.id)
        return own.isEmpty ? contact() : own
    }

    /// How to reach whom to call about the entry, else the body that it belongs to: the first number and address of the first.
    private func contact() -> [CardLine] {
        let name = listing.target(of: source.id, .contact) ?? listing.target(of: source.id, .office)
        guard let name, source.kind.roles[.contact] != nil else { return [] }
        let ways = reach(name)
        let first = [CardLine.Role.telephone, .mail].compactMap { role in ways.first { $0.role == role } }
        let label = Array(listing.language.typeset(listing.reader.title(name)).utf8)
        return first.map { CardLine($0.role, label: label, value: $0.value) }
    }

    private func person(of id: EntryID) -> EntryID? {
        listing.target(of: id, .person) ?? listing.target(of: id, .readAt)
    }

    /// What a person does and where, and every telephone number and mail address; nothing without one of them.
    private func reach(_ id: EntryID) -> [CardLine] {
        let kind = listing.reader.model.kinds[listing.reader.kind(of: id)]
        let ways = kind.roles.all(.reach).flatMap { field in
            lines(of: field, kind, id, kind.fields[field].type == .mail ? .mail : .telephone)
        }
        guard !ways.isEmpty else { return [] }
        let asked = kind.fields.identified.filter { !$0.1.askedBy.isEmpty && $0.1.type == .text }.flatMap {
            lines(of: $0.0, kind, id, .text)
        }
        let about = [kind.roles[.function], kind.roles[.office]].compactMap(\.self)
        guard listing.roles.isPerson[kind.id] else { return ways + asked }
        return about.flatMap { lines(of: $0, kind, id, .text) } + ways
    }

    private func lines(of field: FieldID, _ kind: Kind, _ id: EntryID, _ role: CardLine.Role) -> [CardLine] {
        let label = listing.language.typeset(kind.fields[field].label.capitalizedFirst)
        return listing.texts(of: id, field).map { text in
            line(role, label, role == .text ? listing.language.typeset(text) : text)
        }
    }

    /// Who fills a row's cells of its first coverage rule, with the first telephone number of each.
    private func contacts() -> [CardLine] {
        guard let (number, rule) = listing.roles.coverage[source.kind.id].first else { return [] }
        var lines: [CardLine] = []
        for cell in listing.reader.coverage(number, about: source.id) where cell.row == source.id {
            for filling in cell.filledBy where lines.count < Self.people {
                guard let person = person(of: filling),
                    let phone = reach(person).first(where: { $0.role == .telephone })
                else { continue }
                let column = listing.texts(of: filling, rule.throughColumn).first ?? ""
                let name = listing.reader.title(person) + (column.isEmpty ? "" : " (\(column))")
                lines.append(
                    CardLine(.telephone, label: Array(listing.language.typeset(name).utf8), value: phone.value))
            }
        }
        return lines
    }

    /// The beginning of what is to be said.
    private func statement(_ field: FieldID) -> [CardLine] {
        guard case .passage(let passage)? = source.entry.values[field] else { return [] }
        let text = String(decoding: PassageText(passage, title: listing.reader.title).joined, as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace)
        var said = words.prefix(40).joined(separator: " ")
        if words.count > 40 { said += "…" }
        let label = listing.language.typeset(source.kind.fields[field].label.capitalizedFirst)
        return said.isEmpty ? [] : [line(.text, label, said)]
    }

    private func line(_ role: CardLine.Role, _ label: String, _ value: String) -> CardLine {
        CardLine(role, label: Array(label.utf8), value: Array(value.utf8))
    }
}
