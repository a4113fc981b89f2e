internal import Diagnostics
internal import Language

/// Whether a former generation may be the site again: it must show nothing that has gone since. What is known of that is
/// what the latest generation shows, whatever is the site now, and the day.
///
/// Refused is what shows an entry that the latest one has not, or that holds no more; one of which a part is kept from
/// these readers since, so far as its text changed at all; values about a person, fields, views and attached files that
/// are not there any more. An entry whose text was changed otherwise may return to what it said.
struct ReturnCheck {
    let latest: GenerationFacts
    /// Today, or the site's own day where that is a choice.
    let day: CalendarDate

    init(latest: GenerationFacts, today: CalendarDate?) {
        self.latest = latest
        day = latest.site.isDateFixed ? latest.site.date : max(latest.site.date, today ?? latest.site.date)
    }

    /// What a generation would bring back, in its own order.
    /// - Parameter hasFile: whether an attached file of it is still there, byte for byte.
    func returning(_ former: GenerationFacts, hasFile: (String) -> Bool) -> [GenerationProblem] {
        var found: [GenerationProblem] = []
        let now = latest.byName
        // An entry that goes by another name since says the same under it.
        let bySaid = Dictionary(
            latest.entries.map { (Said(kind: latest.kinds[$0.kind].key, digest: $0.digest), $0) },
            uniquingKeysWith: { first, _ in first })
        for entry in former.entries {
            let said = Said(kind: former.kinds[entry.kind].key, digest: entry.digest)
            if let reason = reason(entry, now[former.name(of: entry)] ?? bySaid[said]) {
                found.append(.returns(entry.title, reason))
            }
        }
        let fields = Dictionary(
            latest.kinds.map { ($0.key, Set($0.filled + $0.empty)) }, uniquingKeysWith: { first, _ in first })
        for kind in former.kinds {
            // Of a kind without entries there is nothing to show.
            guard let known = fields[kind.key] else { continue }
            found += kind.filled.filter { !known.contains($0) }.map { .returns("\(kind.one) – \($0)", .field) }
        }
        let views = Set(latest.views.map(\.key))
        found += former.views.filter { !views.contains($0.key) }.map { .returns($0.title, .view) }
        if former.tellsWhoIsLate, !latest.tellsWhoIsLate { found.append(.returns(former.site.title, .lateness)) }
        found += former.files.filter { !hasFile($0) }.map { .returns($0, .file) }
        return found
    }

    private struct Said: Hashable {
        let kind: String
        let digest: UInt64
    }

    private func reason(_ entry: GenerationFacts.Entry, _ current: GenerationFacts.Entry?) -> ReturnReason? {
        guard let current else { return .gone }
        if entry.standing == .inForce {
            switch current.standing {
            case .replaced: return .replaced
            case .notPublished: return .notPublished
            case .notYet: return .notYet
            case .ended, .inForce: break
            }
            let ends = [entry.until, current.until].compactMap { $0 }
            if let end = ends.min(), end < day { return .ended(latest.site.language.format(end)) }
        }
        if !Set(entry.personal).isSubset(of: current.personal) { return .personal }
        let isRestricted = current.withheld != 0 && current.withheld != entry.withheld
        return isRestricted && entry.digest != current.digest ? .restricted : nil
    }
}
