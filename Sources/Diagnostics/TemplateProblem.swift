/// What can be wrong with a theme's templates.
public enum TemplateProblem: Sendable, Hashable, Codable {
    /// What a template can be given, and what a place in a template can use.
    public enum ValueKind: Sendable, Hashable, Codable, CaseIterable {
        case text
        case number
        case flag
        /// HTML, written without escaping.
        case markup
        /// A text out of a closed list of template names.
        case templateName
        case list
        case object
    }

    /// No value of that name in any context at that point.
    case unknownKey(String)
    /// No template of that name in the theme or its parents.
    case unknownPartial(String)
    /// A block that the parent template does not have.
    case unknownBlock(String, parent: String)
    /// A tag that is not well-formed; the text says what was expected, for example `}}`.
    case malformedTag(expected: String)
    /// A section, block or parent that is never closed.
    case unclosedSection(String)
    /// A closing tag for something else than what is open.
    case unexpectedClosing(String, open: String?)
    /// A partial that includes itself without end.
    case endlessPartial(String)
    /// A value used in a way that its type does not allow, for example a list printed as text.
    case wrongUse(key: String, expected: ValueKind, actual: ValueKind)
    /// A tag without a name, such as `{{}}` or `{{#}}`.
    case missingName
    /// More sections, blocks and parents in one another than a template may have.
    case nestedTooDeep(limit: Int)
    /// Something between `{{<parent}}` and its end that is no block: it is never printed.
    case ignoredInParent(String)
}

extension TemplateProblem: ProblemDetail {
    var id: String {
        switch self {
        case .unknownKey: "cle-inconnue"
        case .unknownPartial: "gabarit-inconnu"
        case .unknownBlock: "bloc-inconnu"
        case .malformedTag: "balise-mal-formee"
        case .unclosedSection: "section-ouverte"
        case .unexpectedClosing: "fermeture-inattendue"
        case .endlessPartial: "gabarit-sans-fin"
        case .wrongUse: "usage-impossible"
        case .missingName: "balise-sans-nom"
        case .nestedTooDeep: "gabarit-trop-imbrique"
        case .ignoredInParent: "contenu-sans-effet"
        }
    }

    var severity: Diagnostic.Severity {
        switch self {
        case .ignoredInParent: .warning
        default: .error
        }
    }
}
