internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Rendering
internal import SearchCore

/// What the index is told of one entry.
struct EntryDocument {
    let listing: SearchListing
    let id: EntryID
    let kind: Kind
    let entry: Entry<Linked>

    init(_ listing: SearchListing, _ id: EntryID, _ kind: Kind) {
        self.listing = listing
        self.id = id
        self.kind = kind
        entry = listing.reader.entry(id)
    }

    /// - Parameter path: where the entry is read.
    func document(at path: [UInt8]) -> SearchDocument {
        var document = SearchDocument(
            kind: Array(listing.language.typeset(kind.names.one).utf8), id: Array(entry.slug.utf8),
            path: path, title: Array(listing.language.typeset(entry.title).utf8))
        document.isInForce = listing.reader.validity(of: id) == .inForce
        document.aliases = names
        for (field, declared) in kind.fields.identified where entry.values[field] != nil {
            switch declared.search {
            case .alias: alias(field, into: &document)
            case .name, .no: continue
            case .body: relate(field, declared, into: &document)
            }
        }
        if listing.roles.isPerson[kind.id] { document.names = [Array(entry.title.utf8)] }
        document.sections = sections()
        document.priority = priority
        belong(to: id, kind.id, &document)
        document.rows += days
        document.asked = askedFor
        if document.isInForce { document.card = EntryCard(self).lines() }
        return document
    }

    /// What is to be said comes first, those to call first before others, and what merely explains a word comes last.
    private var priority: UInt8 {
        if listing.roles.isGlossary[kind.id] { return 0 }
        if listing.roles.statement[kind.id] != nil { return 5 }
        guard let (field, words) = listing.roles.order[kind.id], case .word(let word)? = entry.values[field] else {
            return 4
        }
        return UInt8(4 - 2 * min(2, words.firstIndex(of: word) ?? words.count))
    }

    /// What it is about, or does, and of what it does the words before the first small one: « préfet »; how people ask for
    /// the next one to come.
    private var names: [[UInt8]] {
        let function = listing.roles.isPerson[kind.id] ? kind.roles[.function] : nil
        let done = function.map { listing.texts(of: id, $0) } ?? []
        let subjects = kind.roles[.subject].map { listing.texts(of: id, $0) } ?? []
        let heads = done.map { text in
            text.split(separator: " ").prefix { !SearchWords.isParticle(Array($0.utf8)) }.joined(separator: " ")
        }
        return (subjects + done + (listing.next[id] ?? []) + heads.filter { !$0.isEmpty }).map { Array($0.utf8) }
    }

    /// The days of an entry that calendars show.
    private var days: [[UInt8]] {
        listing.reader.calendarDays(of: id).map { Array(listing.language.format($0).utf8) }
    }

    /// The words with which people ask for entries of its kind, and for what its fields say.
    private var askedFor: [[UInt8]] {
        let said = kind.fields.identified.filter { entry.values[$0.0] != nil && $0.1.type != .date }
        return (kind.askedBy + said.flatMap(\.1.askedBy)).map { Array($0.utf8) }
    }

    /// The short name of an entry is its sigle; any other is one name more.
    private func alias(_ field: FieldID, into document: inout SearchDocument) {
        let names = listing.texts(of: id, field).map { Array($0.utf8) }
        if field == kind.roles[.shortName] { document.sigles += names } else { document.aliases += names }
    }

    /// The rows, columns, words and people that a field names.
    private func relate(_ field: FieldID, _ declared: Field, into document: inout SearchDocument) {
        let roles = listing.roles
        if case .choice(let vocabulary, _) = declared.type, roles.choices.contains(vocabulary.id) {
            for text in listing.texts(of: id, field) { facet(declared.label, text, into: &document) }
        }
        for target in entry.targets(field) {
            let other = listing.reader.kind(of: target)
            belong(to: target, other, &document)
            if roles.isRow[other], roles.statement[kind.id] != nil {
                // A statement that says a name of its row is what people mean first by that name.
                let said = "-\(entry.title.slug)-"
                document.aliases += names(of: target).filter { said.contains("-\($0.slug)-") }.map { Array($0.utf8) }
            } else if roles.isPerson[other], !kind.hasPages {
                document.names.append(Array(listing.reader.title(target).utf8))
            }
            if roles.isRow[other] || roles.isColumn[other] {
                let name = listing.reader.model.kinds[other].names.one
                facet(name, listing.language.typeset(listing.reader.title(target)), into: &document)
            }
        }
    }

    /// Puts an entry into the row or column of another, or into its own.
    private func belong(to other: EntryID, _ kind: KindID, _ document: inout SearchDocument) {
        let title = listing.reader.title(other)
        if listing.roles.isRow[kind] {
            document.rows += ([title] + names(of: other)).map { Array($0.utf8) }
        } else if listing.roles.isColumn[kind] {
            // Its sigle, too; an old name of the other leads to the other alone.
            let short = listing.reader.model.kinds[kind].roles[.shortName]
            document.columns += ([title] + (short.map { listing.texts(of: other, $0) } ?? [])).map { Array($0.utf8) }
        }
    }

    private func facet(_ name: String, _ value: String, into document: inout SearchDocument) {
        let (facet, value) = (Array(name.utf8), Array(value.utf8))
        if document.facets.contains(where: { $0.facet == facet && $0.value == value }) { return }
        document.facets.append(.init(facet: facet, value: value))
    }

    /// The other names of an entry.
    private func names(of other: EntryID) -> [String] {
        let fields = listing.reader.model.kinds[listing.reader.kind(of: other)].fields
        return fields.ids.filter { fields[$0].search == .alias }.flatMap { listing.texts(of: other, $0) }
    }

    // MARK: Text

    /// The short fields and the text before the first heading, then each part with its heading.
    private func sections() -> [SearchDocument.Section] {
        var first: [String] = []
        var others: [SearchDocument.Section] = []
        for (field, declared) in kind.fields.identified {
            guard let value = entry.values[field], isText(field, declared) else { continue }
            let label = listing.language.typeset(declared.label.capitalizedFirst)
            if case .passage(let passage) = value {
                others += parts(passage, heading: label, anchor: declared.key)
            } else if declared.type.isLong(value) {
                let text = value.each.map { listing.text($0, declared.type) }.joined(separator: " ; ")
                others.append(section(label, declared.key, text))
            } else {
                first.append(listing.text(value, declared.type))
            }
        }
        let text = (entry.body.map { parts($0, heading: "", anchor: "") } ?? []) + others
        var lead = section("", "", first.filter { !$0.isEmpty }.joined(separator: " ; "))
        lead.isQuoted = false
        return [lead] + text
    }

    private func isText(_ field: FieldID, _ declared: Field) -> Bool {
        if declared.search != .body || field == kind.title.singleField { return false }
        if field == kind.review?.by || kind.visa?.fields.contains(field) == true { return false }
        switch declared.type {
        case .edition, .aliases, .searchable, .publicationState, .date, .boolean, .integer, .file: return false
        default: return true
        }
    }

    private func section(_ heading: String, _ anchor: String, _ text: String) -> SearchDocument.Section {
        .init(
            heading: Array(heading.utf8), anchor: Array(anchor.utf8), text: Array(listing.language.typeset(text).utf8))
    }

    private func parts(_ passage: LinkedPassage, heading: String, anchor: String) -> [SearchDocument.Section] {
        PassageText(passage, title: listing.reader.title).parts.enumerated().map { number, part in
            let isFirst = number == 0
            return .init(
                heading: isFirst ? Array(heading.utf8) : part.heading,
                anchor: isFirst ? Array(anchor.utf8) : part.anchor,
                text: part.text)
        }
    }
}
