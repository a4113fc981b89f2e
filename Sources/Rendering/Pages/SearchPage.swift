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

    static let shape: [String: Shape] = ["@phones": .list(.object("value")), "@gap-url": .text]

    var crumbs: [Crumb] { path(Crumb(title: title)) }

    func own(_ key: String) -> TemplateValue {
        switch key {
        case "@phones": .list(phones())
        case "@gap-url": gapAddress.map { .text($0) } ?? .empty
        default: .absent
        }
    }

    /// Where to write that something is missing, if the settings say so.
    private var gapAddress: String? {
        let information = scope.frame.settings.information
        return (information["signaler-un-manque"] ?? information["report-to"]).map { "mailto:" + $0 }
    }

    /// The number of the house, if the settings have one.
    private func phones() -> [TemplateValue] {
        let information = scope.frame.settings.information
        guard let number = information["standard"] ?? information["switchboard"],
            let telephone = Contact.telephone(number)
        else { return [] }
        return [.object(ValueContext(scope: scope, value: .text(telephone), type: .telephone))]
    }
}
