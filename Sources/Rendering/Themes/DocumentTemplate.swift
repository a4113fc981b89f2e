/// The templates of documents. A theme has all of them, or makes no documents.
enum DocumentTemplate {
    static let report = "documents/compte-rendu"
    static let decisions = "documents/releve"
    static let sheet = "documents/fiche-entretien"
    static let entry = "documents/fiche"
    static let plan = "documents/plan"
    static let slides = "documents/diapositives"
    static let matrix = "documents/matrice"
    static let booklet = "documents/recueil"
    static let review = "documents/depuis-visa"
    static let slip = "documents/bordereau"
    static let sheetTakeaway = "documents/emporter-fiche"
    static let reportTakeaway = "documents/emporter-compte-rendu"

    static func isDocument(_ template: String) -> Bool { template.hasPrefix("documents/") }
}
