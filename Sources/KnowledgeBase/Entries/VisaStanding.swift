public import ContentModel
public import Language

/// What an entry's visa says of the text that stands in its file.
public enum VisaStanding: Sendable, Hashable {
    /// No visa: a draft, one that awaits validation, or a withdrawn entry.
    case without(PublicationState)
    /// Said to be validated, but nothing proves which text was.
    case unsealed
    /// The text is the one that was validated.
    case sealed(on: CalendarDate?)
    /// The text was changed after its visa of that day.
    case changed(since: CalendarDate?)
}

extension Entry {
    /// What the visa says of the text; nil for kinds that need none. No state means draft.
    public func visaStanding(_ kind: Kind) -> VisaStanding? {
        guard let visa = kind.visa else { return nil }
        var state = PublicationState.draft
        if case .integer(let number)? = values[visa.state] { state = PublicationState(rawValue: number) ?? .draft }
        guard state == .validated else { return .without(state) }
        guard let seal = seal(visa) else { return .unsealed }
        var day: CalendarDate?
        if case .date(let date)? = values[visa.on] { day = date }
        return seal.text == fingerprint ? .sealed(on: day) : .changed(since: day)
    }
}

extension Edition {
    /// What an entry's visa says of its text; nil for kinds that need none.
    public func visaStanding(of id: EntryID) -> VisaStanding? {
        let kind = self[id].kind
        return model.kinds[kind].visa == nil ? nil : self[id].visaStanding(model.kinds[kind])
    }
}
