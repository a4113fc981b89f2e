/// The keys of an index.
enum IndexKey: String, PartKeys {
    case index, by, group, show
    case orderBy = "order by"
    case markUp = "mark up"

    var note: KeyNote {
        switch self {
        case .index: .required(.kind, "le genre des fiches", "the kind of the entries")
        case .by: KeyNote(.field(.any), "ce qui les range ; sinon le titre", "what they are sorted by; else the title")
        case .group: KeyNote(.field(.any), "ce qui les groupe ; sinon les lettres", "what parts them; else letters")
        case .show: KeyNote(.fields(.any), "ce qui se lit à côté du titre", "what stands beside the title")
        case .orderBy:
            KeyNote(.sortKeys, "ce qui range les fiches d'un groupe", "what the entries of a group are sorted by")
        case .markUp:
            KeyNote(
                .field(FieldSort(.text, .texts)), "le champ qui explique le titre, partout où un texte le cite",
                "the field that explains the title, wherever a text has it")
        }
    }
}

/// The keys of a matrix.
enum MatrixKey: String, PartKeys {
    case matrix

    var note: KeyNote { .required(.rule, "une règle de couverture", "a coverage rule") }
}

/// The keys of a calendar.
enum CalendarKey: String, PartKeys {
    case calendar

    var note: KeyNote {
        .required(
            .paths(FieldSort(.date)), "les dates, depuis leur genre : rencontre.date",
            "the dates, from their kind: meeting.date")
    }
}

/// The keys of questions and answers.
enum ByWordKey: String, PartKeys {
    case byWord = "by word"
    case word, asks, answer, contact

    var note: KeyNote {
        switch self {
        case .byWord: .required(.kind, "le genre des questions", "the kind of the questions")
        case .word: .required(.field(.words), "le choix", "the choice")
        case .asks: .required(.field(FieldSort(.text)), "la question", "the question")
        case .answer: .required(.field(.reference), "la fiche qui répond", "the entry that answers")
        case .contact: KeyNote(.field(.references), "à qui s'adresser", "to whom to turn")
        }
    }
}

/// The keys of a list of what is to be mended.
enum ToMendKey: String, PartKeys {
    case toMend = "to mend"
    case by

    var note: KeyNote {
        switch self {
        case .toMend: .required(.word(["all"]), "tout", "all")
        case .by:
            KeyNote(
                .kind, "le genre de qui tient les fiches à jour, où mène le rôle « office » des autres",
                "the kind of those who keep entries true, to which the others' role “office” leads")
        }
    }
}

/// The keys of a list of changes.
enum ChangesKey: String, PartKeys {
    case changes
    case expiresWithin = "expires within"

    var note: KeyNote {
        switch self {
        case .changes: .required(.kinds, "les genres suivis", "the kinds that are watched")
        case .expiresWithin:
            KeyNote(
                .number, "ce qui expire dans tant de jours ; 30 par défaut",
                "what ends within so many days; 30 by default")
        }
    }
}

/// The keys of a list of versions.
enum VersionsKey: String, PartKeys {
    case versions, through

    var note: KeyNote {
        switch self {
        case .versions: .required(.kind, "le genre", "the kind")
        case .through:
            .required(
                .field(FieldSort(.reference, .references)), "le champ qui nomme la fiche remplacée",
                "the field that names what is replaced")
        }
    }
}

/// The keys of a dashboard.
enum DashboardKey: String, PartKeys {
    case dashboard, late, expired, review, by

    var note: KeyNote {
        switch self {
        case .dashboard: .required(.rules, "des règles de couverture", "coverage rules")
        case .late: KeyNote(.view, "un plan, dont les retards sont listés", "a plan, whose late steps are listed")
        case .expired:
            KeyNote(
                .kinds, "les genres dont les fiches échues sont listées", "the kinds whose ended entries are listed")
        case .review:
            KeyNote(.yesOrNo, "si les fiches à relire sont listées", "whether entries to read again are listed")
        case .by:
            KeyNote(
                .kind, "le genre par lequel tout est aussi compté, où mène le rôle « office » des autres",
                "the kind by which all is also counted, to which the others' role “office” leads")
        }
    }
}
