public import Language

/// What can be wrong with entries, once the model is known.
public enum ContentProblem: Sendable, Hashable, Codable {
    // One entry
    case unknownField(String, kind: String)
    /// - Parameters:
    ///   - isSection: whether it stands under a heading of the text.
    ///   - isEmpty: whether its name, or the heading, is there, with nothing behind.
    case missingField(String, kind: String, isSection: Bool = false, isEmpty: Bool = false)
    /// A field given twice: in the front matter and as a section of the text, or by two sections.
    case fieldTwice(String)
    /// A heading of the text that is the name of a field whose value stands in the front matter.
    case shortFieldAsSection(String)
    /// A field that says who may read, without a value.
    case emptyRestriction(String, among: [String])
    case wrongType(field: String, expected: ContentShape, actual: String)
    /// - Parameter among: the words that are known, where they are few and none is near.
    case unknownWord(String, field: String, among: [String] = [])
    case lostZero(String)
    /// A link, an image or a footnote in a field whose values are plain words.
    case linkInShortText(String, field: String)
    /// What hides words in a Markdown text or in another tool, in such a field, where it hides none.
    case commentInShortText(String, field: String)
    /// Signs of Markdown or HTML in such a field.
    case markInShortText(String, field: String)
    /// ` # …` behind a value, which is a part of it.
    case likelyComment(String, field: String)
    case noTitle(kind: String)
    /// A text of an entry whose kind has no pages.
    case textWithoutPage(kind: String)
    /// A long field of such an entry that no index and no table shows.
    case fieldWithoutPage(String, kind: String)
    case badID(String)
    // Between entries
    case duplicateID(String, kind: String)
    case duplicateValue(String, field: String)
    case unknownReference(String, kinds: String)
    case ambiguousReference(String)
    case wrongKind(String, expected: String, actual: String)
    case unknownAnchor(String, page: String)
    case missingFile(String)
    /// An address of a sort that pages do not lead to: `sms:`, `ftp:`.
    case schemeNotAdmitted(String, address: String)
    /// An address without its beginning, with the whole: `www.site.fr`, `a@site.fr`.
    case incompleteAddress(String, whole: String)
    case emptyAddress
    /// A file on a server whose shares the site does not admit.
    case networkShare(String)
    /// A file behind a drive letter, which differs from machine to machine.
    case drivePath(String)
    /// `![[note]]`: an entry inside another one.
    case embedding(String)
    /// `[[note#^block]]`.
    case blockAnchor(String)
    /// Several names where each should be an item: the names, and how several are written there.
    case severalValues(String, field: String?, written: [String])
    /// A text in a field that takes references or texts, near the name of an entry.
    case nearlyReference(String, kinds: String)
    case successionCycle(String)
    case pagelessTarget(String)
    // Rules
    case notUnique(rule: String, what: String)
    case endsBeforeStart(from: String, until: String)
    case outOfOrder(first: String, second: String)
    case overLimit(rule: String, count: Int, limit: Int)
    case wrongSum(field: String, expected: String, actual: String)
    /// - Parameter help: what the model says of the rule.
    case requiredHere(field: String, rule: String, help: String? = nil)
    case uncovered(rule: String, row: String, column: String)
    case tooClose(rule: String, title: String)
    case outside(field: String, value: String, of: String)
    case forbiddenMarking(String)
    case visaIncomplete(field: String)
    case unknownValidator(String, among: [String])
    /// A task of somebody who has left.
    case toReassign(field: String, office: String?)
    // Values and tables
    /// A date whose day no calendar has.
    case noSuchDay(String, field: String, WrittenDay)
    /// A day of the week that is another one than the date's.
    case wrongWeekday(String, field: String, CalendarDate)
    /// A time behind the day of a date.
    case timeOfDate(String, field: String)
    /// A text of a field whose values all have one length, in characters.
    case wrongLength(String, field: String, expected: Int)
    /// A table without the column of a required field.
    case missingColumn(String, kind: String)
    /// A section of a list, or of a table with these columns, that holds something else.
    case wrongSection(String, columns: [String])
}

/// What a field's value should look like.
public enum ContentShape: Sendable, Hashable, Codable {
    case text, integer, decimal, date, boolean, mail, telephone, url, duration, time, records, single, list, file, alias
}

extension ContentProblem: ProblemDetail {
    var id: String {
        switch self {
        case .unknownField: "champ-inconnu"
        case .missingField: "champ-manquant"
        case .fieldTwice: "champ-deux-fois"
        case .shortFieldAsSection: "champ-en-section"
        case .emptyRestriction: "restriction-vide"
        case .wrongType: "valeur-illisible"
        case .unknownWord: "valeur-inconnue"
        case .lostZero: "zero-perdu"
        case .linkInShortText: "lien-impossible-ici"
        case .commentInShortText: "commentaire-impossible-ici"
        case .markInShortText: "signe-sans-effet"
        case .likelyComment: "commentaire-derriere-une-valeur"
        case .noTitle: "sans-titre"
        case .textWithoutPage: "texte-sans-page"
        case .fieldWithoutPage: "champ-sans-page"
        case .badID: "identifiant-impossible"
        case .duplicateID: "identifiant-en-double"
        case .duplicateValue: "valeur-en-double"
        case .unknownReference: "reference-inconnue"
        case .ambiguousReference: "reference-ambigue"
        case .wrongKind: "reference-de-mauvais-genre"
        case .unknownAnchor: "ancre-inconnue"
        case .missingFile: "fichier-joint-introuvable"
        case .schemeNotAdmitted: "adresse-non-admise"
        case .incompleteAddress: "adresse-incomplete"
        case .emptyAddress: "adresse-vide"
        case .networkShare: "partage-reseau"
        case .drivePath: "lecteur-local"
        case .embedding: "inclusion"
        case .blockAnchor: "ancre-de-bloc"
        case .severalValues: "plusieurs-valeurs"
        case .nearlyReference: "presque-une-fiche"
        case .successionCycle: "succession-en-boucle"
        case .pagelessTarget: "cible-sans-page"
        case .notUnique: "pas-unique"
        case .endsBeforeStart: "fin-avant-debut"
        case .outOfOrder: "dates-en-desordre"
        case .overLimit: "trop-nombreux"
        case .wrongSum: "somme-fausse"
        case .requiredHere: "champ-exige"
        case .uncovered: "case-vide"
        case .tooClose: "trop-proche"
        case .outside: "hors-de-sa-maison"
        case .forbiddenMarking: "marquage-interdit"
        case .visaIncomplete: "visa-incomplet"
        case .unknownValidator: "validateur-inconnu"
        case .toReassign: "a-reattribuer"
        case .noSuchDay: "jour-inexistant"
        case .wrongWeekday: "jour-de-semaine"
        case .timeOfDate: "heure-d-une-date"
        case .wrongLength: "longueur-inexacte"
        case .missingColumn: "colonne-manquante"
        case .wrongSection: "section-illisible"
        }
    }

    var severity: Diagnostic.Severity {
        switch self {
        case .uncovered, .overLimit, .pagelessTarget, .markInShortText, .likelyComment, .fieldWithoutPage,
            .shortFieldAsSection, .embedding, .nearlyReference, .wrongWeekday, .timeOfDate,
            .toReassign:
            .warning
        default: .error
        }
    }
}
