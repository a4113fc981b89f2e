/// The keys of the whole file.
enum ModelFileKey: String, PartKeys {
    case editions, vocabularies, kinds, rules, views

    var note: KeyNote {
        switch self {
        case .editions:
            KeyNote(
                .texts, "les publics, de celui qui voit le moins à celui qui voit tout",
                "the audiences, from the one that sees least to the one that sees all")
        case .vocabularies:
            KeyNote(
                .keys("vocabularies"), "des listes fermées de mots, par leur nom", "closed lists of words, by name")
        case .kinds: .required(.keys("kind"), "les genres de fiches, par leur nom", "the kinds of entry, by name")
        case .rules: KeyNote(.keys("rule"), "ce qui est vérifié à chaque publication", "what each build checks")
        case .views: KeyNote(.keys("view"), "les pages tirées de toute la base", "the pages drawn from the whole base")
        }
    }
}

/// The keys of a word of a vocabulary.
enum WordKey: String, PartKeys {
    case means, label, feminine

    var note: KeyNote {
        switch self {
        case .means:
            KeyNote(
                .word(Vocabulary.Meaning.allCases.map(\.rawValue)),
                "ce que le mot veut dire pour les règles et les vues",
                "what the word means to rules and views")
        case .label: KeyNote(.text, "le mot tel que les pages le montrent", "the word as pages show it")
        case .feminine: KeyNote(.text, "le mot tel qu'il se dit d'une femme", "the word as it is said of a woman")
        }
    }
}

/// The keys of a kind.
enum KindKey: String, PartKeys {
    case names, folder, table, address, title, pages, rdf, help, personal, fields, roles
    case inForce = "in force"
    case review, succession, visa, summary, columns, order
    case askedBy = "asked by"
    case beforeText = "before text"
    case orderBy = "order by"

    var note: KeyNote {
        switch self {
        case .names: .required(.keys("names"), "comment les fiches s'appellent", "what the entries are called")
        case .folder:
            KeyNote(.text, "le dossier des fiches, un fichier par fiche", "the folder of the entries, a file each")
        case .table:
            KeyNote(.text, "le tableau des fiches, une ligne par fiche", "the table of the entries, a row each")
        case .address:
            KeyNote(
                .text, "le dossier des pages dans le site, quand il n'a pas le nom de la source",
                "the folder of the pages in the site, where it has not the source's name")
        case .title:
            .required(
                .text, "le champ qui fait le titre, ou une phrase à trous : « {prénom} {nom} »",
                "the field that is the title, or a pattern: “{first name} {name}”")
        case .pages:
            KeyNote(
                .yesOrNo, "si chaque fiche a sa page ; oui par défaut", "whether each entry has a page; yes by default")
        case .rdf: RDFTerm.note
        case .help: KeyNote(.text, "à quoi sert le genre", "what the kind is for")
        case .personal: KeyNote(.fields(.any), "les données personnelles", "data about a person")
        case .fields: .required(.keys("field"), "les champs, par leur nom", "the fields, by name")
        case .roles:
            KeyNote(.keys("roles"), "ce que les champs sont pour les vues", "what the fields are to views")
        case .inForce: KeyNote(.keys("in force"), "de quand à quand la fiche vaut", "from when to when an entry holds")
        case .review: KeyNote(.keys("review"), "quand la relire, et qui", "when to read it again, and who")
        case .succession:
            KeyNote(
                .field(FieldSort(.reference, .references)), "le champ qui nomme la fiche remplacée",
                "the field that names the entry which this one replaces")
        case .askedBy:
            KeyNote(
                .texts, "les mots de qui en cherche une : la recherche les met alors devant",
                "the words of people who look for one: search then puts them first")
        case .visa: KeyNote(.word(["required"]), "rien ne sort sans visa", "nothing goes out without a visa")
        case .summary:
            KeyNote(.fields(.any), "ce que les listes disent à côté du titre", "what lists say beside the title")
        case .columns:
            KeyNote(
                .fields(.any),
                "les colonnes des tableaux, sur les pages auxquelles la fiche se rattache ; sinon le titre",
                "the columns of tables, on the pages to which the entry refers; else the title")
        case .order:
            KeyNote(
                .fields(.any), "l'ordre des champs sur la page ; les autres suivent dans l'ordre du modèle",
                "the order of fields on the page; the others follow in the model's order")
        case .beforeText:
            KeyNote(
                .fields(.any), "les champs qui se lisent avant le texte de la fiche",
                "the fields that stand before the entry's text")
        case .orderBy:
            KeyNote(
                .sortKeys, "ce qui trie les listes, avec « - » pour le plus grand d'abord",
                "what lists sort by, with “-” for the greatest first")
        }
    }
}

/// The keys under `names`.
enum NamesKey: String, PartKeys {
    case one, many, gender, section

    var note: KeyNote {
        switch self {
        case .one: KeyNote(.text, "au singulier", "in the singular")
        case .many: KeyNote(.text, "au pluriel", "in the plural")
        case .gender:
            KeyNote(
                .word(Kind.Gender.allCases.map(\.rawValue)), "masculin ou féminin, exigé en français",
                "the grammatical gender, required in French")
        case .section:
            KeyNote(.text, "le nom de la rubrique, s'il n'est pas le pluriel", "the name of its part of the site")
        }
    }
}

/// The keys under `in force`.
enum InForceKey: String, PartKeys {
    case from, until, words

    var note: KeyNote {
        switch self {
        case .from: KeyNote(.field(FieldSort(.date)), "le premier jour", "the first day")
        case .until: KeyNote(.field(FieldSort(.date)), "le dernier jour", "the last day")
        case .words:
            KeyNote(
                .texts, "les mots pour le dire : en vigueur, plus en vigueur",
                "the words for it: in force, no longer in force")
        }
    }
}

/// The keys under `review`.
enum ReviewKey: String, PartKeys {
    case by, owner

    var note: KeyNote {
        switch self {
        case .by: .required(.field(FieldSort(.date)), "la date de relecture", "the day by which to read it again")
        case .owner: KeyNote(.path(.references), "qui tient la fiche à jour", "who keeps the entry true")
        }
    }
}
