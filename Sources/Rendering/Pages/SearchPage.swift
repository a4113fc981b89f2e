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
        title = scope.strings["search"] ?? PagePath.search
    }

    var crumbs: [PageLink] { path(PageLink(title: title)) }

    static let keys = KeyTable<SearchPage>("search", "The page that a script fills with results.") {
        Key.list("@phones", "Whom to call when nothing is found.") { $0.phones }
        Key.text("@gap-url", "Where to write that something is missing.") { $0.gapAddress }
    }

    /// Where to write that something is missing, if the settings say so.
    private var gapAddress: String? {
        let information = scope.frame.settings.information
        return (information["signaler-un-manque"] ?? information["report-to"]).map { "mailto:" + $0 }
    }

    /// The number of the house, if the settings have one.
    private var phones: [ValueContext] {
        let information = scope.frame.settings.information
        guard let number = information["standard"] ?? information["switchboard"],
            let telephone = Contact.telephone(number)
        else { return [] }
        return [ValueContext(scope: scope, value: .text(telephone), type: .telephone)]
    }
}
