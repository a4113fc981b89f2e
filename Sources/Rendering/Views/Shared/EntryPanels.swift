internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// The entry on whose page views add their parts. Which keys it answers, `ViewRooms` says.
final class EntryPanels {
    let scope: PageScope
    let id: EntryID
    let kind: Kind

    init(scope: PageScope, id: EntryID, kind: Kind) { (self.scope, self.id, self.kind) = (scope, id, kind) }
}
