internal import ContentModel

/// What a view of this type says in the model.
extension ChangesRoom {
    static let sentence = Sentence(
        "ce qui a changé, attend un visa ou expire", "what changed, waits for a visa, or is about to expire")

    /// The keys of a list of changes.
    enum Key: String, PartKeys {
        case changes
        case expiresWithin = "expires within"

        var note: KeyNote {
            switch self {
            case .changes: .required(.kinds, "les genres suivis", "the kinds that are watched")
            case .expiresWithin:
                KeyNote(
                    .number, "ce qui expire dans tant de jours ; 30 par défaut",
                    "what ends within so many days; 30 by default")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> ChangesBody? {
        guard let node = parts[.changes] else { return nil }
        let days = parts[.expiresWithin].flatMap { binder.reader.integer($0) } ?? 30
        return ChangesBody(kinds: binder.kinds(node), expiresWithin: days)
    }
}
