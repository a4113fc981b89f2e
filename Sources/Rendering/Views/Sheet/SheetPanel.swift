internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The sheets about an entry, or that it stands on: a part of its page.
struct SheetPanel: KeyedContext {
    let groups: [SheetPanelGroup]

    static let keys = KeyTable<SheetPanel>("sheet-panel", "The sheets about an entry, or that it stands on.") {
        Key.list("@groups", "The sheets, by view.") { $0.groups }
    }

    /// Nil where there are none.
    init?(_ scope: PageScope, _ id: EntryID, _ kind: Kind) {
        let groups = SheetPlan.all(scope.frame).compactMap { plan -> SheetPanelGroup? in
            var links: [(title: String, url: String)] = []
            if plan.subjectKinds.contains(kind.id) {
                links += (plan.combinations(scope)[id] ?? []).map { word in
                    (
                        word.map { plan.wordText($0).capitalizedFirst } ?? scope.reader.title(id),
                        plan.url(id, word, scope)
                    )
                }
            }
            if plan.kind.id == kind.id {
                let entry = scope.reader.entry(id)
                for subject in scope.reader.byTitle(plan.subjects(of: entry)) {
                    links += plan.words(of: entry).map { word in
                        (
                            word.map { plan.wordText($0).capitalizedFirst } ?? scope.reader.title(subject),
                            plan.url(subject, word, scope)
                        )
                    }
                }
            }
            let without = Self.without(plan, id, kind, scope)
            guard !links.isEmpty || !without.isEmpty else { return nil }
            let title = scope.typeset(plan.view.title)
            return SheetPanelGroup(
                id: plan.view.key, title: title,
                links: links.map { SheetPanelLink(about: title, title: scope.typeset($0.title), url: $0.url) },
                without: without.joined(separator: ", "))
        }
        if groups.isEmpty { return nil }
        self.groups = groups
    }

    /// The words under which nothing in force is said of an entry, where sheets are by words.
    private static func without(_ plan: SheetPlan, _ id: EntryID, _ kind: Kind, _ scope: PageScope) -> [String] {
        guard let choice = plan.choice, plan.subjectKinds.contains(kind.id) else { return [] }
        let words = plan.kind.fields[choice].type.words
        return words.indices.filter { word in
            words[word].meaning != .all
                && !plan.entries(about: id, word: word, scope).contains { scope.reader.validity(of: $0) == .inForce }
        }.map { scope.typeset(plan.wordText($0)) }
    }
}

/// The sheets of one view.
struct SheetPanelGroup: KeyedContext {
    let id: String
    let title: String
    let links: [SheetPanelLink]
    let without: String

    static let keys = KeyTable<SheetPanelGroup>("sheet-panel-group", "The sheets of one view.") {
        Key.text("@id", "A name for their anchor.") { $0.id }
        Key.text("@title", "The view.") { $0.title }
        Key.flag("@has-links", "Whether there are sheets.") { !$0.links.isEmpty }
        Key.list("@links", "The sheets.") { $0.links }
        Key.text("@without", "The words under which nothing in force is said of the entry.") { $0.without }
    }
}

/// One of them.
struct SheetPanelLink: KeyedContext {
    let about: String
    let title: String
    let url: String

    static let keys = KeyTable<SheetPanelLink>("sheet-panel-link", "A sheet, on the page of an entry.") {
        Key.text("@about", "The view.") { $0.about }
        Key.text("@title", "Its word, or what it is about.") { $0.title }
        Key.text("@url", "Its page.") { $0.url }
    }
}
