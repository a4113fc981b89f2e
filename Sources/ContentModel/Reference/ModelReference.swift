package import Language

/// The reference of `model.yaml`, made from the descriptions by which the reader checks its keys: it cannot say anything
/// else than what the reader does.
package struct ModelReference {
    private let language: SiteLanguage
    private var lines: [String] = []

    /// The whole reference in Markdown; its headings begin at the second level.
    /// - Parameter views: the types of view that there are, in the order in which they are described.
    package static func markdown(in language: SiteLanguage, views: [any ViewDeclaration.Type]) -> String {
        var reference = ModelReference(language: language)
        reference.parts()
        reference.fields()
        reference.roles()
        reference.rules()
        reference.views(views)
        return reference.lines.joined(separator: "\n") + "\n"
    }

    private init(language: SiteLanguage) { self.language = language }

    private func words(_ french: String, _ english: String) -> String { Sentence(french, english)[language] }

    private mutating func heading(_ text: String, level: Int = 2) {
        if !lines.isEmpty { lines.append("") }
        lines.append(String(repeating: "#", count: level) + " " + text)
        lines.append("")
    }

    private mutating func keys(_ keys: [(name: String, note: KeyNote)]) {
        lines.append("| \(words("Mot", "Word")) | \(words("Prend", "Takes")) | \(words("Sens", "Meaning")) |")
        lines.append("| --- | --- | --- |")
        for (name, note) in keys {
            let must = note.isRequired ? words(" **exigé**", " **required**") : ""
            lines.append("| `\(name)`\(must) | \(note.takes.text(in: language)) | \(note.sentence[language]) |")
        }
    }

    private mutating func table(_ head: [String], _ rows: [[String]]) {
        for row in [head, head.map { _ in "---" }] + rows { lines.append("| " + row.joined(separator: " | ") + " |") }
    }

    // MARK: Parts

    private mutating func parts() {
        heading(words("Le fichier", "The file"))
        keys(ModelFileKey.notes)
        heading(words("Un mot d'un vocabulaire", "A word of a vocabulary"), level: 3)
        keys(WordKey.notes)
        heading(words("Un genre", "A kind"))
        keys(KindKey.notes)
        for (name, notes) in [
            ("names", NamesKey.notes), ("in force", InForceKey.notes), ("review", ReviewKey.notes),
        ] {
            heading("`\(name)`", level: 3)
            keys(notes)
        }
    }

    private mutating func fields() {
        heading(words("Un champ", "A field"))
        keys(FieldKey.common.map { ($0.rawValue, $0.note) })
        heading(words("Selon le type", "By type"), level: 3)
        let own = FieldKey.allCases.filter { !FieldKey.common.contains($0) }
        keys(own.map { ($0.rawValue, $0.note) })
        heading(words("Les types", "The types"), level: 3)
        table(
            [words("Type", "Type"), words("Ce que c'est", "What it is"), words("Ses mots", "Its words")],
            FieldTypeName.allCases.map { type in
                ["`\(type.rawValue)`", type.sentence[language], Self.code(type.keys.map(\.rawValue))]
            })
    }

    private mutating func roles() {
        heading(words("Les rôles d'un genre (`roles`)", "The roles of a kind (`roles`)"))
        keys(Role.notes)
    }

    private mutating func rules() {
        heading(words("Une règle", "A rule"))
        keys(RuleKey.common.map { ($0.rawValue, $0.note) })
        for type in RuleType.allCases {
            heading("`\(type.rawValue)`", level: 3)
            lines.append(type.sentence[language].capitalizedFirst + ".")
            lines.append("")
            keys(type.keys.map { key in (key.rawValue, key.note(required: type.needed.contains(key))) })
        }
    }

    private mutating func views(_ types: [any ViewDeclaration.Type]) {
        heading(words("Une vue", "A view"))
        keys(ViewKey.notes)
        for type in types {
            heading("`\(type.word)`", level: 3)
            lines.append(type.sentence[language].capitalizedFirst + ".")
            lines.append("")
            keys(type.notes)
            for part in type.parts {
                heading("`\(part.name)`", level: 4)
                keys(part.notes)
            }
        }
    }

    fileprivate static func code(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }
}

extension RuleKey {
    /// What is said of the key in a rule of a type that needs it.
    fileprivate func note(required: Bool) -> KeyNote {
        required ? .required(note.takes, note.sentence.french, note.sentence.english) : note
    }
}

extension Takes {
    /// What stands under a key, in words.
    fileprivate func text(in language: SiteLanguage) -> String {
        switch self {
        case .word(let words): ModelReference.code(words)
        case .field(let sort): Sentence("un champ", "a field")[language] + types(sort, language)
        case .fields(let sort): Sentence("des champs", "fields")[language] + types(sort, language)
        case .column(let sort): Sentence("une colonne", "a column")[language] + types(sort, language)
        case .path(let sort): Sentence("un chemin", "a path")[language] + types(sort, language)
        case .paths(let sort): Sentence("des chemins", "paths")[language] + types(sort, language)
        default: sentence[language]
        }
    }

    private func types(_ sort: FieldSort, _ language: SiteLanguage) -> String {
        sort == .any ? "" : (language == .french ? " : " : ": ") + ModelReference.code(sort.types.map(\.rawValue))
    }

    private var sentence: Sentence {
        switch self {
        case .text: Sentence("un texte", "a text")
        case .texts: Sentence("des textes", "texts")
        case .yesOrNo: Sentence("oui ou non", "yes or no")
        case .number: Sentence("un nombre", "a number")
        case .vocabulary: Sentence("des mots, ou le nom d'un vocabulaire", "words, or a vocabulary's name")
        case .kind: Sentence("un genre", "a kind")
        case .kinds: Sentence("des genres", "kinds")
        case .rule: Sentence("une règle", "a rule")
        case .rules: Sentence("des règles", "rules")
        case .view: Sentence("une vue", "a view")
        case .edition: Sentence("un public", "an audience")
        case .inverse: Sentence("un lien vu de l'autre côté", "a relation seen from the other side")
        case .conditions: Sentence("des champs et leurs valeurs", "fields and their values")
        case .sortKeys:
            Sentence("des champs, « - » devant pour l'ordre inverse", "fields, with “-” for the reverse order")
        case .keys: Sentence("plusieurs mots", "several words")
        case .word, .field, .fields, .column, .path, .paths: Sentence("", "")
        }
    }
}
