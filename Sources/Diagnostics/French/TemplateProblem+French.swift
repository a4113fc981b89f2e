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
        case .wrongUse(let key, let expected, let actual): "« \(key) » est \(actual) : \(expected) attendu ici"
        }
    }
}
