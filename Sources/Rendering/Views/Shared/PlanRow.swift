internal import Templates

/// An entry of a plan as a row of a table.
struct PlanRow: KeyedContext {
    let id: String
    /// Its number first.
    let link: PageLink
    let pilot: PageLink?
    let role: String?
    let progress: WorkProgress
    let progressText: String
    let next: String?
    let due: String?
    let moved: String?
    let badge: Badge?

    static let keys = KeyTable<PlanRow>("plan-action", "An entry of a plan.") {
        Key.text("@id", "Its anchor.") { $0.id }
        Key.text("@title", "Its title, after its number.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.object("@pilot", "Who leads it.") { $0.pilot }
        Key.text("@role", "What the entry of the page is to it.") { $0.role }
        Key.text("@progress", "How far its steps have come, in words.") { $0.progressText }
        Key.number("@done", "The same, of 100.") { $0.progress.percent }
        Key.text("@next", "The next step.") { $0.next }
        Key.text("@due", "The next step's day.") { $0.due }
        Key.text("@moved", "That the next step was put off, and from when.") { $0.moved }
        Key.object("@badge", "That a step is late.") { $0.badge }
    }
}

/// A thing to do as a row of a table.
struct WorkRow: KeyedContext {
    let title: String
    let url: String?
    let who: [PageLink]
    let of: PageLink?
    let due: String?
    let moved: String?
    let isMilestone: Bool
    let badge: Badge?

    static let keys = KeyTable<WorkRow>("work-row", "A thing to do by a day.") {
        Key.text("@title", "What is to be done.") { $0.title }
        Key.text("@url", "Where it is read.") { $0.url }
        Key.list("@who", "Who is to do it.") { $0.who }
        Key.object("@of", "The plan's entry whose step it is.") { $0.of }
        Key.text("@due", "Its day.") { $0.due }
        Key.text("@moved", "That it was put off, and from when.") { $0.moved }
        Key.flag("@milestone", "Whether it is a milestone.") { $0.isMilestone }
        Key.object("@badge", "How far it is.") { $0.badge }
    }
}

/// Somebody's commitments of one kind.
struct WorkGroup: KeyedContext {
    let id: String
    let title: String
    let hasWho: Bool
    let rows: [WorkRow]

    static let keys = KeyTable<WorkGroup>("work-group", "Somebody's commitments of one kind.") {
        Key.text("@id", "Their anchor.") { $0.id }
        Key.text("@title", "What they are.") { $0.title }
        Key.flag("@has-who", "Whether others share in some.") { $0.hasWho }
        Key.list("@rows", "The commitments, late ones first.") { $0.rows }
    }
}

/// Somebody's part of the work.
struct WorkPart: KeyedContext {
    let id: String
    let title: String
    let url: String?
    let actionsTitle: String
    let actions: [PlanRow]
    let groups: [WorkGroup]

    static let keys = KeyTable<WorkPart>("work", "Somebody's part of the work.") {
        Key.text("@id", "Its anchor.") { $0.id }
        Key.text("@title", "Whose it is.") { $0.title }
        Key.text("@url", "The page of whose it is; on that page, the plan's.") { $0.url }
        Key.text("@actions-title", "What the plan's entries are.") { $0.actionsTitle }
        Key.flag("@has-actions", "Whether there are any.") { !$0.actions.isEmpty }
        Key.list("@actions", "Those that are led, late ones first.") { $0.actions }
        Key.list("@groups", "Commitments, by kind.") { $0.groups }
    }
}
