internal import ContentModel
internal import KnowledgeBase
internal import Language

/// How many entries of a kind ceased to hold since the former site, in the model's words.
public struct EndedSince: Sendable, Hashable, Codable {
    /// What one of them is called, and several.
    public let one: String
    /// What several are called.
    public let many: String
    /// What such an entry is now: `plus en vigueur`; nil where the model has no word.
    public let state: String?
    /// At least 1.
    public let count: Int

    /// By kind, in the order of the model.
    /// - Parameter former: the day of the former site; nil for the day before.
    static func all(_ edition: Edition, former: CalendarDate?, at date: CalendarDate) -> [EndedSince] {
        let since = min(former ?? date.adding(days: -1), date)
        return edition.model.kinds.compactMap { kind in
            guard let validity = kind.validity else { return nil }
            let count = edition.ids.count { id in
                guard edition[id].kind == kind.id, case .ended(let last) = edition.validity(of: id, at: date) else {
                    return false
                }
                return last >= since
            }
            guard count > 0 else { return nil }
            let words = validity.outOfForce
            let state = kind.names.gender == .feminine && words.count > 1 ? words[1] : words.first
            return EndedSince(one: kind.names.one, many: kind.names.many, state: state, count: count)
        }
    }
}
