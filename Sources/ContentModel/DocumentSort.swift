/// What can be taken from a site and read without it.
public enum DocumentSort: String, Sendable, CaseIterable {
    /// A meeting's report.
    case report
    /// What a meeting decided, and who took what upon himself.
    case decisions
    /// A sheet of a sheet view.
    case sheet
    /// Any entry that has a page.
    case entry
    /// A plan.
    case plan
    /// A matrix.
    case matrix
    /// All entries of a kind that are in force.
    case booklet

    /// The words of `site.yaml`, folded.
    public var words: [String] {
        switch self {
        case .report: ["comptes rendus", "compte rendu", "reports"]
        case .decisions: ["releves de decisions", "releve de decisions", "decisions"]
        case .sheet: ["fiches d'entretien", "sheets"]
        case .entry: ["fiches", "entries"]
        case .plan: ["plan"]
        case .matrix: ["matrice", "matrix"]
        case .booklet: ["recueil", "booklet"]
        }
    }
}

/// A form in which a document is given to people.
public enum DocumentForm: String, Sendable, CaseIterable, Hashable {
    case pdf, odt, docx, pptx, odp

    /// Whether it is shown on a wall rather than read on paper.
    public var isSlides: Bool { self == .pptx || self == .odp }
}
