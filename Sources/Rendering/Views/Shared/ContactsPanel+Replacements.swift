internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Who stands in for a person: for each row of the coverage, the others who fill the same column.
extension ContactsPanel {
    /// What a person stands for and who else does, by the rows' titles; nothing for other kinds.
    static func replacements(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> [Replacement] {
        for view in scope.frame.model.views {
            guard let contacts = view.body as? ContactsBody, view.edition <= scope.frame.edition,
                case .coverage(let rule) = scope.frame.model.rules[contacts.rule].body
            else { continue }
            let panel = ContactsPanel(scope: scope, contacts: contacts, rule: rule, coverage: contacts.rule)
            guard let person = panel.roles[.person],
                scope.frame.model.kinds[rule.filledBy].fields[person].type.targets.contains(kind.id)
            else { continue }
            return panel.replacements(of: id, person)
        }
        return []
    }

    private func replacements(of id: EntryID, _ person: FieldID) -> [Replacement] {
        let own = scope.reader.backlinks(of: id).filter { link in
            link.origin == .field(person) && scope.reader.kind(of: link.source) == rule.filledBy
                && scope.reader.validity(of: link.source) == .inForce
        }.map(\.source)
        let rows = scope.reader.byTitle(own.flatMap { scope.reader.entry($0).targets(rule.throughRow) })
        return rows.flatMap { row in
            scope.reader.coverage(coverage, about: row).filter { $0.row == row }.compactMap { cell in
                let all = fillers(of: cell.column, row: row)
                guard let filling = all.first(where: own.contains) else { return nil }
                let others = all.filter { !own.contains($0) }.map { card(of: $0, for: cell.column) }
                let why = scope.strings.text(.noReplacement)
                return Replacement(
                    link: scope.link(to: row), role: card(of: filling, for: cell.column).role,
                    contacts: others.isEmpty ? [fallback(cell.column, why: why)] : others)
            }
        }
    }
}

/// What a person stands for, and who does when that person is away.
struct Replacement: KeyedContext {
    let link: PageLink
    let role: String
    let contacts: [ContactCard]

    static let keys = KeyTable<Replacement>("replacement", "What a person stands for, and who else does.") {
        Key.text("@title", "What the person stands for.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.text("@role", "In which role.") { $0.role }
        Key.list("@contacts", "Whom to call instead; never nobody.") { $0.contacts }
    }
}
