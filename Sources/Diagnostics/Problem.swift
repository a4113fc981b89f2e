/// Everything that can be wrong with a site's sources, by the stage that finds it.
///
/// Each case carries data only; the wording stands in one folder per language (`French/`, `English/`).
public enum Problem: Sendable, Hashable, Codable {
    case markup(MarkupProblem)
    case model(ModelProblem)
    case content(ContentProblem)
    case template(TemplateProblem)
    case site(SiteProblem)
    case visa(VisaProblem)
    case register(RegisterProblem)
    case publication(PublicationProblem)
    case generation(GenerationProblem)
    case page(PageRemark)
    /// More of a sort than are told.
    case remainder(Remainder)

    var detail: any ProblemDetail {
        switch self {
        case .markup(let detail): detail
        case .model(let detail): detail
        case .content(let detail): detail
        case .template(let detail): detail
        case .site(let detail): detail
        case .visa(let detail): detail
        case .register(let detail): detail
        case .publication(let detail): detail
        case .generation(let detail): detail
        case .page(let detail): detail
        case .remainder(let detail): detail
        }
    }

    /// The stable identifier, for example `reference-inconnue`.
    public var id: String { detail.id }
    /// The severity when nothing else decides.
    public var severity: Diagnostic.Severity { detail.severity }

    /// The message without suggestion.
    public func text(in language: MessageLanguage) -> String {
        switch language {
        case .french: detail.french
        case .english: detail.english
        }
    }
}

/// What each stage's problems have in common.
protocol ProblemDetail: Sendable {
    var id: String { get }
    var severity: Diagnostic.Severity { get }
    var french: String { get }
    var english: String { get }
}

extension ProblemDetail {
    var severity: Diagnostic.Severity { .error }
}

/// What a note's place is.
public enum NoteText: Sendable, Hashable, Codable {
    /// The first of two things that share a name.
    case firstDefinedHere
    /// One of several candidates, with the form that names it without doubt.
    case candidate(String)
    /// How many more candidates or places there are, this one among them.
    case others(Int)
    /// The template that includes the one at fault.
    case includedHere
    /// The other entry in a conflict, by title.
    case conflictsWith(String)
    /// Where the rule or the declaration stands.
    case declaredHere

    /// The note's words.
    public func text(in language: MessageLanguage) -> String {
        switch (self, language) {
        case (.firstDefinedHere, .french): "défini ici d'abord"
        case (.firstDefinedHere, .english): "first defined here"
        case (.candidate(let form), .french): "écrivez « \(form) » pour celui-ci"
        case (.candidate(let form), .english): "write “\(form)” for this one"
        case (.others(let count), .french): "et \(count) autre\(count > 1 ? "s" : ""), dont celui-ci"
        case (.others(let count), .english): "and \(count) more, this one among them"
        case (.includedHere, .french): "inclus ici"
        case (.includedHere, .english): "included here"
        case (.conflictsWith(let title), .french): "« \(title) » est ici"
        case (.conflictsWith(let title), .english): "“\(title)” is here"
        case (.declaredHere, .french): "déclaré ici"
        case (.declaredHere, .english): "declared here"
        }
    }
}
