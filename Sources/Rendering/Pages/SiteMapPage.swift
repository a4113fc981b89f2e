internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The map of the site: its views and its kinds, never its single entries, which the lists have.
struct SiteMapPage: PageContext {
    let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    var title: String { scope.frame.strings.text(.siteMap) }
    var crumbs: [Crumb] { path(Crumb(title: title)) }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@views":
            let index = SiteSection(
                title: scope.frame.strings.text(.allEntries), path: PagePath.view(PagePath.allEntries, number: 1))
            return .list(
                ([index] + SiteSection.views(scope.reader.model, scope.language, edition: scope.frame.edition)).map(
                    link))
        case "@kinds":
            return .list(
                scope.reader.model.kinds.filter(\.hasPages).map { kind in
                    .object(
                        Item([
                            "@title": .text(scope.language.typeset(kind.names.section)),
                            "@url": .text(scope.url(PagePath.list(kind: kind, number: 1))),
                            "@text": kind.help.map { scope.text($0) } ?? .empty,
                            "@count": .number(scope.reader.count(ofKind: kind.id)),
                        ]))
                })
        default: return .absent
        }
    }

    private func link(_ section: SiteSection) -> TemplateValue {
        .object(Item(["@title": .text(section.title), "@url": .text(scope.url(section.path))]))
    }
}

/// A page that its template writes by itself.
struct PlainPage: PageContext {
    let scope: PageScope
    let title: String

    init(_ scope: PageScope, title: String) {
        self.scope = scope
        self.title = title
    }

    var crumbs: [Crumb] { path(Crumb(title: title)) }
    func own(_ key: String) -> TemplateValue { .absent }
}

/// A former address: it leads to the entry's page at once.
struct RedirectPage: PageContext {
    let scope: PageScope
    let id: EntryID

    init(_ scope: PageScope, _ id: EntryID) {
        self.scope = scope
        self.id = id
    }

    var title: String { scope.title(of: id) }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@target": scope.url(of: id).map { .text($0) } ?? .empty
        case "@moved": .text(scope.frame.strings.text(.moved))
        default: .absent
        }
    }
}
