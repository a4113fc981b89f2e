extension TemplateProblem {
    var french: String {
        switch self {
        case .unknownKey(let key): "Clé « \(key) » inconnue à cet endroit"
        case .unknownPartial(let name): "Gabarit « \(name) » introuvable dans le thème"
        case .unknownBlock(let name, let parent): "Bloc « \(name) » absent du gabarit « \(parent) »"
        case .malformedTag(let expected): "Balise mal formée : « \(expected) » attendu"
        case .unclosedSection(let name): "Section « \(name) » jamais fermée"
        case .unexpectedClosing(let name, let open?): "« {{/\(name)}} » ferme autre chose que « \(open) », ouvert ici"
        case .unexpectedClosing(let name, nil): "« {{/\(name)}} » ne ferme rien"
        case .endlessPartial(let name): "Le gabarit « \(name) » s'inclut lui-même sans fin"
        case .wrongUse(let key, let expected, let actual):
            "« \(key) » est \(actual.french) : il faut ici \(expected.french)"
        case .missingName: "Balise sans nom"
        case .nestedTooDeep(let limit): "Sections trop imbriquées : \(limit) niveaux au plus"
        case .ignoredInParent(let name):
            "Jamais imprimé : entre « {{<\(name)}} » et sa fin, seuls comptent les blocs « {{$…}} »"
        }
    }
}

extension TemplateProblem.ValueKind {
    var french: String {
        switch self {
        case .text: "un texte"
        case .number: "un nombre"
        case .flag: "un oui ou non"
        case .markup: "du HTML"
        case .templateName: "un nom de gabarit"
        case .list: "une liste"
        case .object: "un objet"
        }
    }
}
