internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Work as templates show it.
extension PlannedWork {
    /// The state of a thing in words, with an icon: late, or the model's word.
    func badge(_ item: WorkItem, isOver: Bool) -> TemplateValue {
        let strings = scope.frame.strings
        let (tone, icon, text): (String, String, String) =
            if item.isLate {
                isOver ? ("garde", "heure", strings.text(.leftOpen)) : ("mal", "alerte", strings.text(.late))
            } else {
                switch item.meaning {
                case .done: ("bon", "oui", item.word)
                case .paused: ("garde", "heure", item.word)
                case .dropped: ("", "non", item.word)
                case .open, .all, nil: ("", "heure", item.word)
                }
            }
        guard !text.isEmpty else { return .empty }
        // On one line, however narrow the column.
        let words = text.capitalizedFirst.replacing(" ", with: "\u{A0}")
        return .object(Item(["@tone": .text(tone), "@icon": .text(icon), "@text": .text(words)]))
    }

    /// The day that counts; empty where there is none.
    func due(_ item: WorkItem) -> TemplateValue { item.day.map { .text(scope.language.format($0)) } ?? .empty }

    /// The first day, where a thing was put off.
    func moved(_ item: WorkItem) -> TemplateValue {
        guard item.moved != nil, let due = item.due else { return .empty }
        return .text(scope.frame.strings.text(.movedFrom, ["date": scope.language.format(due)]))
    }

    /// An entry of the plan as a row of a table.
    func row(_ id: EntryID, role: String? = nil, isOver: Bool) -> TemplateValue {
        let steps = steps(of: id)
        let progress = WorkProgress(steps)
        let next = steps.filter { $0.isOpen && $0.isShown }.min(by: WorkItem.isEarlier)
        let late = steps.first(where: \.isLate)
        return .object(
            Item([
                "@id": .text(anchor(of: id)), "@title": .text(label(of: id)),
                "@url": scope.url(of: id).map { .text($0) } ?? .empty,
                "@pilot": pilot(of: id).map { .object(scope.link(to: $0)) } ?? .empty,
                "@role": role.map { scope.text($0) } ?? .empty,
                "@progress": .text(scope.text(progress)), "@done": .number(progress.percent),
                "@next": next.map { .text($0.name) } ?? .empty, "@due": next.map { due($0) } ?? .empty,
                "@moved": next.map { moved($0) } ?? .empty,
                "@badge": late.map { badge($0, isOver: isOver) } ?? .empty,
            ]))
    }

    /// A thing to do as a row of a table; who does it, but for the entry on whose page it stands.
    func row(_ item: WorkItem, on page: EntryID? = nil, isOver: Bool) -> TemplateValue {
        let people = item.row == nil ? people(of: item.entry) : []
        var url = scope.url(of: item.entry)
        if item.row == nil, url == nil { url = context(of: item.entry, but: people + [page].compactMap { $0 }) }
        return .object(
            Item([
                "@title": .text(item.name), "@url": url.map { .text($0) } ?? .empty,
                "@who": .list(people.filter { $0 != page }.map { .object(scope.link(to: $0)) }),
                "@of": item.row == nil ? .empty : .object(labelled(item.entry)),
                "@due": due(item), "@moved": moved(item), "@milestone": .flag(item.isMilestone),
                "@badge": badge(item, isOver: isOver),
            ]))
    }

    /// A link to an entry of the plan, its number first.
    func labelled(_ id: EntryID) -> Item {
        Item(["@title": .text(label(of: id)), "@url": scope.url(of: id).map { .text($0) } ?? .empty])
    }

    /// The anchor of an entry on the pages of the plan.
    func anchor(of id: EntryID) -> String {
        let (kind, slug) = scope.reader.identity(id)
        return kind.key + "-" + slug
    }

    /// Who leads an entry of the plan.
    func pilot(of id: EntryID) -> EntryID? { plan.leads.flatMap { scope.reader.entry(id).targets($0).first } }

    /// Who is to do a commitment.
    func people(of id: EntryID) -> [EntryID] { scope.targets(of: id, .who) }

    /// Where a commitment without page of its own was made, or is read, but for some pages.
    private func context(of id: EntryID, but others: [EntryID]) -> String? {
        let places = scope.targets(of: id, .madeAt) + scope.targets(of: id, .readAt)
        return places.lazy.filter { !others.contains($0) }.compactMap { scope.url(of: $0) }.first
    }

    static let shapes: Shape.Catalogue = [
        "plan-action": [
            "@id": .text, "@title": .text, "@url": .text, "@pilot": .object("link"), "@role": .text, "@progress": .text,
            "@done": .number, "@next": .text, "@due": .text, "@moved": .text, "@badge": .object("badge"),
        ],
        "work-row": [
            "@title": .text, "@url": .text, "@who": .list(.object("link")), "@of": .object("link"), "@due": .text,
            "@moved": .text, "@milestone": .flag, "@badge": .object("badge"),
        ],
        "work-group": ["@id": .text, "@title": .text, "@has-who": .flag, "@rows": .list(.object("work-row"))],
    ]
}
