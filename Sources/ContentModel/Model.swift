internal import Language

/// What the entries of a site are: kinds, their fields, the rules that hold between them, the views drawn from them.
///
/// Read from `content/model.yaml`; nothing in it is known to the program beforehand. Every word of the file that names
/// something is bound when it is read: nothing is looked up by name afterwards.
public struct Model: Sendable {
    /// The audiences, from the one that may see least to the one that may see all; never empty.
    public let editions: [String]
    /// Those with a name in the order of the file, then the lists that stand in fields.
    public let vocabularies: [Vocabulary]
    /// In the order of the file.
    public let kinds: [Kind]
    /// In the order of the file.
    public let rules: [Rule]
    /// In the order of the file.
    public let views: [View]

    /// By kind: the relations that lead to it.
    let inversesByKind: [[Inverse]]

    /// Joins the parts of a model.
    public init(
        editions: [String], vocabularies: [Vocabulary] = [], kinds: [Kind] = [], rules: [Rule] = [], views: [View] = []
    ) {
        self.editions = editions
        self.vocabularies = vocabularies
        self.kinds = kinds
        self.rules = rules
        self.views = views
        inversesByKind = Model.inverses(of: kinds.map(\.fields))
    }

    /// The kind that an author's word names: its name, singular, plural or folder, folded; nil when there is none.
    public func kind(named word: String) -> Kind? {
        let folded = word.folded
        let slug = word.slug
        return kinds.first { $0.key == slug || $0.name.folded == folded }
            ?? kinds.first {
                $0.names.one.folded == folded || $0.names.many.folded == folded || $0.path == slug
            }
    }

    /// Whether an index view shows the entries of a kind.
    public func hasIndex(ofKind kind: KindID) -> Bool {
        views.contains { ($0.body as? IndexBody)?.kind == kind }
    }

    /// The coverage of a rule; nil for rules of other types.
    public func coverage(_ rule: RuleID) -> Rule.Coverage? {
        if case .coverage(let coverage) = rules[rule].body { coverage } else { nil }
    }
}
