internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// Something that somebody of an office carried who has left: it waits for another one.
struct VacancyContext: KeyedContext {
    let scope: PageScope
    let vacancy: Vacancy

    static let keys = KeyTable<VacancyContext>("vacancy", "A task of somebody who has left.") {
        Key.text("@title", "The entry that needs somebody.") { $0.scope.title(of: $0.vacancy.entry) }
        Key.text("@url", "Its address; nothing where there is no page.") { $0.scope.url(of: $0.vacancy.entry) }
        Key.text("@label", "As what it needs them.") { $0.label }
    }

    private var label: String {
        let field = scope.frame.model.kinds[scope.kind(of: vacancy.entry)].fields[vacancy.field]
        return scope.typeset((vacancy.column.map { field.type.recordFields[$0] } ?? field).label)
    }
}
