internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// Work as templates show it.
extension PlannedWork {
    /// The state of a thing in words, with an icon: late, or the model's word.
    func badge(_ item: WorkItem, isOver: Bool) -> Badge? {
        let strings = scope.strings
        let (tone, icon, text): (Tone?, Icon, String) =
            if item.isLate {
                isOver ? (.caution, .time, strings.text(.leftOpen)) : (.bad, .warning, strings.text(.late))
            } else {
                switch item.meaning {
                case .done: (.good, .yes, item.word)
                case .paused: (.caution, .time, item.word)
                case .dropped: (nil, .no, item.word)
                case .open, .all, .feminine, nil: (nil, .time, item.word)
                }
            }
        guard !text.isEmpty else { return nil }
        // On one line, however narrow the column.
        return Badge(scope, tone, icon, text.capitalizedFirst.replacing(" ", with: "\u{A0}"))
    }

    /// The day that counts; nil where there is none.
    func due(_ item: WorkItem) -> String? { item.day.map { scope.language.format($0) } }

    /// The first day, where a thing was put off.
    func moved(_ item: WorkItem) -> String? {
        guard item.moved != nil, let due = item.due else { return nil }
        return scope.strings.text(.movedFrom, ["date": scope.language.format(due)])
    }

    /// An entry of the plan as a row of a table.
    func row(_ id: EntryID, role: String? = nil, isOver: Bool) -> PlanRow {
        let steps = steps(of: id)
        let next = steps.filter { $0.isOpen && $0.isShown }.min(by: WorkItem.isEarlier)
        let late = steps.first(where: \.isLate)
        return PlanRow(
            id: anchor(of: id), link: labelled(id), pilot: pilot(of: id).map { scope.link(to: $0) },
            role: role.map { scope.typeset($0) }, progress: WorkProgress(steps),
            progressText: scope.text(WorkProgress(steps)),
            next: next?.name, due: next.flatMap { due($0) }, moved: next.flatMap { moved($0) },
            badge: late.flatMap { badge($0, isOver: isOver) })
    }

    /// A thing to do as a row of a table; who does it, but for the entry on whose page it stands.
    func row(_ item: WorkItem, on page: EntryID? = nil, isOver: Bool) -> WorkRow {
        let people = item.row == nil ? people(of: item.entry) : []
        var url = scope.url(of: item.entry)
        if item.row == nil, url == nil { url = context(of: item.entry, but: people + [page].compactMap { $0 }) }
        return WorkRow(
            title: item.name, url: url, who: people.filter { $0 != page }.map { scope.link(to: $0) },
            of: item.row == nil ? nil : labelled(item.entry), due: due(item), moved: moved(item),
            isMilestone: item.isMilestone, badge: badge(item, isOver: isOver))
    }

    /// A link to an entry of the plan, its number first.
    func labelled(_ id: EntryID) -> PageLink { PageLink(title: label(of: id), url: scope.url(of: id)) }

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
}
