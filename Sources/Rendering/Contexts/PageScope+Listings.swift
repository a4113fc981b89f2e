internal import ContentModel
internal import KnowledgeBase
internal import Language

extension Listing.Name {
    /// The heading of a part, typeset.
    func title(_ scope: PageScope) -> String {
        switch self {
        case .whole: ""
        case .letter(let letter): letter
        case .text(let text): scope.language.typeset(text.capitalizedFirst)
        case .entry(let id): scope.title(of: id)
        case .others: scope.strings.text(.otherEntries)
        case .notYet: scope.strings.text(.notYetListed)
        case .over: scope.strings.text(.noLongerListed)
        }
    }

    /// The anchor of a part. No slug has two hyphens, so that it meets no entry's.
    func id(_ scope: PageScope) -> String {
        switch self {
        case .whole: "part--whole"
        case .letter("#"): scope.design.anchor(.letter) + "--" + scope.design.anchor(.otherLetters)
        case .letter(let letter):
            // A letter of another script has no slug: its code stands for it.
            scope.design.anchor(.letter) + "--"
                + (letter.slug.isEmpty ? "u" + letter.unicodeScalars.map { String($0.value) }.joined() : letter.slug)
        case .text(let text): "part--" + text.slug
        case .entry(let id): "part--" + scope.reader.slug(of: id)
        case .others: "part--others-"
        case .notYet: "part--not-yet-"
        case .over: "part--over-"
        }
    }
}

extension PageScope {
    /// How many days before its end an entry says so.
    static let noticeOfEnd = 30

    /// The last day of an entry in force, when the site's date is at most so many days before it.
    func end(of id: EntryID, within days: Int = noticeOfEnd) -> CalendarDate? {
        guard let until = frame.model.kinds[kind(of: id)].validity?.until, let date = reader.entry(id).date(until),
            reader.validity(of: id) == .inForce, reader.isPast(date.adding(days: -days - 1))
        else { return nil }
        return date
    }

    /// That an entry in force soon ends: what needs a visa expires and must be renewed, anything else has a last day.
    func expiry(of id: EntryID) -> String? {
        guard let date = end(of: id) else { return nil }
        let key: InterfaceStrings.Key = frame.model.kinds[kind(of: id)].visa == nil ? .lastDay : .expiresSoon
        return strings.text(key, ["date": language.format(date)])
    }

    /// What a line of a list says of an entry that is not, or not for long, in force; nil for all others.
    func standing(of id: EntryID) -> String? {
        let validity = reader.validity(of: id)
        return switch validity {
        case .inForce: expiry(of: id)
        case .ended, .notYet: TermText.ended(validity, self)
        case .replaced, .notPublished: StateText.text(of: id, self)
        }
    }
}
