internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// What was decided last of what a sheet is about.
struct SheetDecision: KeyedContext {
    let link: PageLink
    let lines: [SheetText]

    /// What the latest past meeting decided of the subject, or of what that is part of, as the rows of its decisions say by
    /// their references; nil where no meeting did.
    init?(of subject: EntryID, _ decisions: SheetBody.Decisions, _ scope: PageScope) {
        var rows: [EntryID: Set<Int>] = [:]
        for id in scope.lineage(of: subject) {
            for link in scope.reader.backlinks(of: id) where scope.kind(of: link.source) == decisions.kind {
                guard case .record(decisions.rows, let row, _) = link.origin else { continue }
                rows[link.source, default: []].insert(row)
            }
        }
        let past = rows.keys.compactMap { id in scope.date(of: id, .date).map { (date: $0, id: id) } }
            .filter { scope.reader.isPast($0.date.adding(days: -1)) }
        guard
            let last = past.max(by: {
                ($0.date, scope.reader.rank(of: $0.id)) < ($1.date, scope.reader.rank(of: $1.id))
            })
        else { return nil }
        let all = scope.reader.value(of: last.id, field: decisions.rows)?.each ?? []
        lines = (rows[last.id] ?? []).sorted().compactMap { row -> SheetText? in
            guard all.indices.contains(row), case .record(let record) = all[row],
                case .text(let written)? = record.values[decisions.text]
            else { return nil }
            return SheetText(text: scope.typeset(written))
        }
        link = PageLink(
            title: scope.title(of: last.id), url: scope.url(of: last.id, anchor: scope.design.anchor(.decisions)))
    }

    /// The same for an entry's page, as the first view of sheets about its kind says.
    static func onPage(of id: EntryID, _ kind: Kind, _ scope: PageScope) -> SheetDecision? {
        SheetPlan.all(scope.frame).lazy.filter { $0.subjectKinds.contains(kind.id) }.compactMap(\.sheet.decisions).first
            .flatMap { SheetDecision(of: id, $0, scope) }
    }

    static let keys = KeyTable<SheetDecision>(
        "sheet-decision", "The last meeting that decided something of a sheet's subject."
    ) {
        Key.text("@title", "The meeting.") { $0.link.title }
        Key.text("@url", "Its decisions.") { $0.link.url }
        Key.list("@lines", "What it decided of the subject.") { $0.lines }
    }
}

/// Other entries of one kind.
struct SheetRelated: KeyedContext {
    let label: String
    let items: [SheetRelatedItem]

    static let keys = KeyTable<SheetRelated>("sheet-related", "Other entries about the same, of one kind.") {
        Key.text("@label", "The kind.") { $0.label }
        Key.list("@items", "The entries.") { $0.items }
    }
}

/// One of them.
struct SheetRelatedItem: KeyedContext {
    let link: PageLink
    let note: String

    static let keys = KeyTable<SheetRelatedItem>("sheet-related-item", "Another entry about the same.") {
        Key.text("@title", "Its title.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.text("@note", "Its first choice in a word.") { $0.note }
    }
}

/// What applies to every subject.
struct SheetRest: KeyedContext {
    let text: String
    let title: String
    let url: String

    static let keys = KeyTable<SheetRest>("sheet-rest", "What applies to every subject.") {
        Key.text("@text", "How much does.") { $0.text }
        Key.text("@title", "Where it stands.") { $0.title }
        Key.text("@url", "The address of that.") { $0.url }
    }
}
