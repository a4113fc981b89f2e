public import Language

/// What can be wrong with `model.yaml` and `site.yaml`.
public enum ModelProblem: Sendable, Hashable, Codable {
    case unknownKey(String, within: ModelPart)
    case missingKey(String, within: ModelPart)
    case wrongShape(ModelPart, expected: ModelShape)
    /// A word that is none of a closed list.
    case unknownWord(String)
    /// - Parameter times: in how many places, told at the first.
    case unknownKind(String, times: Int = 1)
    case unknownField(String, kind: String)
    case unknownVocabulary(String)
    case unknownType(String)
    case unknownRuleType(String)
    case unknownViewType(String)
    case wrongFieldType(String, expected: String)
    /// A reference, or a path, that leads to entries of another kind.
    case wrongTarget(String, expected: String)
    case unknownInverse(String, kind: String)
    /// A role that a view needs of a kind; `takes` are the types of field that may have it.
    case missingRole(String, kind: String, takes: String)
    /// Two words that cannot both hold of what they name.
    case contradiction(String, String)
    /// `yes` where a field must be named.
    case nameTheField(String)
    case duplicateName(String)
    case duplicateInverse(String, kind: String)
    case bothGiven(String, String)
    case reservedName(String)
    case badPath(String)
    case unclosedBrace
    case neverInForce(kind: String)
    /// `situation au` without `données fictives: oui`.
    case fixedDateOfRealData
    case unknownTimeZone(String)
    case badDate(String)
    /// A day of the week that is not the date's.
    case wrongWeekday(String, CalendarDate)
}

/// The part of a model or of the site's settings that a message names.
public enum ModelPart: Sendable, Hashable, Codable {
    case model, vocabularies, kinds, names, fields, records, rules, views, conditions, inForce, review, value, settings
    case door, theme, strings, tones, icons, anchors
    case kind(String)
    case field(String)
    case rule(String)
    case view(String)
    case word(String)
    case roles(String)
    case viewPart(String)
}

/// What a part should look like.
public enum ModelShape: Sendable, Hashable, Codable {
    case mapping, list, text, boolean, integer, number, path, size, mode
}

extension ModelProblem: ProblemDetail {
    var id: String {
        switch self {
        case .unknownKey: "cle-de-modele-inconnue"
        case .missingKey: "cle-de-modele-manquante"
        case .wrongShape: "forme-de-modele"
        case .unknownWord: "mot-inconnu"
        case .unknownKind: "genre-inconnu"
        case .unknownField: "champ-de-modele-inconnu"
        case .unknownVocabulary: "vocabulaire-inconnu"
        case .unknownType: "type-inconnu"
        case .unknownRuleType: "regle-inconnue"
        case .unknownViewType: "vue-inconnue"
        case .wrongFieldType: "type-de-champ"
        case .wrongTarget: "genre-de-lien"
        case .unknownInverse: "inverse-inconnu"
        case .missingRole: "role-manquant"
        case .contradiction: "contradiction"
        case .nameTheField: "champ-a-nommer"
        case .duplicateName: "nom-en-double"
        case .duplicateInverse: "inverse-en-double"
        case .bothGiven: "un-seul-des-deux"
        case .reservedName: "nom-reserve"
        case .badPath: "chemin-de-modele"
        case .unclosedBrace: "accolade-ouverte"
        case .neverInForce: "jamais-en-vigueur"
        case .fixedDateOfRealData: "date-figee"
        case .unknownTimeZone: "fuseau-inconnu"
        case .badDate: "date-illisible"
        case .wrongWeekday: "jour-de-semaine"
        }
    }

    var severity: Diagnostic.Severity {
        switch self {
        case .wrongWeekday: .warning
        default: .error
        }
    }
}
