package import ContentModel
package import KnowledgeBase
package import Language
package import Markup

/// The fields of a visa as a file writes them.
package struct VisaRecord: Sendable, Hashable {
    package var state = PublicationState.draft
    /// The validator's name, folded; empty when nobody is named.
    package var by = ""
    package var on: CalendarDate?
    /// Nil when the visa holds none.
    package var seal: Seal?
    /// That of the text; nil when the visa holds none.
    package var fingerprint: String? { seal?.text }

    /// Reads the visa of a parsed entry; nil for kinds that need none.
    package init?(_ entry: Entry<Written>, kind: Kind) {
        guard let visa = kind.visa else { return nil }
        if case .integer(let state)? = entry.values[visa.state] {
            self.state = PublicationState(rawValue: state) ?? .draft
        }
        switch entry.values[visa.by] {
        case .reference(let reference)?: by = reference.text.folded
        case .text(let text)?: by = text.folded
        default: break
        }
        if case .date(let date)? = entry.values[visa.on] { on = date }
        seal = entry.seal(visa)
    }

    /// Reads the visa at the head of a file, without parsing the rest.
    package init?(_ file: SourceFile, kind: Kind, language: SiteLanguage) {
        guard let visa = kind.visa else { return nil }
        for pair in FrontMatter.parse(file, forms: { _ in .text }).0 {
            guard let text = pair.value.text, let field = kind.fieldIndex(pair.key.slug) else { continue }
            if field == visa.state {
                let words = PublicationState.words(language)
                let position = words.firstIndex { $0.folded == text.folded }
                state = position.flatMap { PublicationState(rawValue: $0) } ?? .draft
            } else if field == visa.by {
                by = text.folded
            } else if field == visa.on {
                on = CalendarDate(parsing: text)
            } else if field == visa.fingerprint {
                seal = Seal(text)
            }
        }
    }
}
