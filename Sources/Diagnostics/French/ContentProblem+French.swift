extension ContentProblem {
    var french: String {
        switch self {
        case .unknownField(let name, let kind): "Champ « \(name) » inconnu pour \(kind)"
        }
    }
}
