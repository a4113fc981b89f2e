package import Language

/// What the reference says of something, in each language.
package struct Sentence: Sendable, Hashable {
    /// In French.
    package let french: String
    /// In English.
    package let english: String

    /// Says something in each language.
    package init(_ french: String, _ english: String) { (self.french, self.english) = (french, english) }

    /// What it says in a language.
    package subscript(language: SiteLanguage) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }
}
