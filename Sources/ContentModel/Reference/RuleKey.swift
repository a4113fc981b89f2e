/// The types of rule, by the key that tells them.
enum RuleType: String, CaseIterable, Sendable {
    case close, unique, rows
    case atMost = "at most"
    case order, sum
    case requiredWhen = "required when"
    case required, inside
    case oneOf = "one of"
    case forbidden

    var sentence: Sentence {
        switch self {
        case .close: Sentence("pas deux textes presque semblables", "no two texts that are almost the same")
        case .unique: Sentence("pas deux fiches qui disent la même chose", "no two entries that say the same")
        case .rows: Sentence("quelqu'un pour chaque ligne et chaque colonne", "somebody for each row and column")
        case .atMost: Sentence("pas plus de tant", "no more than so many")
        case .order: Sentence("des dates qui se suivent", "dates that follow one another")
        case .sum: Sentence("des nombres dont la somme est juste", "numbers that add up")
        case .requiredWhen, .required: Sentence("un champ exigé sous condition", "a field required under a condition")
        case .inside:
            Sentence("une fiche qui en est une autre, ou en dépend", "an entry that is another, or stands below it")
        case .oneOf: Sentence("un texte pris dans une liste", "a text taken from a list")
        case .forbidden: Sentence("des mots que rien ne contient", "words that nothing contains")
        }
    }

    /// The keys beside those of every rule.
    var keys: [RuleKey] {
        switch self {
        case .close: [.close, .unique, .among, .while]
        case .unique: [.unique, .among, .while, .where]
        case .rows: [.rows, .columns, .below, .filledBy, .through, .where, .while, .after]
        case .atMost: [.atMost, .of, .per, .where]
        case .order: [.order, .of]
        case .sum: [.sum, .equals, .of]
        case .requiredWhen: [.requiredWhen, .field, .of]
        case .required: [.required, .where, .of]
        case .inside: [.inside, .below, .of]
        case .oneOf: [.oneOf, .field, .of]
        case .forbidden: [.forbidden]
        }
    }

    /// Those of its keys without which there is no rule.
    var needed: [RuleKey] {
        switch self {
        case .close: [.among]
        case .unique: [.among]
        case .rows: [.columns, .filledBy, .through]
        case .atMost, .order, .required, .inside: [.of]
        case .sum: [.equals, .of]
        case .requiredWhen: [.field, .of]
        case .oneOf: [.field, .of]
        case .forbidden: []
        }
    }
}

/// The keys of rules.
enum RuleKey: String, PartKeys {
    case level, help, close, unique, among, `while`, `where`, rows, columns, below
    case filledBy = "filled by"
    case through, after
    case atMost = "at most"
    case of, per, order, sum, equals
    case requiredWhen = "required when"
    case required, field, inside
    case oneOf = "one of"
    case forbidden

    /// What every rule may say.
    static let common: [RuleKey] = [.level, .help]

    var note: KeyNote {
        switch self {
        case .level:
            KeyNote(
                .word(RuleLevel.allCases.map(\.rawValue)), "erreur, qui arrête la publication, ou remarque",
                "an error, which stops the build, or a warning")
        case .help: KeyNote(.text, "ce que la règle veut dire", "what the rule means")
        case .close: KeyNote(.field(FieldSort(.text, .texts)), "le texte comparé", "the text that is compared")
        case .unique:
            KeyNote(
                .fields(.any), "les champs qui, ensemble, ne se répètent pas",
                "the fields that, together, are not repeated")
        case .among: KeyNote(.kind, "le genre des fiches comparées", "the kind of the entries that are compared")
        case .while: KeyNote(.word(["in force"]), "seulement les fiches en vigueur", "only entries in force")
        case .where: KeyNote(.conditions, "seulement les fiches qui disent cela", "only entries that say so")
        case .rows: KeyNote(.kind, "le genre des lignes", "the kind of the rows")
        case .columns:
            KeyNote(
                .paths(.references), "les champs de la ligne qui nomment les colonnes",
                "the row's fields that name columns")
        case .below:
            KeyNote(
                .field(FieldSort(.reference)), "le champ par lequel une fiche dépend d'une autre du même genre",
                "the field by which an entry stands below another of its kind")
        case .filledBy: KeyNote(.kind, "le genre de qui remplit les cases", "the kind of what fills cells")
        case .through:
            KeyNote(
                .fields(.references), "ses champs vers la ligne et vers la colonne",
                "its fields towards the row and the column")
        case .after:
            KeyNote(
                .rule, "seulement les cases que cette autre règle trouve remplies",
                "only cells that this other rule finds filled")
        case .atMost: KeyNote(.number, "combien au plus", "how many at most")
        case .of: KeyNote(.kind, "le genre dont parle la règle", "the kind that the rule is about")
        case .per:
            KeyNote(.field(.any), "un compte pour chaque valeur de ce champ", "a count for each value of this field")
        case .order: KeyNote(.paths(FieldSort(.date)), "les dates, dans leur ordre", "the dates, in their order")
        case .sum: KeyNote(.path(.amount), "où se trouvent les nombres", "where the numbers stand")
        case .equals: KeyNote(.field(.amount), "le champ qui dit leur somme", "the field that says their sum")
        case .requiredWhen: KeyNote(.conditions, "quand le champ est exigé", "when the field is required")
        case .required: KeyNote(.fields(.any), "les champs exigés", "the fields that are required")
        case .field: KeyNote(.fields(.any), "le champ dont parle la règle", "the field that the rule is about")
        case .inside:
            KeyNote(
                .paths(.references), "le champ, puis le chemin vers ce qui le contient",
                "the field, then the path to what holds it")
        case .oneOf: KeyNote(.path(FieldSort(.text, .texts)), "où se trouve la liste", "where the list stands")
        case .forbidden: KeyNote(.texts, "ces mots", "these words")
        }
    }
}
