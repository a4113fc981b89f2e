package import ContentModel
package import Language

/// What a field is for and how its values are written, in one line, as blanks of entries have it.
package struct FieldHelp {
    private let model: Model
    private let language: SiteLanguage

    /// By the model, in the language of the site.
    package init(model: Model, language: SiteLanguage) { (self.model, self.language) = (model, language) }

    /// Of a field of a kind, or of its records.
    package func about(_ field: Field, of kind: Kind) -> String {
        let about = BlankEntry(model: model, kind: kind, language: language, base: nil).about(field)
        return [about, targets(of: field)].filter { !$0.isEmpty }.joined(separator: language == .french ? " ; " : "; ")
    }

    private func targets(of field: Field) -> String {
        guard case .reference(let type) = field.type else { return "" }
        let names = type.kinds.map { model.kinds[$0].names.one }.joined(separator: ", ")
        return language == .french
            ? "l’identifiant ou le titre d’une fiche (\(names))" : "the identifier or the title of an entry (\(names))"
    }
}
