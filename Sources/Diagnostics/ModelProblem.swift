/// What can be wrong with `model.yaml` and `site.yaml`.
public enum ModelProblem: Sendable, Hashable {
    case unknownKey(String, within: String)
}
extension ModelProblem: ProblemDetail {
    var id: String { switch self { case .unknownKey: "cle-de-modele-inconnue" } }
}
