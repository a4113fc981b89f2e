extension ModelProblem {
    var english: String {
        switch self {
        case .unknownKey(let key, let within): "Unknown word “\(key)” in \(within)"
        }
    }
}
