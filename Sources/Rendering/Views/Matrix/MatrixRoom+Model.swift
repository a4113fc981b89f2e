internal import ContentModel

/// What a view of this type says in the model.
extension MatrixRoom {
    static let sentence = Sentence("une règle de couverture en tableau", "a coverage rule as a table")

    /// The keys of a matrix.
    enum Key: String, PartKeys {
        case matrix

        var note: KeyNote { .required(.rule, "une règle de couverture", "a coverage rule") }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> MatrixBody? {
        parts[.matrix].flatMap { binder.coverageRule($0) }.map { MatrixBody(rule: $0.id) }
    }
}
