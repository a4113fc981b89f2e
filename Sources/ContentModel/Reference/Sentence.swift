internal import Language

/// What the reference says of something, in each language.
struct Sentence: Sendable, Hashable {
    let french: String
    let english: String

    init(_ french: String, _ english: String) { (self.french, self.english) = (french, english) }

    subscript(language: SiteLanguage) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }
}
