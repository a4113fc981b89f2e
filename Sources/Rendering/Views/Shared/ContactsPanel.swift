internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Whom to call about an entry, in the order in which to call: never a dead end.
///
/// For each column that the coverage rule wants filled: those who fill it, first role first; where nobody does, what the
/// column itself offers (its head, its mailbox, its switchboard), saying why; at the very last, the site's switchboard.
struct ContactsPanel {
    let scope: PageScope
    let contacts: ContactsBody
    let rule: Rule.Coverage
    let coverage: RuleID

    /// Whether the pages of a kind have the panel.
    static func applies(_ scope: PageScope, _ kind: Kind) -> Bool {
        scope.frame.model.views.contains { view in
            guard let contacts = view.body as? ContactsBody, view.edition <= scope.frame.edition else { return false }
            return contacts.kind == kind.id || contacts.alsoFor.contains { $0.kind == kind.id }
        }
    }

    /// The cards of a row, or of the row that an entry is about; nil for kinds without the panel.
    static func cards(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> [ContactCard]? {
        for view in scope.frame.model.views {
            guard let contacts = view.body as? ContactsBody, view.edition <= scope.frame.edition,
                case .coverage(let rule) = scope.frame.model.rules[contacts.rule].body
            else { continue }
            let panel = ContactsPanel(scope: scope, contacts: contacts, rule: rule, coverage: contacts.rule)
            if contacts.kind == kind.id { return panel.cards(for: id) }
            // An entry about one of the rows has the same contacts.
            if let field = contacts.alsoFor.first(where: { $0.kind == kind.id })?.field,
                let row = scope.reader.entry(id).targets(field).first
            {
                return panel.cards(for: row)
            }
        }
        return nil
    }

    /// The card of an entry that is named itself: a person, or a body with its own telephone.
    static func card(ofNamed id: EntryID, role: String = "", _ scope: PageScope) -> ContactCard {
        ContactCard(
            role: role, title: scope.title(of: id), url: scope.url(of: id), function: scope.function(of: id),
            phones: scope.ways(of: id, .telephone), mails: scope.ways(of: id, .mail))
    }

    /// The cards of a row, those of the leading column first.
    func cards(for row: EntryID) -> [ContactCard] {
        let cells = scope.reader.coverage(coverage, about: row).filter { $0.row == row }
        var cards: [ContactCard] = []
        for cell in cells {
            let filling = fillers(of: cell.column, row: row)
            cards += filling.map { card(of: $0, for: cell.column) }
            if cell.filledBy.isEmpty { cards.append(fallback(cell.column)) }
        }
        return cards.isEmpty ? [switchboard()] : cards
    }

    /// Everybody in force who stands for the row in the column, in whatever role, first role first.
    func fillers(of column: EntryID, row: EntryID) -> [EntryID] {
        let all = scope.reader.backlinks(of: row).filter { link in
            link.origin == .field(rule.throughRow) && scope.reader.kind(of: link.source) == rule.filledBy
        }.map(\.source)
        return all.filter { id in
            scope.reader.validity(of: id) == .inForce
                && scope.reader.entry(id).targets(rule.throughColumn).contains {
                    scope.isBelow($0, column, through: rule.below)
                }
        }.map { (rank: rank(of: $0), place: scope.reader.rank(of: $0), id: $0) }
            .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.id)
    }

    private func rank(of filling: EntryID) -> Int {
        guard let capacity = roles[.capacity], case .word(let word)? = scope.reader.value(of: filling, field: capacity)
        else { return 0 }
        return contacts.order.firstIndex(of: word) ?? contacts.order.count
    }

    var roles: Roles { scope.frame.model.kinds[rule.filledBy].roles }

    // MARK: Cards

    func card(of filling: EntryID, for column: EntryID) -> ContactCard {
        let entry = scope.reader.entry(filling)
        let person = roles[.person].flatMap { entry.targets($0).first } ?? filling
        var role = scope.shortTitle(of: column)
        if let capacity = roles[.capacity], case .word(let word)? = entry.values[capacity] {
            let type = scope.frame.model.kinds[entry.kind].fields[capacity].type
            role =
                ValueText.word(word, type: type, ofWoman: scope.speaksOfWoman(person, type)).capitalizedFirst + " – "
                + role
        }
        return ContactCard(
            role: scope.typeset(role), title: scope.title(of: person), url: scope.url(of: person),
            function: scope.function(of: person), phones: scope.ways(of: person, .telephone),
            mails: scope.ways(of: person, .mail),
            confirmed: confirmed(filling, person))
    }

    /// Nobody is designated: the first of what the column offers that says how to be reached.
    func fallback(_ column: EntryID, why: String? = nil) -> ContactCard {
        let entry = scope.reader.entry(column)
        let kind = scope.reader.identity(column).kind
        var phones: [ValueContext] = []
        var mails: [ValueContext] = []
        var head: EntryID?
        for field in contacts.then {
            guard let value = entry.values[field] else { continue }
            switch kind.fields[field].type {
            case .reference:
                guard head == nil, let person = entry.targets(field).first else { continue }
                head = person
                phones += scope.ways(of: person, .telephone)
                mails += scope.ways(of: person, .mail)
            case .telephone: phones.append(ValueContext(scope: scope, value: value, type: .telephone))
            case .mail: mails.append(ValueContext(scope: scope, value: value, type: .mail))
            default: continue
            }
        }
        if phones.isEmpty && mails.isEmpty { phones = switchboardNumber() }
        let shown = head ?? column
        return ContactCard(
            role: scope.shortTitle(of: column), title: scope.title(of: shown), url: scope.url(of: shown),
            function: head.flatMap { scope.function(of: $0) }, phones: phones, mails: mails,
            why: why ?? scope.strings.text(.nobodyDesignated))
    }

    private func switchboard() -> ContactCard {
        ContactCard(
            role: scope.strings.text(.switchboard), title: scope.frame.title, phones: switchboardNumber(),
            why: scope.strings.text(.nobodyDesignated))
    }

    private func switchboardNumber() -> [ValueContext] {
        let information = scope.frame.settings.information
        guard let number = information["standard"] ?? information["switchboard"],
            let telephone = Contact.telephone(number)
        else { return [] }
        return [ValueContext(scope: scope, value: .text(telephone), type: .telephone)]
    }

    private func confirmed(_ filling: EntryID, _ person: EntryID) -> String? {
        for id in [filling, person] {
            if let field = contacts.confirmed?[scope.kind(of: id)], let date = scope.reader.entry(id).date(field) {
                return scope.strings.text(.confirmedOn, ["date": scope.language.format(date)])
            }
        }
        return nil
    }
}

/// Somebody to call.
struct ContactCard: KeyedContext {
    var role: String
    var title: String
    var url: String?
    var function: String?
    var phones: [ValueContext] = []
    var mails: [ValueContext] = []
    var confirmed: String?
    /// Why this is not who should be called; nil for who is.
    var why: String?

    static let keys = KeyTable<ContactCard>("contact", "Somebody to call.") {
        Key.text("@role", "In which role.") { $0.role }
        Key.text("@title", "The name.") { $0.title }
        Key.text("@url", "The page.") { $0.url }
        Key.text("@function", "What the person does.") { $0.function }
        Key.list("@phones", "Numbers to call.") { $0.phones }
        Key.list("@mails", "Mail addresses.") { $0.mails }
        Key.text("@confirmed", "When the data were last confirmed.") { $0.confirmed }
        Key.flag("@missing", "Whether nobody is designated.") { $0.why != nil }
        Key.text("@why", "That nobody is.") { $0.why }
    }
}

extension PageScope {
    /// What a person does.
    fileprivate func function(of id: EntryID) -> String? { text(of: id, .function) }

    /// Whether an entry is another or stands below it through a reference field; safe against cycles.
    func isBelow(_ id: EntryID, _ top: EntryID, through below: FieldID?) -> Bool {
        var seen: Set<EntryID> = []
        var current = id
        while seen.insert(current).inserted {
            if current == top { return true }
            guard let below, kind(of: current) == kind(of: top), let next = reader.entry(current).targets(below).first
            else { return false }
            current = next
        }
        return false
    }
}
