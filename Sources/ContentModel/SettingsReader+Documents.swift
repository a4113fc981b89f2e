internal import Diagnostics
internal import Language
internal import Markup

extension SiteSettings {
    /// What is made with every build besides the pages.
    public struct Documents: Sendable, Hashable {
        /// Of what.
        public var sort: DocumentSort
        /// In which forms.
        public var forms: [DocumentForm]
    }
}

/// `documents: { comptes rendus: [pdf, odt], plan: [pdf, pptx] }`.
extension SettingsReader {
    mutating func documents(_ pair: YAMLPair) -> [SiteSettings.Documents] {
        guard let sorts = pair.value.pairs else {
            report(.wrongShape(.value, expected: .mapping), at: pair.value.place)
            return []
        }
        return sorts.compactMap { part in
            guard let sort = DocumentSort.allCases.first(where: { $0.words.contains(part.key.folded) }) else {
                report(
                    .unknownKey(part.key, within: .settings), at: part.keyPlace, near: part.key,
                    among: DocumentSort.allCases.flatMap(\.words))
                return nil
            }
            return SiteSettings.Documents(sort: sort, forms: forms(part, of: sort))
        }
    }

    private mutating func forms(_ pair: YAMLPair, of sort: DocumentSort) -> [DocumentForm] {
        // A wall has no room for what is read on paper.
        let known = DocumentForm.allCases.filter { !$0.isSlides || sort == .plan }
        return names(pair).compactMap { name in
            if let form = known.first(where: { $0.rawValue == name.text.folded }) { return form }
            report(.unknownWord(name.text), at: name.place, near: name.text, among: known.map(\.rawValue))
            return nil
        }
    }
}
