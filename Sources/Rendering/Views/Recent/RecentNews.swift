internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What the days of some kinds' entries tell that has come about lately: made of the content and the site's date alone,
/// so that whoever builds the same content on the same day tells the same.
struct RecentNews {
    let scope: PageScope
    /// Newest first.
    let items: [Item]

    /// The most that a page and a feed tell.
    static let most = 200

    /// What can have come about.
    enum Sort: String {
        case validated, began, ended, replaced, held, done, late
    }

    /// Something that came about.
    struct Item {
        let entry: EntryID
        let sort: Sort
        let day: CalendarDate
        /// The step that is late, typeset; empty for other news.
        var step = ""
    }

    init(_ scope: PageScope, _ body: RecentBody) {
        self.scope = scope
        let first = scope.reader.date.adding(days: 1 - body.days)
        let last = scope.reader.date
        let found = body.kinds.flatMap { kind in
            scope.reader.entries(ofKind: kind).flatMap { Self.days(of: $0, kind, scope) }
        }
        let late = Self.late(body.kinds, scope)
        items = (found + late).filter { (first...last).contains($0.day) }.enumerated().sorted { a, b in
            a.element.day != b.element.day ? a.element.day > b.element.day : a.offset < b.offset
        }.map(\.element)
    }

    /// The days of an entry, past or to come.
    private static func days(of id: EntryID, _ kind: KindID, _ scope: PageScope) -> [Item] {
        let (entry, declared) = (scope.reader.entry(id), scope.frame.model.kinds[kind])
        var found: [Item] = []
        func add(_ sort: Sort, _ day: CalendarDate?) {
            if let day { found.append(Item(entry: id, sort: sort, day: day)) }
        }
        let visa = declared.visa.flatMap { entry.date($0.on) }
        let from = declared.validity?.from.flatMap { entry.date($0) }
        switch scope.reader.validity(of: id) {
        case .inForce:
            add(.validated, visa)
            if from != visa { add(.began, from) }
        case .ended(let last): add(.ended, last.adding(days: 1))
        case .replaced(let other):
            let kind = scope.frame.model.kinds[scope.kind(of: other)]
            let (next, fields) = (scope.reader.entry(other), [kind.validity?.from, kind.visa?.on])
            add(.replaced, fields.lazy.compactMap { $0 }.compactMap { next.date($0) }.first)
        case .notYet, .notPublished: return []
        }
        add(.held, declared.roles[.date].flatMap { entry.date($0) })
        if let roles = CommitmentRoles(declared.roles), let commitments = Commitments(kind, scope.frame.model),
            Commitment(id, commitments, scope).state(scope).meaning == .done
        {
            add(.done, roles.done.flatMap { entry.date($0) })
        }
        return found
    }

    /// What has come to be late, the day after it was due; nothing where this audience is not told, or once all is over.
    private static func late(_ kinds: [KindID], _ scope: PageScope) -> [Item] {
        guard scope.saysWhoIsLate, let work = PlannedWork.first(scope)?.work, !work.isOver else { return [] }
        var items: [WorkItem] = []
        if kinds.contains(work.plan.kind) {
            items += scope.reader.entries(ofKind: work.plan.kind).flatMap { work.steps(of: $0) }
        }
        for commitments in work.commitments where kinds.contains(commitments.kind.id) {
            items += scope.reader.entries(ofKind: commitments.kind.id).map { work.item($0, commitments) }
        }
        return items.filter(\.isLate).compactMap { item in
            item.day.map {
                Item(
                    entry: item.entry, sort: .late, day: $0.adding(days: 1), step: item.row == nil ? "" : item.name)
            }
        }
    }

    /// `Position de l'État – validée…`, typeset.
    func text(_ item: Item) -> String {
        let kind = scope.frame.model.kinds[scope.kind(of: item.entry)]
        return scope.typeset(kind.names.one.capitalizedFirst + " – " + what(item, kind))
    }

    private func what(_ item: Item, _ kind: Kind) -> String {
        let strings = scope.strings
        switch item.sort {
        case .validated:
            guard let visa = kind.visa, let by = scope.reader.value(of: item.entry, field: visa.by) else {
                return strings.text(.nowState, ["state": kind.validity?.inForce ?? ""])
            }
            let name = ValueText.plain(by, type: kind.fields[visa.by].type, language: scope.language) {
                scope.reader.title($0)
            }
            return strings.text(.visaBy, ["by": name])
        case .began: return strings.text(.nowState, ["state": kind.validity?.inForce ?? ""])
        case .ended: return StateText.text(of: item.entry, scope) ?? strings.text(.ended)
        case .replaced:
            guard case .replaced(let other) = scope.reader.validity(of: item.entry) else { return "" }
            return strings.text(.replacedByTitle, ["title": scope.title(of: other)])
        case .held: return strings.text(.tookPlace)
        case .done:
            let commitments = Commitments(kind.id, scope.frame.model)
            return commitments.map { Commitment(item.entry, $0, scope).state(scope).word } ?? ""
        case .late:
            let late = strings.text(.late).uncapitalizedFirst
            return item.step.isEmpty ? late : late + " – " + item.step
        }
    }
}

extension String {
    /// With a small first letter, within a sentence.
    fileprivate var uncapitalizedFirst: String { prefix(1).lowercased() + dropFirst() }
}
