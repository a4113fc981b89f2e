internal import ContentModel

/// What a view of this type says in the model.
extension RecentRoom {
    static let sentence = Sentence(
        "ce qu'il y a de neuf, selon les dates que disent les fiches", "what is new, by the dates that entries say")

    /// The keys of a list of news.
    enum Key: String, PartKeys {
        case recent, days

        var note: KeyNote {
            switch self {
            case .recent: .required(.kinds, "les genres suivis", "the kinds that are watched")
            case .days:
                KeyNote(.number, "sur tant de jours ; 30 par défaut", "over so many days; 30 by default")
            }
        }
    }

    static func bind(_ parts: Parts<Key>, _ binder: inout ModelBinder) -> RecentBody? {
        guard let node = parts[.recent] else { return nil }
        let days = parts[.days].flatMap { binder.reader.integer($0, least: 1) } ?? 30
        return RecentBody(kinds: binder.kinds(node), days: days)
    }
}
