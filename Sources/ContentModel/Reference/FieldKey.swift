/// The keys of a field.
enum FieldKey: String, PartKeys {
    case type, choice, records, label, required, search, personal, rdf, help
    case askedBy = "asked by"
    case many, `default`, unique, length, to, inverse, level, feminine
    case showImage = "show image"
    case since, until

    /// What every field may say; the others are for some types.
    static let common: [FieldKey] = [
        .type, .choice, .records, .label, .required, .search, .askedBy, .personal, .rdf, .help,
    ]

    var note: KeyNote {
        switch self {
        case .type:
            KeyNote(
                .word(FieldTypeName.allCases.filter { $0 != .choice && $0 != .records }.map(\.rawValue)),
                "le type du champ, à défaut de « choice » et de « records »",
                "the field's type, unless it has choice or records")
        case .choice: KeyNote(.vocabulary, "les mots parmi lesquels choisir", "the words to choose from")
        case .records: KeyNote(.keys("field"), "les champs de chaque ligne", "the fields of each row")
        case .label:
            KeyNote(.text, "le nom du champ tel que les pages le montrent", "the field's name as pages show it")
        case .required: KeyNote(.yesOrNo, "s'il faut le remplir", "whether it must be there")
        case .search:
            KeyNote(
                .word(Field.SearchRole.allCases.map(\.rawValue)),
                "ce que la recherche en fait : texte, autre nom de la fiche, nom, ou rien",
                "what search makes of it: text, another name of the entry, a name, or nothing")
        case .askedBy:
            KeyNote(
                .texts,
                "les mots de qui cherche ce que dit le champ : numéro, secrétariat ; d'une date, de qui cherche la prochaine",
                "the words of people who look for what it says: number, office; of a date, for the next one to come")
        case .personal: KeyNote(.yesOrNo, "si c'est une donnée personnelle", "whether it is data about a person")
        case .rdf: RDFTerm.note
        case .help: KeyNote(.text, "une aide pour qui rédige", "help for those who write")
        case .many: KeyNote(.yesOrNo, "s'il peut y avoir plusieurs mots", "whether there may be several words")
        case .default:
            KeyNote(
                .text, "ce que dit une fiche qui ne dit rien ; pour une fiche liée, aussi un chemin : personne.service",
                "what an entry says that says nothing; of a reference also a path: person.office")
        case .unique:
            KeyNote(.yesOrNo, "si deux fiches ne peuvent dire la même chose", "whether no two entries may say the same")
        case .length: KeyNote(.number, "combien de caractères a chaque texte", "how many characters each text has")
        case .to: .required(.kinds, "le genre, ou les genres, de la fiche liée", "the kind or kinds it leads to")
        case .inverse:
            KeyNote(.text, "le nom du lien vu de l'autre côté", "the relation's name seen from the other side")
        case .level:
            KeyNote(
                .word(RuleLevel.allCases.map(\.rawValue)),
                "si un nom qui ne mène nulle part est une erreur ou une remarque",
                "whether a name that leads nowhere is an error or a warning")
        case .feminine:
            KeyNote(
                .text, "le nom du champ quand il mène à une femme", "the field's name where it leads to a woman")
        case .showImage: KeyNote(.yesOrNo, "si la page montre l'image", "whether the page shows the picture")
        case .since:
            KeyNote(
                .column(FieldSort(.date)), "depuis quand la ligne vaut, vue de la fiche liée",
                "since when a row holds, seen from the entry that it refers to")
        case .until:
            KeyNote(
                .column(FieldSort(.date)), "jusqu'à quand la ligne vaut, vue de la fiche liée",
                "until when a row holds, seen from the entry that it refers to")
        }
    }
}

/// How much a breach matters.
enum RuleLevel: String, CaseIterable { case error, warning }
