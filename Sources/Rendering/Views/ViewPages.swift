internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

extension View.Body {
    /// Whether the view has a page of its own; the others are parts of entries' pages.
    var hasPage: Bool {
        switch self {
        case .contacts, .report: false
        case .index, .matrix, .plan, .calendar, .byWord, .sheet, .dashboard, .toMend, .changes, .versions: true
        }
    }
}

/// The pages of views: which there are, what each shows, with which template. One type of view, one file.
struct ViewPages {
    let frame: SiteFrame
    let reader: BaseReader

    /// The pages of a view, at its position in `Model.views`; none for an index, whose pages are numbered.
    func pages(of view: View, at position: ViewID) -> [Page] {
        let whole = Page(path: PagePath.view(view.key, number: 1), subject: .view(position, .whole))
        return switch view.body {
        case .index, .contacts, .report: []
        case .matrix, .dashboard, .toMend, .changes, .versions: [whole]
        case .calendar(let sources): CalendarPage.pages(sources, view, at: position, reader)
        case .plan(let plan): PlanPage.pages(plan, view, at: position, frame)
        case .byWord(let byWord): ByWordPage.pages(byWord, view, at: position, reader)
        case .sheet(let sheet): SheetPage.pages(sheet, view, at: position, reader)
        }
    }

    static func template(of view: View, _ part: ViewPart) -> String {
        switch view.body {
        case .index: "vues/annuaire"
        case .contacts, .report: "index-a-z"
        case .matrix: "vues/matrice"
        case .plan: part == .whole ? "vues/plan" : "vues/plan-par"
        case .calendar: "vues/calendrier"
        case .byWord: "vues/par-public"
        case .sheet: part == .whole ? "vues/fiches" : "vues/fiche-entretien"
        case .dashboard: "vues/tableau-de-bord"
        case .toMend: "vues/a-corriger"
        case .changes: "vues/changements"
        case .versions: "vues/versions"
        }
    }

    static func context(_ scope: PageScope, _ view: View, at position: ViewID, _ part: ViewPart) -> any PageContext {
        switch view.body {
        case .index: IndexViewPage(scope, view, at: position, number: 1, count: 1)
        case .contacts, .report: PlainPage(scope, title: scope.language.typeset(view.title))
        case .matrix(let matrix): MatrixPage(scope, view, matrix)
        case .plan(let plan): PlanPage(scope, view, plan, part)
        case .calendar(let sources): CalendarPage(scope, view, sources, part)
        case .byWord(let byWord): ByWordPage(scope, view, byWord, part)
        case .sheet(let sheet): SheetPage(scope, view, sheet, part)
        case .dashboard(let dashboard): DashboardPage(scope, view, dashboard)
        case .toMend(let toMend): ToMendPage(scope, view, toMend)
        case .changes(let changes): ChangesPage(scope, view, changes)
        case .versions(let versions): VersionsPage(scope, view, versions)
        }
    }

    /// The templates of all types of view: a theme must have them whether or not the model uses them.
    static let uses: [TemplateUse] = [
        TemplateUse("vues/matrice", contexts: ["page", "matrix"]),
        TemplateUse("vues/tableau-de-bord", contexts: ["page", "dashboard"]),
        TemplateUse("vues/calendrier", contexts: ["page", "calendar"]),
        TemplateUse("vues/plan", contexts: ["page", "plan"]), TemplateUse("vues/plan-par", contexts: ["page", "plan"]),
        TemplateUse("vues/par-public", contexts: ["page", "by-word"]),
        TemplateUse("vues/versions", contexts: ["page", "versions"]),
        TemplateUse("vues/fiches", contexts: ["page", "sheets"]),
        TemplateUse("vues/fiche-entretien", contexts: ["page", "sheet"]),
        TemplateUse("vues/annuaire", contexts: ["page", "index-view"]),
        TemplateUse("vues/a-corriger", contexts: ["page", "to-mend"]),
        TemplateUse("vues/changements", contexts: ["page", "changes"]),
    ]

    /// What the contexts of all types of view answer.
    static let shapes: Shape.Catalogue = [
        MatrixPage.shapes, PlanPage.shapes, CalendarPage.shapes, ByWordPage.shapes, SheetPage.shapes,
        DashboardPage.shapes, ToMendPage.shapes, ChangesPage.shapes, VersionsPage.shapes, EntryPanels.shapes,
        IndexViewPage.shapes,
    ].reduce(into: [:]) { all, shapes in all.merge(shapes) { first, _ in first } }
}

/// What the page of any view has in common: its title from the model, its place in the site.
protocol ViewContext: PageContext {
    var view: View { get }
}

extension ViewContext {
    var title: String { scope.language.typeset(view.title) }
    var crumbs: [Crumb] { path(Crumb(title: title)) }
}

/// The views that are parts of an entry's page, by key: `@contacts`, `@report`, `@versions`. Empty for other kinds.
struct EntryPanels {
    let scope: PageScope
    let id: EntryID
    let kind: Kind

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@contacts": ContactsPanel.value(scope, id, kind)
        case "@has-contacts": .flag(ContactsPanel.applies(scope, kind))
        case "@report": ReportPanel.value(scope, id, kind)
        case "@history": VersionsPage.history(scope, id, kind)
        case "@coverage": MatrixPage.row(scope, id, kind)
        case "@work": PlanPage.work(scope, id, kind)
        case "@sheets": SheetPage.links(scope, id, kind)
        default: .absent
        }
    }

    /// The keys of the fields and inverses that a panel shows: the page leaves them out elsewhere.
    var shownKeys: Set<String> {
        ReportPanel.shownKeys(of: kind, scope).union(PlannedWork.shownKeys(of: kind, scope.frame))
    }

    static let shape: [String: Shape] = [
        "@contacts": .list(.object("contact")), "@has-contacts": .flag, "@report": .object("report"),
        "@history": .object("history"),
        "@coverage": .list(.object("coverage-cell")), "@work": .object("work"), "@sheets": .object("sheet-panel"),
    ]

    static let shapes: Shape.Catalogue = [ContactsPanel.shapes, ReportPanel.shapes, VersionsPage.shapes]
        .reduce(into: [:]) { all, shapes in all.merge(shapes) { first, _ in first } }
}
