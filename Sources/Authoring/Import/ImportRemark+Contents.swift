extension ImportRemark {
    /// Texts in quotes, shortened: their author knows them again.
    static func quoted(_ texts: [String], _ open: String, _ close: String) -> String {
        let shown = texts.filter { !$0.isEmpty }.prefix(6).map { text in
            open + (text.count > 80 ? text.prefix(79) + "…" : text[...]) + close
        }
        return (shown + (texts.count > shown.count ? ["…"] : [])).joined(separator: ", ")
    }

    /// The same behind a sign; nothing where all are empty.
    static func listed(_ texts: [String], _ sign: String, _ open: String, _ close: String) -> String {
        texts.allSatisfy(\.isEmpty) ? "" : sign + quoted(texts, open, close)
    }
}

extension OfficeContents.Room {
    /// What became of what stands there.
    var french: String {
        switch self {
        case .text: "un texte est perdu"
        case .textBox: "le texte d’une zone de texte ou d’une forme est perdu"
        case .headerOrFooter: "l’en-tête et le pied de page ne sont pas repris"
        case .comment: "les commentaires ne sont pas repris"
        case .deleted: "les suppressions en suivi de modifications sont tenues pour acceptées"
        }
    }

    /// The same.
    var english: String {
        switch self {
        case .text: "a text is lost"
        case .textBox: "the text of a text box or of a shape is lost"
        case .headerOrFooter: "header and footer are left out"
        case .comment: "comments are left out"
        case .deleted: "tracked deletions are taken as accepted"
        }
    }
}

extension OfficeContents.Object {
    /// Its names, of masculine gender all.
    var french: (one: String, many: String) {
        switch self {
        case .chart: ("un graphique", "graphiques")
        case .spreadsheet: ("un classeur inséré", "classeurs insérés")
        case .formula: ("un objet formule", "objets formules")
        case .diagram: ("un diagramme", "diagrammes")
        case .other: ("un objet d’un autre logiciel", "objets d’un autre logiciel")
        }
    }

    /// Its names.
    var english: (one: String, many: String) {
        switch self {
        case .chart: ("a chart", "charts")
        case .spreadsheet: ("an embedded spreadsheet", "embedded spreadsheets")
        case .formula: ("a formula object", "formula objects")
        case .diagram: ("a diagram", "diagrams")
        case .other: ("an object of another program", "objects of other programs")
        }
    }
}
