internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// One page to print for each combination of what entries are about, and the page that lists them.
struct SheetPage: ViewContext {
    let scope: PageScope
    let view: View
    let part: ViewPart
    private let plan: SheetPlan
    private let content: SheetContent?

    init(_ scope: PageScope, _ view: View, _ sheet: View.Sheet, _ part: ViewPart) {
        (self.scope, self.view, self.part) = (scope, view, part)
        let plan = SheetPlan(sheet, view, scope.frame.model)
        self.plan = plan
        if case .about(let subject, let word) = part {
            content = SheetContent(scope: scope, plan: plan, subject: subject, word: word)
        } else {
            content = nil
        }
    }

    private var whole: String { scope.language.typeset(view.title) }

    var title: String {
        guard let content else { return whole }
        let word = content.word.map { " – " + scope.language.typeset(plan.wordText($0)) }
        return scope.title(of: content.subject) + (word ?? "")
    }

    var crumbs: [Crumb] {
        guard content != nil else { return path(Crumb(title: whole)) }
        return path(Crumb(title: whole, url: scope.url(PagePath.view(view.key, number: 1))), Crumb(title: title))
    }

    func own(_ key: String) -> TemplateValue {
        if let content {
            return key == "@kind-name" ? .text(whole) : content.value(for: key)
        }
        switch key {
        case "@view-help": return view.help.map { scope.text($0) } ?? .empty
        case "@groups": return .list(groups.map { .object($0) })
        default: return .absent
        }
    }

    /// The sheets by what they are about.
    private var groups: [Item] {
        let combinations = plan.combinations(scope)
        return scope.reader.byTitle(combinations.keys).map { subject in
            let words = combinations[subject] ?? []
            let links = words.map { word in
                let inForce = plan.entries(about: subject, word: word, scope).contains {
                    scope.reader.validity(of: $0) == .inForce
                }
                return Item([
                    "@about": .text(scope.title(of: subject)),
                    "@title": .text(
                        word.map { scope.language.typeset(plan.wordText($0).capitalizedFirst) }
                            ?? scope.title(of: subject)),
                    "@url": .text(plan.url(subject, word, scope)), "@in-force": .flag(inForce),
                ])
            }
            return Item([
                "@title": .text(scope.title(of: subject)),
                "@url": words.contains(nil)
                    ? .text(plan.url(subject, nil, scope)) : scope.url(of: subject).map { .text($0) } ?? .empty,
                "@has-words": .flag(plan.choice != nil), "@links": .list(links.map { .object($0) }),
            ])
        }
    }

    // MARK: Elsewhere

    static func pages(_ sheet: View.Sheet, _ view: View, at position: ViewID, _ reader: BaseReader) -> [Page] {
        let plan = SheetPlan(sheet, view, reader.model)
        let combinations = plan.combinations(
            of: reader.entries(ofKind: sheet.kind), subjects: plan.subjectKinds.flatMap { reader.entries(ofKind: $0) }
        ) { reader.entry($0) }
        let sheets = combinations.keys.sorted { reader.rank(of: $0) < reader.rank(of: $1) }.flatMap { subject in
            (combinations[subject] ?? []).map { word in
                Page(
                    path: plan.path(reader.slug(of: subject), word), subject: .view(position, .about(subject, word: word)))
            }
        }
        return [Page(path: PagePath.view(view.key, number: 1), subject: .view(position, .whole))] + sheets
    }

    /// The sheets about an entry, or that an entry stands on, for its page.
    static func links(_ scope: PageScope, _ id: EntryID, _ kind: Kind) -> TemplateValue {
        let groups = SheetPlan.all(scope.frame).compactMap { plan -> Item? in
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
            return Item([
                "@id": .text(plan.view.key), "@title": .text(scope.language.typeset(plan.view.title)),
                "@links": .list(
                    links.map {
                        .object(
                            Item([
                                "@about": .text(scope.language.typeset(plan.view.title)),
                                "@title": .text(scope.language.typeset($0.title)), "@url": .text($0.url),
                            ]))
                    }),
            ])
        }
        return groups.isEmpty ? .empty : .object(Item(["@groups": .list(groups.map { .object($0) })]))
    }

    static let shapes: Shape.Catalogue = [
        "sheets": ["@groups": .list(.object("sheet-group"))],
        "sheet-group": [
            "@title": .text, "@url": .text, "@has-words": .flag, "@links": .list(.object("sheet-link")),
        ],
        "sheet-link": ["@about": .text, "@title": .text, "@url": .text, "@in-force": .flag],
        "sheet-panel": ["@groups": .list(.object("sheet-panel-group"))],
        "sheet-panel-group": ["@id": .text, "@title": .text, "@links": .list(.object("sheet-panel-link"))],
        "sheet-panel-link": ["@about": .text, "@title": .text, "@url": .text],
    ].merging(SheetContent.shapes) { a, _ in a }
}
