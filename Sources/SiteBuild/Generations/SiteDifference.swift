internal import Language

/// What has changed from one generation of a site to another, as its readers would tell it.
public struct SiteDifference: Sendable {
    /// The two, the former one first.
    public let sites: (from: GenerationFacts.Site, to: GenerationFacts.Site)
    /// By kind in the order of the model, those that went last; within each in the order of `Change`.
    let groups: [Group]

    /// What can become of an entry.
    enum Change: Int, CaseIterable {
        case new, changed
        /// The same title at another address.
        case moved
        /// In force for the first time.
        case began
        case again, ended, replaced
        /// Its visa was taken back, or its text changed since.
        case unpublished
        /// It is itself late; of its steps some are.
        case late, lateSteps
        case toReview, removed
    }

    /// The entries of a kind of which the same has become.
    struct Group {
        let kind: GenerationFacts.Kind
        let change: Change
        var items: [Item]

        /// Of late steps, how many those are.
        var count: Int { change == .lateSteps ? items.reduce(0) { $0 + $1.steps.count } : items.count }
    }

    /// One of them.
    struct Item {
        let slug: String
        let title: String
        /// From the site's root, where it is read now; nil where it has gone or has no such place.
        let address: String?
        /// Its steps that have come to be late.
        var steps: [String] = []
    }

    /// Compares two generations.
    public init(from former: GenerationFacts, to current: GenerationFacts) {
        sites = (former.site, current.site)
        var found: [String: [Change: [Item]]] = [:]
        let (before, after) = (former.byName, current.byName)
        let moved = Self.moved(former, current, before, after)
        for entry in current.entries {
            let name = current.name(of: entry)
            for (change, steps) in Self.changes(before[name], entry, isMoved: moved.new.contains(name)) {
                let item = Item(slug: entry.slug, title: entry.title, address: entry.address, steps: steps)
                found[name.kind, default: [:]][change, default: []].append(item)
            }
        }
        for entry in former.entries {
            let name = former.name(of: entry)
            if after[name] != nil || moved.old.contains(name) { continue }
            found[name.kind, default: [:]][.removed, default: []].append(
                Item(slug: entry.slug, title: entry.title, address: nil))
        }
        let known = Set(current.kinds.map(\.key))
        groups = (current.kinds + former.kinds.filter { !known.contains($0.key) }).flatMap { kind in
            Change.allCases.compactMap { change in
                found[kind.key]?[change].map { Group(kind: kind, change: change, items: $0) }
            }
        }
    }

    /// What has become of an entry, most often nothing; with its steps that have come to be late.
    private static func changes(
        _ old: GenerationFacts.Entry?, _ new: GenerationFacts.Entry, isMoved: Bool
    ) -> [(Change, steps: [String])] {
        guard let old else { return [(isMoved ? .moved : .new, [])] }
        var found: [(Change, steps: [String])] = []
        if let change = standing(old.standing, new.standing) {
            found.append((change, []))
        } else if old.digest != new.digest {
            found.append((.changed, []))
        }
        let late = new.late.filter { !old.late.contains($0) }
        if late.contains("") { found.append((.late, [])) }
        let steps = late.filter { !$0.isEmpty }
        if !steps.isEmpty { found.append((.lateSteps, steps)) }
        if new.isToReview, !old.isToReview { found.append((.toReview, [])) }
        return found
    }

    private static func standing(_ old: GenerationFacts.Standing, _ new: GenerationFacts.Standing) -> Change? {
        if old == new { return nil }
        switch new {
        case .inForce: return old.isOver ? .again : .began
        case .ended: return .ended
        case .replaced: return .replaced
        case .notPublished: return .unpublished
        case .notYet: return nil
        }
    }

    /// Entries that kept their kind and title and changed their slug, where that is without doubt.
    private static func moved(
        _ former: GenerationFacts, _ current: GenerationFacts, _ before: [GenerationFacts.Name: GenerationFacts.Entry],
        _ after: [GenerationFacts.Name: GenerationFacts.Entry]
    ) -> (old: Set<GenerationFacts.Name>, new: Set<GenerationFacts.Name>) {
        func titled(
            _ facts: GenerationFacts, _ others: [GenerationFacts.Name: GenerationFacts.Entry]
        ) -> [GenerationFacts.Name: [GenerationFacts.Name]] {
            let names = facts.entries.filter { others[facts.name(of: $0)] == nil }.map { entry in
                (GenerationFacts.Name(kind: facts.kinds[entry.kind].key, slug: entry.title), facts.name(of: entry))
            }
            return Dictionary(grouping: names, by: \.0).mapValues { $0.map(\.1) }
        }
        let (gone, come) = (titled(former, after), titled(current, before))
        var pairs: (old: Set<GenerationFacts.Name>, new: Set<GenerationFacts.Name>) = ([], [])
        for (title, names) in gone where names.count == 1 {
            guard let new = come[title], new.count == 1 else { continue }
            pairs.old.insert(names[0])
            pairs.new.insert(new[0])
        }
        return pairs
    }
}
