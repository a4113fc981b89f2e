internal import ContentModel
internal import KnowledgeBase
internal import Templates

/// The entry on whose page views add their parts. Which keys it answers, `ViewRooms` says.
struct EntryPanels {
    let scope: PageScope
    let id: EntryID
    let kind: Kind
}
