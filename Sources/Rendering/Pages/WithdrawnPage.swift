internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The address of an entry that was withdrawn: since when, what to read instead, whom to call.
struct WithdrawnPage: PageContext {
    let scope: PageScope
    let gone: Withdrawal
    let title: String

    init(_ scope: PageScope, _ gone: Withdrawal) {
        self.scope = scope
        self.gone = gone
        let names = scope.frame.model.kinds[gone.kind].names
        let key: InterfaceStrings.Key = names.gender == .feminine ? .withdrawnOnFeminine : .withdrawnOn
        let text = scope.strings.text(
            key, ["kind": names.one.capitalizedFirst, "date": scope.language.format(gone.day)])
        title = scope.typeset(text)
    }

    var crumbs: [PageLink] { path(list, PageLink(title: title)) }

    private var list: PageLink {
        let words = scope.frame.kindWords[gone.kind]
        return PageLink(title: words.section, url: scope.url(words.listPath))
    }

    /// The number of last resort.
    private var phones: [ValueContext] {
        let information = scope.frame.settings.information
        guard let number = information["standard"] ?? information["switchboard"],
            let telephone = Contact.telephone(number)
        else { return [] }
        return [ValueContext(scope: scope, value: .text(telephone), type: .telephone)]
    }

    static let keys = KeyTable<WithdrawnPage>("withdrawn", "The address of an entry that was withdrawn.") {
        Key.object("@instead", named: "link", "What replaces it; else the list of its kind.") { page in
            .object(page.gone.instead.map { page.scope.link(to: $0) } ?? page.list)
        }
        Key.list("@phones", "Whom to call.") { $0.phones }
    }
}
