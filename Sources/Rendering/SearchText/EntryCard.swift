internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import SearchCore

/// The lines by which an entry answers a question by itself: how to reach someone, whom to call, what to say.
struct EntryCard {
    private let source: EntryDocument

    init(_ source: EntryDocument) { self.source = source }

    private var listing: SearchListing { source.listing }

    /// The most people that a policy's card names.
    private static let people = 3

    func lines() -> [CardLine] {
        if let field = listing.roles.statement[source.kind.id] { return statement(field) }
        if !listing.roles.coverage[source.kind.id].isEmpty { return contacts() }
        // An entry without a page that leads to a person is reached through the person.
        let person = source.kind.hasPages ? source.id : listing.owner(of: source.id) ?? source.id
        return reach(person)
    }

    /// What a person does, and every telephone number and mail address; nothing without one of them.
    private func reach(_ id: EntryID) -> [CardLine] {
        let kind = listing.frame.model.kinds[listing.reader.kind(of: id)]
        let isPerson = listing.roles.isPerson[kind.id]
        var about: [CardLine] = []
        var ways: [CardLine] = []
        for (field, declared) in kind.fields.identified where declared.search == .body {
            let label = listing.language.typeset(declared.name.capitalizedFirst)
            for text in listing.texts(of: id, field) {
                switch declared.type {
                case .telephone: ways.append(line(.telephone, label, text))
                case .mail: ways.append(line(.mail, label, text))
                case .text where isPerson && about.isEmpty && !kind.title.parts.contains(.field(field)):
                    about.append(line(.text, label, listing.language.typeset(text)))
                case .reference(let type) where isPerson && type.kinds.contains { listing.roles.isColumn[$0] }:
                    about.append(line(.text, label, listing.language.typeset(text)))
                default: continue
                }
            }
        }
        return ways.isEmpty ? [] : about + ways
    }

    /// Who fills a policy's cells of its first coverage rule, with the first telephone number of each.
    private func contacts() -> [CardLine] {
        guard let (number, rule) = listing.roles.coverage[source.kind.id].first else { return [] }
        var lines: [CardLine] = []
        for cell in listing.reader.coverage(number, about: source.id) where cell.row == source.id {
            for filling in cell.filledBy where lines.count < Self.people {
                guard let person = listing.owner(of: filling),
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
        let text = String(decoding: PlainText(passage, title: listing.reader.title).joined, as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace)
        var said = words.prefix(40).joined(separator: " ")
        if words.count > 40 { said += "…" }
        let label = listing.language.typeset(source.kind.fields[field].name.capitalizedFirst)
        return said.isEmpty ? [] : [line(.text, label, said)]
    }

    private func line(_ role: CardLine.Role, _ label: String, _ value: String) -> CardLine {
        CardLine(role, label: Array(label.utf8), value: Array(value.utf8))
    }
}
