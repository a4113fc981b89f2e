extension ModelProblem {
    var french: String {
        switch self {
        case .unknownKey(let key, let within): "Mot « \(key) » inconnu dans \(within)"
        }
    }
}
