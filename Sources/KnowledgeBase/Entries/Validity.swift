public import ContentModel
public import Language

/// Whether an entry holds at a date.
public enum ValidityState: Sendable, Hashable {
    /// Its kind has no term, or the date lies within it.
    case inForce
    /// It begins later.
    case notYet(CalendarDate)
    /// It ended before; the last day it held.
    case ended(CalendarDate)
    /// Another entry has taken its place.
    case replaced(by: EntryID)
    /// It waits for a visa, or was withdrawn.
    case notPublished
}

extension Edition {
    /// Whether an entry holds at a date: from its first to its last day, both included, and not once an entry that
    /// replaces it has begun (from then on for good).
    public func validity(of id: EntryID, at date: CalendarDate) -> ValidityState {
        let kind = self[id].kind
        if model.kinds[kind].visa != nil, publicationState(of: id) != .validated { return .notPublished }
        guard model.kinds[kind].validity != nil || model.kinds[kind].succession != nil else { return .inForce }
        let term = term(of: id)
        if let from = term.from, date < from { return .notYet(from) }
        for successor in successors(of: id) where hasBegun(successor, at: date) { return .replaced(by: successor) }
        if let until = term.until, until < date { return .ended(until) }
        return .inForce
    }

    /// The first and last day of an entry, where it says so.
    public func term(of id: EntryID) -> (from: CalendarDate?, until: CalendarDate?) {
        guard let validity = model.kinds[self[id].kind].validity else { return (nil, nil) }
        return (
            validity.from.flatMap { self[id].date($0) },
            validity.until.flatMap { self[id].date($0) }
        )
    }

    /// How far an entry is on its way to publication; nil for kinds without visa. No state means draft.
    public func publicationState(of id: EntryID) -> PublicationState? {
        guard let visa = model.kinds[self[id].kind].visa else { return nil }
        guard case .integer(let state)? = self[id].values[visa.state] else { return .draft }
        return PublicationState(rawValue: state) ?? .draft
    }

    private func hasBegun(_ id: EntryID, at date: CalendarDate) -> Bool {
        if model.kinds[self[id].kind].visa != nil, publicationState(of: id) != .validated { return false }
        guard let from = term(of: id).from else { return true }
        return from <= date
    }
}

extension Entry where S == Linked {
    /// The date in that field.
    public func date(_ field: FieldID) -> CalendarDate? {
        if case .date(let date)? = values[field] { date } else { nil }
    }

    /// The entries that a reference field leads to.
    public func targets(_ field: FieldID) -> [EntryID] {
        (values[field]?.each ?? []).compactMap { if case .reference(.entry(let id)) = $0 { id } else { nil } }
    }
}
