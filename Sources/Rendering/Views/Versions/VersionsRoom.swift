internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// Which entry replaced which.
enum VersionsRoom: ViewRoom {
    static let word = "versions"
    static let templates = [RoomTemplate("vues/versions", VersionsPage.self)]

    static func page(_ placed: PlacedView<VersionsBody>, _ part: ViewPart, _ scope: PageScope) -> RoomPage? {
        RoomPage("vues/versions", VersionsPage(scope, placed.view, placed.body))
    }

    static var panelKeys: [TemplateKey<EntryPanels>] {
        [
            .object("@history", "The versions of the entry, where there are several.") {
                VersionsPage.history($0.scope, $0.id, $0.kind)
            }
        ]
    }
}
