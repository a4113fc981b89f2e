/// What can be wrong with entries, once the model is known.
public enum ContentProblem: Sendable, Hashable {
    case unknownField(String, kind: String)
}
extension ContentProblem: ProblemDetail {
    var id: String { switch self { case .unknownField: "champ-inconnu" } }
}
