extension ContentProblem {
    var english: String {
        switch self {
        case .unknownField(let name, let kind): "Unknown field “\(name)” for \(kind)"
        }
    }
}
