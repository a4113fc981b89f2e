internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The page that lists the sheets of a view.
struct SheetListPage: PageContext {
    let scope: PageScope
    let view: View
    private let plan: SheetPlan

    init(_ scope: PageScope, _ view: View, _ sheet: SheetBody) {
        (self.scope, self.view) = (scope, view)
        plan = SheetPlan(sheet, view, scope.frame.model)
    }

    var title: String { scope.typeset(view.title) }
    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<SheetListPage>("sheets", "The sheets of a view.") {
        Key.text("@view-help", "What the view is for.") { page in page.view.help.map { page.scope.typeset($0) } }
        Key.list("@groups", "The sheets, by what they are about.") { $0.groups }
    }

    private var groups: [SheetGroup] {
        let combinations = plan.combinations(scope)
        return scope.reader.byTitle(combinations.keys).map { subject in
            let words = combinations[subject] ?? []
            let links = words.map { word in
                SheetLink(
                    about: scope.title(of: subject),
                    title: word.map { scope.typeset(plan.wordText($0).capitalizedFirst) } ?? scope.title(of: subject),
                    url: plan.url(subject, word, scope),
                    isInForce: plan.entries(about: subject, word: word, scope).contains {
                        scope.reader.validity(of: $0) == .inForce
                    })
            }
            return SheetGroup(
                title: scope.title(of: subject),
                url: words.contains(nil) ? plan.url(subject, nil, scope) : scope.url(of: subject),
                hasWords: plan.choice != nil, links: links)
        }
    }
}

/// One page to print, for a combination of what entries are about.
struct SheetPage: PageContext {
    let scope: PageScope
    let view: View
    private let plan: SheetPlan
    private let content: SheetContent

    init(_ scope: PageScope, _ view: View, _ sheet: SheetBody, about subject: EntryID, word: Int?) {
        (self.scope, self.view) = (scope, view)
        plan = SheetPlan(sheet, view, scope.frame.model)
        content = SheetContent(scope: scope, plan: plan, subject: subject, word: word)
    }

    private var downloads: [Download] { scope.takeaways(of: .sheet) + scope.pressed(.sheet, whole) }

    private var whole: String { scope.typeset(view.title) }

    var title: String {
        let word = content.word.map { " – " + scope.typeset(plan.wordText($0)) }
        return scope.title(of: content.subject) + (word ?? "")
    }

    var crumbs: [PageLink] {
        path(PageLink(title: whole, url: scope.url(PagePath.view(view.key, number: 1))), PageLink(title: title))
    }

    static let keys = KeyTable<SheetPage>("sheet", "A sheet to print: what to say about something.") {
        Key.text("@kind-name", "The view.") { $0.whole }
        Key.flag("@has-downloads", "Whether it can be taken along.") { !$0.downloads.isEmpty }
        Key.list("@downloads", "The sheet as files.") { $0.downloads }
        SheetContent.keys.map { $0.within(\.content) }
    }
}

/// The sheets about one thing.
struct SheetGroup: KeyedContext {
    let title: String
    let url: String?
    let hasWords: Bool
    let links: [SheetLink]

    static let keys = KeyTable<SheetGroup>("sheet-group", "The sheets about one thing.") {
        Key.text("@title", "What they are about.") { $0.title }
        Key.text("@url", "The sheet without words, else the page of what they are about.") { $0.url }
        Key.flag("@has-words", "Whether there is one for each word.") { $0.hasWords }
        Key.list("@links", "The sheets.") { $0.links }
    }
}

/// A sheet.
struct SheetLink: KeyedContext {
    let about: String
    let title: String
    let url: String
    let isInForce: Bool

    static let keys = KeyTable<SheetLink>("sheet-link", "A sheet, in the list of all.") {
        Key.text("@about", "What it is about.") { $0.about }
        Key.text("@title", "Its word, or what it is about.") { $0.title }
        Key.text("@url", "Its page.") { $0.url }
        Key.flag("@in-force", "Whether something on it holds.") { $0.isInForce }
    }
}
