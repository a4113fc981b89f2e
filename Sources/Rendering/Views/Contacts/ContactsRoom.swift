internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// Whom to call about an entry: a part of its page.
enum ContactsRoom: ViewRoom {
    static let word = "contacts"
    static let templates: [RoomTemplate] = []

    static func pages(_ placed: PlacedView<ContactsBody>, _ frame: SiteFrame, _ reader: BaseReader) -> [Page] { [] }

    static func page(_ placed: PlacedView<ContactsBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? { nil }

    static var panelKeys: [TemplateKey<EntryPanels>] {
        [
            .list("@contacts", "Whom to call, in that order; never nobody.") {
                ContactsPanel.cards($0.scope, $0.id, $0.kind) ?? []
            },
            .flag("@has-contacts", "Whether entries of the kind say whom to call.") {
                ContactsPanel.applies($0.scope, $0.kind)
            },
            .list("@replacements", "What a person stands for, and who does when that person is away.") {
                ContactsPanel.replacements($0.scope, $0.id, $0.kind)
            },
            .flag("@has-replacements", "Whether the person stands for something.") {
                !ContactsPanel.replacements($0.scope, $0.id, $0.kind).isEmpty
            },
        ]
    }
}
