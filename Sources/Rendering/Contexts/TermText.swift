internal import ContentModel
internal import KnowledgeBase
internal import Language

/// From when to when an entry holds, in words.
enum TermText {
    /// `Valable jusqu'au 31 mars 2014`; nil where the entry names no last day.
    static func until(of id: EntryID, _ scope: PageScope) -> String? {
        let kind = scope.reader.identity(id).kind
        return kind.validity?.until.flatMap { scope.reader.entry(id).date($0) }.map {
            scope.strings.text(.validUntil, ["date": scope.language.format($0)])
        }
    }

    /// The same day as machines read it: `2014-03-31`.
    static func lastDay(of id: EntryID, _ scope: PageScope) -> String? {
        let kind = scope.reader.identity(id).kind
        return kind.validity?.until.flatMap { scope.reader.entry(id).date($0) }.map(\.description)
    }

    /// Since when, or from when on, in an entry that does not hold; empty where no date is known.
    static func ended(_ state: ValidityState, _ scope: PageScope) -> String {
        switch state {
        case .ended(let date): scope.strings.text(.endedOn, ["date": scope.language.format(date)])
        case .notYet(let date): scope.strings.text(.beginsOn, ["date": scope.language.format(date)])
        case .inForce, .replaced, .notPublished: ""
        }
    }

    /// `du 19 mars 2012 au 21 avril 2013`, `depuis le 22 avril 2013`: as far as the dates are known.
    static func span(from: CalendarDate?, until: CalendarDate?, _ scope: PageScope) -> String {
        let strings = scope.strings
        func text(_ date: CalendarDate) -> String { scope.language.format(date) }
        switch (from, until) {
        case (let from?, let until?): return strings.text(.fromUntil, ["from": text(from), "until": text(until)])
        case (let from?, nil): return strings.text(.beginsOn, ["date": text(from)])
        case (nil, let until?): return strings.text(.endedOn, ["date": text(until)])
        case (nil, nil): return ""
        }
    }
}
