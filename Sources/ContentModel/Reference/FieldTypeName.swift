/// The model's words for the types of field.
package enum FieldTypeName: String, Sendable, Hashable, CaseIterable {
    case text, texts, markdown, integer, decimal, date, boolean, mail, telephone, url, duration, time, file, files
    case choice, reference, references
    case referenceOrText = "reference-or-text"
    case referencesOrTexts = "references-or-texts"
    case records, edition, aliases, searchable
    case publicationState = "publication state"

    /// The type of that word, where the word says it all.
    var simple: FieldType? { Self.simpleTypes[self] }

    private static let simpleTypes: [FieldTypeName: FieldType] = {
        let types: [FieldType] = [
            .text, .texts, .markdown, .integer, .decimal, .date, .boolean, .mail, .telephone, .url, .duration, .time,
            .file(many: false), .file(many: true), .edition, .aliases, .searchable, .publicationState,
        ]
        return Dictionary(uniqueKeysWithValues: types.map { ($0.word, $0) })
    }()

    /// The form of a reference of that word.
    var referenceForm: (isMany: Bool, allowsText: Bool)? {
        switch self {
        case .reference: (false, false)
        case .references: (true, false)
        case .referenceOrText: (false, true)
        case .referencesOrTexts: (true, true)
        default: nil
        }
    }

    /// What fields of the type say beyond what all fields say.
    var keys: [FieldKey] {
        switch self {
        case .text, .texts: [.default, .unique, .length]
        case .integer, .decimal, .date, .mail, .telephone, .url, .duration, .time: [.default, .unique]
        case .boolean, .edition, .searchable: [.default]
        case .file, .files: [.showImage]
        case .choice: [.many, .default, .unique]
        case .reference, .references, .referenceOrText, .referencesOrTexts:
            [.to, .inverse, .feminine, .level, .default, .unique]
        case .records: [.since, .until]
        case .markdown, .aliases, .publicationState: []
        }
    }

    var sentence: Sentence {
        switch self {
        case .text: Sentence("une ligne de texte", "a line of text")
        case .texts: Sentence("plusieurs textes", "several texts")
        case .markdown: Sentence("un texte mis en forme (Markdown)", "formatted text (Markdown)")
        case .integer: Sentence("un nombre entier", "a whole number")
        case .decimal: Sentence("un nombre, avec ou sans décimales", "a number, with or without decimals")
        case .date: Sentence("une date", "a date")
        case .boolean: Sentence("oui ou non", "yes or no")
        case .mail: Sentence("une adresse de courriel", "a mail address")
        case .telephone: Sentence("un numéro de téléphone", "a telephone number")
        case .url: Sentence("l'adresse d'une page d'ailleurs", "the address of a page elsewhere")
        case .duration: Sentence("une durée : 45 min, 1 h 30", "a length of time: 45 min, 1 h 30")
        case .time: Sentence("une heure : 9 h 30", "a time of day: 9:30")
        case .file: Sentence("un fichier du dossier de contenu", "a file of the content folder")
        case .files: Sentence("plusieurs fichiers", "several files")
        case .choice: Sentence("un mot d'une liste fermée", "a word of a closed list")
        case .reference: Sentence("une autre fiche", "another entry")
        case .references: Sentence("plusieurs autres fiches", "several other entries")
        case .referenceOrText:
            Sentence("une autre fiche, ou un texte qui n'en nomme aucune", "another entry, or a text")
        case .referencesOrTexts: Sentence("plusieurs fiches ou textes", "several entries or texts")
        case .records:
            Sentence("un tableau : plusieurs lignes de champs", "a table: several rows of fields")
        case .edition: Sentence("le public le moins étendu qui voit la fiche", "the least audience that sees the entry")
        case .aliases:
            Sentence(
                "les anciennes adresses de la page, qui y mènent encore",
                "former addresses of the page, which still lead to it")
        case .searchable: Sentence("si la recherche trouve la fiche", "whether search finds the entry")
        case .publicationState:
            Sentence("brouillon, soumis à validation, validé ou retiré", "draft, submitted, validated or withdrawn")
        }
    }
}

extension FieldType {
    /// The model's word for the type.
    var word: FieldTypeName {
        switch self {
        case .text: .text
        case .texts: .texts
        case .markdown: .markdown
        case .integer: .integer
        case .decimal: .decimal
        case .date: .date
        case .boolean: .boolean
        case .mail: .mail
        case .telephone: .telephone
        case .url: .url
        case .duration: .duration
        case .time: .time
        case .file(let many): many ? .files : .file
        case .choice: .choice
        case .reference(let type):
            switch (type.isMany, type.allowsText) {
            case (false, false): .reference
            case (true, false): .references
            case (false, true): .referenceOrText
            case (true, true): .referencesOrTexts
            }
        case .records: .records
        case .edition: .edition
        case .aliases: .aliases
        case .searchable: .searchable
        case .publicationState: .publicationState
        }
    }
}
