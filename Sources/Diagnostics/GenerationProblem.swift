/// What can be in the way of looking at former generations of a site, or of going back to one.
public enum GenerationProblem: Sendable, Hashable, Codable {
    /// No whole generation has that number; with those that there are.
    case unknown(Int, known: [Int])
    /// There is none before the one that is the site.
    case noFormer
    /// None was the site on that day; with the first day of which one is kept.
    case noneOn(day: String, first: String)
    /// What a generation says was not kept, or is damaged.
    case unknownFacts(Int)
    /// It is another audience's.
    case otherEdition(Int, edition: String, current: String)
    /// It would show again what has gone since; with the nearest newer one that would not.
    case refused(Int, instead: Int?)
    /// It would show an entry, a view or a file again, by title or path.
    case returns(String, ReturnReason)
    /// The one that is asked for is the site already.
    case isCurrent(Int)
}

/// Why something that a former generation shows must not come back.
public enum ReturnReason: Sendable, Hashable, Codable {
    /// The site has it no more: withdrawn, restricted, erased, removed.
    case gone
    /// It ended on that day.
    case ended(String)
    /// It begins later.
    case notYet
    case replaced
    /// It is not validated any more.
    case notPublished
    /// A part of it is kept from these readers since.
    case restricted
    /// It holds data about a person which the site no longer shows.
    case personal
    /// A field that its kind has no more.
    case field
    /// A view that these readers have no more.
    case view
    /// They are not told any more who is late.
    case lateness
    /// An attached file that is not there any more, or has changed.
    case file
}

extension GenerationProblem: ProblemDetail {
    var id: String {
        switch self {
        case .unknown: "generation-inconnue"
        case .noFormer: "aucune-generation-anterieure"
        case .noneOn: "aucune-generation-ce-jour"
        case .unknownFacts: "generation-sans-releve"
        case .otherEdition: "generation-d-une-autre-edition"
        case .refused: "retour-refuse"
        case .returns: "reviendrait"
        case .isCurrent: "generation-deja-en-ligne"
        }
    }

    var severity: Diagnostic.Severity { if case .isCurrent = self { .warning } else { .error } }
}
