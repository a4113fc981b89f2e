/// The types of view, by the key that tells them.
enum ViewType: String, CaseIterable, Sendable {
    case index, matrix, contacts, plan, calendar, report
    case byWord = "by word"
    case sheet, dashboard
    case toMend = "to mend"
    case changes, versions

    var sentence: Sentence {
        switch self {
        case .index:
            Sentence(
                "les fiches d'un genre, de A à Z ou par groupes", "the entries of a kind, from A to Z or by groups")
        case .matrix: Sentence("une règle de couverture en tableau", "a coverage rule as a table")
        case .contacts: Sentence("qui appeler, sur la page de la fiche", "whom to call, on the entry's page")
        case .plan:
            Sentence("un travail par étapes : tableau, frise, avancement", "work with steps: table, timeline, progress")
        case .calendar: Sentence("des dates, mois par mois", "dates, month by month")
        case .report: Sentence("le compte rendu, sur la page de la rencontre", "the report, on the meeting's page")
        case .byWord:
            Sentence(
                "des questions et leurs réponses, par les mots d'un choix",
                "questions and answers, by the words of a choice")
        case .sheet: Sentence("des fiches à imprimer", "sheets to print")
        case .dashboard:
            Sentence("des chiffres, et les listes qu'ils comptent", "figures, and the lists that they count")
        case .toMend: Sentence("tout ce qui est à corriger", "all that is to be mended")
        case .changes:
            Sentence(
                "ce qui a changé, attend un visa ou expire", "what changed, waits for a visa, or is about to expire")
        case .versions: Sentence("ce qui a remplacé quoi", "what replaced what")
        }
    }

    /// Its keys beside those of every view, as the reference lists them.
    var keys: [(name: String, note: KeyNote)] {
        switch self {
        case .index: IndexKey.notes
        case .matrix: MatrixKey.notes
        case .contacts: ContactsKey.notes
        case .plan: PlanKey.notes
        case .calendar: CalendarKey.notes
        case .report: ReportKey.notes
        case .byWord: ByWordKey.notes
        case .sheet: SheetKey.notes
        case .dashboard: DashboardKey.notes
        case .toMend: ToMendKey.notes
        case .changes: ChangesKey.notes
        case .versions: VersionsKey.notes
        }
    }
}

extension PartKeys {
    /// All keys with what the reference says of them.
    static var notes: [(name: String, note: KeyNote)] { allCases.map { ($0.rawValue, $0.note) } }
}

/// The keys of every view.
enum ViewKey: String, PartKeys {
    case title, edition, help

    var note: KeyNote {
        switch self {
        case .title: KeyNote(.text, "le titre de la page", "the page's heading")
        case .edition: KeyNote(.edition, "le public le moins étendu qui la voit", "the least audience that sees it")
        case .help: KeyNote(.text, "à quoi elle sert", "what it is for")
        }
    }
}
