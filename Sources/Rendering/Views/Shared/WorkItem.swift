internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// One thing to do by a day: a step of a plan's entry, or an entry that is itself to be done (a commitment).
struct WorkItem {
    /// The entry with the steps, or the thing itself.
    let entry: EntryID
    /// The step's number in its entry, from 0; nil for an entry that is itself to be done.
    let row: Int?
    /// Typeset.
    let name: String
    /// As it was agreed.
    let due: CalendarDate?
    /// As it was put off.
    let moved: CalendarDate?
    /// The state in the words of the model; may be empty.
    let word: String
    /// What the state means; nil for a word that means just itself.
    let meaning: Vocabulary.Meaning?
    /// Of the entry among all others, by kind and slug.
    let rank: Int
    let isMilestone: Bool
    /// Open although its day has passed: the day it was put off to, else the first one.
    let isOverdue: Bool
    /// Overdue, and this audience is told so.
    let isLate: Bool

    /// The day that counts.
    var day: CalendarDate? { moved ?? due }
    /// Whether this audience sees it in timelines and lists of dates: not when that would say who is late.
    var isShown: Bool { isLate || !isOverdue }
    var isDone: Bool { meaning == .done }
    var isOpen: Bool { meaning == .open }

    /// Late things first, then what is to be done, by day; what waits; what is done, newest first; what was given up.
    static func isBefore(_ a: WorkItem, _ b: WorkItem) -> Bool {
        let days = (a.day?.dayNumber ?? .max, b.day?.dayNumber ?? .max)
        if a.urgency != b.urgency { return a.urgency < b.urgency }
        if days.0 != days.1 { return a.isDone ? days.0 > days.1 : days.0 < days.1 }
        return (a.rank, a.row ?? 0) < (b.rank, b.row ?? 0)
    }

    /// By day alone.
    static func isEarlier(_ a: WorkItem, _ b: WorkItem) -> Bool {
        let days = (a.day?.dayNumber ?? .max, b.day?.dayNumber ?? .max)
        return days.0 != days.1 ? days.0 < days.1 : (a.rank, a.row ?? 0) < (b.rank, b.row ?? 0)
    }

    private var urgency: Int {
        if isLate { return 0 }
        return switch meaning {
        case .open, .all, .feminine, nil: 1
        case .paused: 2
        case .done: 3
        case .dropped: 4
        }
    }
}

/// How far a number of steps has come. Steps that were given up do not count.
struct WorkProgress {
    var done = 0
    var total = 0

    init(_ items: some Sequence<WorkItem>) {
        for item in items where item.meaning != .dropped {
            total += 1
            if item.isDone { done += 1 }
        }
    }

    /// 0 to 100, rounded down: 100 only when all is done. 0 where there is nothing to do.
    var percent: Int { total == 0 ? 0 : done * 100 / total }
}

extension PageScope {
    /// `12 sur 18 (66 %)`.
    func text(_ progress: WorkProgress) -> String {
        strings.text(
            .progressText,
            ["done": String(progress.done), "total": String(progress.total), "percent": String(progress.percent)])
    }
}
