internal import ContentModel
internal import Language
internal import KnowledgeBase
internal import Templates

/// The page that a script fills with results; where there are none, it tells whom to call.
struct SearchPage: PageContext {
    let scope: PageScope
    let title: String

    init(_ scope: PageScope) {
        self.scope = scope
        title = scope.frame.strings["search"] ?? PagePath.search
    }

    static let shape: [String: Shape] = ["@phones": .list(.object("value"))]

    var crumbs: [Crumb] { path(Crumb(title: title)) }

    func own(_ key: String) -> TemplateValue { key == "@phones" ? .list(phones()) : .absent }

    /// The number of the house, if the settings have one.
    private func phones() -> [TemplateValue] {
        let information = scope.frame.settings.information
        guard let number = information["standard"] ?? information["switchboard"],
            let telephone = Contact.telephone(number)
        else { return [] }
        return [.object(ValueContext(scope: scope, value: .text(telephone), type: .telephone))]
    }
}
