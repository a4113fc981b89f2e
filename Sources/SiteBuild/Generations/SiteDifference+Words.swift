internal import Language

extension SiteDifference.Group {
    /// `3 référents nouveaux`, `2 étapes en retard`, typeset.
    func heading(in language: SiteLanguage) -> String {
        let isOne = language == .french ? count < 2 : count == 1
        if change == .lateSteps {
            let late = language == .french ? "en retard" : "late"
            // The model has no word for one of them.
            return language.typeset(isOne ? "\(kind.steps) : \(count) \(late)" : "\(count) \(kind.steps) \(late)")
        }
        let name = isOne ? kind.one : kind.many
        let state = state(isOne: isOne, in: language)
        switch (language, change) {
        case (.english, .new), (.english, .changed), (.english, .late): return "\(count) \(state) \(name)"
        case (.english, _), (.french, _): return language.typeset("\(count) \(name) \(state)")
        }
    }

    /// What has become of one: `nouvelle`, `à une nouvelle adresse`.
    func state(isOne: Bool, in language: SiteLanguage) -> String {
        switch language {
        case .french: frenchState(isOne: isOne)
        case .english: englishState
        }
    }

    private func frenchState(isOne: Bool) -> String {
        let isFeminine = kind.gender == "f"
        let ending = (isFeminine ? "e" : "") + (isOne ? "" : "s")
        let inForce = kind.inForce.isEmpty ? "en vigueur" : kind.inForce
        switch change {
        case .new: return isFeminine ? (isOne ? "nouvelle" : "nouvelles") : (isOne ? "nouveau" : "nouveaux")
        case .changed: return "modifié" + ending
        case .moved: return "à une nouvelle adresse"
        case .began: return "désormais " + inForce
        case .again: return "de nouveau " + inForce
        case .ended: return (isOne ? "qui n'est plus " : "qui ne sont plus ") + inForce
        case .replaced: return "remplacé" + ending
        case .unpublished: return "dont la validation est retirée"
        case .late, .lateSteps: return "en retard"
        case .toReview: return "à relire"
        case .removed: return "retiré" + ending
        }
    }

    private var englishState: String {
        let inForce = kind.inForce.isEmpty ? "in force" : kind.inForce
        return switch change {
        case .new: "new"
        case .changed: "changed"
        case .moved: "at a new address"
        case .began: "now " + inForce
        case .again: inForce + " again"
        case .ended: "no longer " + inForce
        case .replaced: "replaced"
        case .unpublished: "no longer validated"
        case .late, .lateSteps: "late"
        case .toReview: "to be read again"
        case .removed: "removed"
        }
    }

    /// What a line says of an item: its title, and the steps that are late.
    func line(_ item: SiteDifference.Item, in language: SiteLanguage) -> String {
        let title = language.typeset(item.title)
        return item.steps.isEmpty ? title : title + " – " + item.steps.joined(separator: ", ")
    }
}

extension SiteDifference {
    /// The language of the site, in which all is told.
    var language: SiteLanguage { sites.to.language }

    /// Whether readers find anything else than before.
    public var isEmpty: Bool { groups.isEmpty }

    /// `3 référents nouveaux, 1 position qui n'est plus en vigueur, 2 étapes en retard`.
    public var summary: String {
        if groups.isEmpty { return language == .french ? "Rien n'a changé" : "Nothing has changed" }
        return groups.map { $0.heading(in: language) }.joined(separator: ", ")
    }
}
