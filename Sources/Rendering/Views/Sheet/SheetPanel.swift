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
            guard !links.isEmpty else { return nil }
            let title = scope.typeset(plan.view.title)
            return SheetPanelGroup(
                id: plan.view.key, title: title,
                links: links.map { SheetPanelLink(about: title, title: scope.typeset($0.title), url: $0.url) })
        }
        if groups.isEmpty { return nil }
        self.groups = groups
    }
}

/// The sheets of one view.
struct SheetPanelGroup: KeyedContext {
    let id: String
    let title: String
    let links: [SheetPanelLink]

    static let keys = KeyTable<SheetPanelGroup>("sheet-panel-group", "The sheets of one view.") {
        Key.text("@id", "A name for their anchor.") { $0.id }
        Key.text("@title", "The view.") { $0.title }
        Key.list("@links", "The sheets.") { $0.links }
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
