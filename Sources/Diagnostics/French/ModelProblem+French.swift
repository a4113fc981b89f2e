import Language

extension ModelProblem {
    var french: String {
        switch self {
        case .unknownKey(let key, let part): "Mot « \(key) » inconnu dans \(part.french)"
        case .missingKey(let key, let part): "« \(key) » manque dans \(part.french)"
        case .wrongShape(let part, let shape): "\(shape.french) dans \(part.french)"
        case .unknownWord(let word): "« \(word) » inconnu ici"
        case .unknownKind(let name, let times):
            "Genre « \(name) » inconnu" + (times > 1 ? " (à \(times) endroits)" : "")
        case .unknownField(let name, let kind): "Champ « \(name) » inconnu pour « \(kind) »"
        case .unknownVocabulary(let name): "Vocabulaire « \(name) » inconnu"
        case .unknownType(let name): "Type de champ « \(name) » inconnu"
        case .unknownRuleType(let name): "La règle « \(name) » n'est d'aucun type connu"
        case .unknownViewType(let name): "La vue « \(name) » n'est d'aucun type connu"
        case .wrongFieldType(let name, let expected):
            "Le champ « \(name) » n'est pas du type « \(expected) » attendu ici"
        case .wrongTarget(let name, let expected): "« \(name) » ne mène pas à « \(expected) », attendu ici"
        case .unknownInverse(let name, let kind): "Aucun lien « \(name) » ne mène à « \(kind) »"
        case .missingRole(let role, let kind, let takes):
            "Rôle « \(role) » manquant au genre « \(kind) » : ajoutez-lui « roles: { \(role): … } », avec un champ du type \(takes)"
        case .contradiction(let a, let b): "« \(a) » et « \(b) » se contredisent"
        case .nameTheField(let key): "« \(key) » nomme le champ qui explique : écrivez son nom à la place de « yes »"
        case .duplicateName(let name): "« \(name) » en double"
        case .duplicateInverse(let name, let kind): "« \(name) » sert déjà à autre chose pour « \(kind) »"
        case .bothGiven(let a, let b): "« \(a) » ou « \(b) », pas les deux"
        case .reservedName(let name): "Le nom « \(name) » est réservé au site"
        case .badPath(let name): "« \(name) » sert d'adresse : minuscules sans accents, chiffres et tirets seulement"
        case .unclosedBrace: "Accolade « { » jamais fermée"
        case .neverInForce(let kind): "« \(kind) » n'a pas de durée de validité (« in force »)"
        case .fixedDateOfRealData:
            "« situation au » n'est permis qu'avec « données fictives: oui » : sinon rien n'expirerait jamais"
        case .unknownTimeZone(let name): "Fuseau horaire « \(name) » inconnu"
        case .wrongWeekday(let text, let date):
            "« \(text) » : le \(SiteLanguage.french.format(date)) est un \(SiteLanguage.french.weekdayNames[date.weekday]) ; corrigez l'un ou l'autre"
        case .badDate(let text): "« \(text) » n'est pas une date : écrivez par exemple 2013-06-17"
        }
    }
}

extension ModelPart {
    fileprivate var french: String {
        switch self {
        case .model: "le modèle"
        case .vocabularies: "les vocabulaires"
        case .kinds: "les genres"
        case .names: "« names »"
        case .fields: "les champs"
        case .records: "les rubriques"
        case .rules: "les règles"
        case .views: "les vues"
        case .conditions: "« where »"
        case .inForce: "« in force »"
        case .review: "« review »"
        case .value: "cette valeur"
        case .settings: "les réglages du site"
        case .theme: "le thème"
        case .door: "cette porte"
        case .strings: "les textes du thème"
        case .tones: "les tons du thème"
        case .icons: "les icônes du thème"
        case .anchors: "les ancres du thème"
        case .kind(let name): "le genre « \(name) »"
        case .field(let name): "le champ « \(name) »"
        case .rule(let name): "la règle « \(name) »"
        case .view(let name): "la vue « \(name) »"
        case .word(let name): "le mot « \(name) »"
        case .roles(let name): "« roles » du genre « \(name) »"
        case .viewPart(let name): "« \(name) »"
        }
    }
}

extension ModelShape {
    fileprivate var french: String {
        switch self {
        case .mapping: "Suite de « mot: valeur » attendue"
        case .list: "Liste attendue"
        case .text: "Texte attendu"
        case .boolean: "« oui » ou « non » attendu"
        case .integer: "Nombre entier attendu"
        case .number: "Nombre attendu"
        case .path: "Chemin « champ.champ » attendu"
        case .size: "Taille attendue, par exemple « 50 Mo »"
        case .mode: "Mode attendu, par exemple « 0640 »,"
        }
    }
}
