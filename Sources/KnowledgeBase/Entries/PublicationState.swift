public import Language

/// How far an entry is on its way to publication.
public enum PublicationState: Int, Sendable, CaseIterable {
    case draft, submitted, validated, withdrawn

    /// What authors write, in the order of the cases.
    public static func words(_ language: SiteLanguage) -> [String] {
        switch language {
        case .french: ["brouillon", "soumis à validation", "validé", "retiré"]
        case .english: ["draft", "submitted", "validated", "withdrawn"]
        }
    }
}
