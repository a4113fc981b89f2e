/// The keys of contacts.
enum ContactsKey: String, PartKeys {
    case contacts, rule, order, then, confirmed
    case alsoFor = "also for"

    var note: KeyNote {
        switch self {
        case .contacts: .required(.kind, "le genre des lignes de la règle", "the row kind of the rule")
        case .rule: .required(.rule, "une règle de couverture", "a coverage rule")
        case .order:
            KeyNote(
                .texts, "les mots du rôle « capacity », dans l'ordre où appeler",
                "words of the role “capacity”, in the order in which to call")
        case .then:
            KeyNote(
                .fields(FieldSort(.reference, .telephone, .mail)), "ce qu'offre la colonne à défaut",
                "what the column offers instead")
        case .confirmed:
            KeyNote(
                .field(FieldSort(.date)), "la date de confirmation, de la désignation ou de la personne",
                "when it was confirmed, of the designation or of the person")
        case .alsoFor:
            KeyNote(
                .paths(.reference), "les fiches qui montrent les mêmes contacts, par leur lien à la ligne",
                "entries that show the same contacts, by their reference to the row")
        }
    }
}

/// The keys of a plan.
enum PlanKey: String, PartKeys {
    case plan, by, order, within, leads, steps, name, due, moved, state, milestone
    case alsoBy = "also by"
    case commitments, lateness

    var note: KeyNote {
        switch self {
        case .plan: .required(.kind, "le genre des actions", "the kind of the work")
        case .by: .required(.field(.any), "ce qui groupe le tableau", "what groups the table")
        case .order:
            KeyNote(
                .path(FieldSort(.text, .texts)), "où se trouve l'ordre des groupes",
                "where the order of the groups stands")
        case .within:
            KeyNote(
                .field(.reference), "le tout dont elles font partie : sa fin est celle du plan",
                "the whole that they are part of: its end is the plan's")
        case .leads: KeyNote(.field(.references), "qui les mène", "who leads")
        case .steps: .required(.field(FieldSort(.records)), "leurs étapes", "their steps")
        case .name: .required(.column(FieldSort(.text)), "le nom de l'étape", "the step's name")
        case .due: .required(.column(FieldSort(.date)), "son échéance", "the day it is due")
        case .moved: KeyNote(.column(FieldSort(.date)), "le jour auquel elle est reportée", "the day it was put off to")
        case .state: .required(.column(FieldSort(.choice)), "où elle en est", "how far it is")
        case .milestone: KeyNote(.column(FieldSort(.boolean)), "si c'est un jalon", "whether it is a milestone")
        case .alsoBy:
            KeyNote(
                .fields(.references), "ce par quoi le plan se lit aussi, une page chacun",
                "what the plan is also shown by, a page each")
        case .commitments:
            KeyNote(.kinds, "les genres d'engagements, avec leurs rôles", "the kinds of commitments, with their roles")
        case .lateness:
            KeyNote(
                .edition, "le public le moins étendu qui sait qui est en retard ; exigé quand il y en a plusieurs",
                "the least audience that is told who is late; required where there are several")
        }
    }
}

/// The keys of a report.
enum ReportKey: String, PartKeys {
    case report, expected, done, left, previous, decisions, commitments
    case runningOrder = "running order"

    var note: KeyNote {
        switch self {
        case .report: .required(.kind, "le genre des rencontres", "the kind of the meetings")
        case .expected: .required(.field(FieldSort(.texts)), "ce qui est attendu", "what is expected")
        case .done: .required(.keys("done"), "ce qui est fait", "what has been done")
        case .left: .required(.keys("left"), "ce qui reste à faire", "what is left to do")
        case .previous: KeyNote(.field(.reference), "la rencontre précédente", "the meeting before")
        case .decisions: KeyNote(.keys("decisions"), "ce qui est décidé", "what is decided")
        case .commitments:
            KeyNote(
                .inverse, "les engagements qui y sont pris : un lien vu de l'autre côté",
                "the commitments made there: a relation seen from the other side")
        case .runningOrder: KeyNote(.keys("running order"), "le déroulé minuté", "what happens minute by minute")
        }
    }
}

/// The keys under `done`.
enum DoneKey: String, PartKeys {
    case rows, text, settles

    var note: KeyNote {
        switch self {
        case .rows: .required(.field(FieldSort(.records)), "le tableau", "the table")
        case .text: .required(.column(FieldSort(.text)), "ce qui est fait", "what was done")
        case .settles:
            KeyNote(.column(FieldSort(.text)), "le numéro de l'étape soldée", "the number of the step that it settles")
        }
    }
}

/// The keys under `left` and `decisions`.
enum NumberedKey: String, PartKeys {
    case rows, text, number

    var note: KeyNote {
        switch self {
        case .rows: .required(.field(FieldSort(.records)), "le tableau", "the table")
        case .text: .required(.column(FieldSort(.text)), "ce qu'il dit", "what it says")
        case .number: KeyNote(.column(FieldSort(.text)), "le numéro", "its number")
        }
    }
}

/// The keys under `running order`.
enum RunningOrderKey: String, PartKeys {
    case rows, length, start

    var note: KeyNote {
        switch self {
        case .rows: .required(.field(FieldSort(.records)), "le tableau", "the table")
        case .length: .required(.column(FieldSort(.duration)), "la durée", "how long it takes")
        case .start:
            KeyNote(
                .field(FieldSort(.time)), "l'heure du début, un champ de la rencontre",
                "when it begins, a field of the meeting")
        }
    }
}

/// The keys of sheets.
enum SheetKey: String, PartKeys {
    case sheet, per
    case emptyMeansAll = "empty means all"
    case talking, avoid, answers, caution, notice, unless, decisions, commitments, related

    var note: KeyNote {
        switch self {
        case .sheet: .required(.kind, "le genre des fiches réunies", "the kind of the entries that are put together")
        case .per:
            .required(
                .fields(FieldSort.any), "ce dont parle une fiche : un lien, et au besoin un choix",
                "what a sheet is about: a reference, and perhaps a choice")
        case .emptyMeansAll:
            KeyNote(
                .yesOrNo, "si une fiche sans lien vaut pour tout",
                "whether an entry that refers to nothing is about everything")
        case .talking: KeyNote(.field(FieldSort(.texts)), "ce qui s'ajoute", "what to add")
        case .avoid: KeyNote(.field(FieldSort(.texts)), "ce qui ne se dit pas", "what not to say")
        case .answers: KeyNote(.keys("answers"), "la conversation qui suit", "what follows")
        case .caution:
            KeyNote(
                .fields(FieldSort(.choice)), "les choix à signaler quand ils ne disent pas le mot habituel",
                "choices to name where they are not the usual word")
        case .notice: KeyNote(.text, "ce que la feuille dit d'elle-même", "what the sheet says of itself")
        case .unless: KeyNote(.field(FieldSort(.boolean)), "ce qui l'en dispense", "with which it does not")
        case .decisions:
            KeyNote(
                .path(FieldSort(.text)), "la dernière décision, depuis son genre : rencontre.décisions.texte",
                "the last decision, from its kind: meeting.decisions.text")
        case .commitments: KeyNote(.keys("commitments"), "les engagements en cours", "the open commitments")
        case .related:
            KeyNote(
                .paths(.any), "les autres genres qui en parlent, et ce qu'on en dit : situation.état",
                "other kinds that refer to it, and what is said of them: case.state")
        }
    }
}

/// The keys under `answers`.
enum AnswersKey: String, PartKeys {
    case rows
    case theySay = "they say"
    case answer

    var note: KeyNote {
        switch self {
        case .rows: .required(.field(FieldSort(.records)), "le tableau", "the table")
        case .theySay: .required(.column(FieldSort(.text)), "ce qu'on vous dit", "what they say")
        case .answer: .required(.column(FieldSort(.text)), "ce que vous répondez", "what to answer")
        }
    }
}

/// The keys under `commitments`.
enum SheetCommitmentsKey: String, PartKeys {
    case kind, about

    var note: KeyNote {
        switch self {
        case .kind: .required(.kind, "le genre des engagements", "the kind of the commitments")
        case .about:
            .required(.path(.references), "le chemin vers ce dont ils parlent", "the path to what they are about")
        }
    }
}
