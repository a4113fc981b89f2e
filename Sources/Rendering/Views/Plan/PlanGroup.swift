internal import ContentModel
internal import KnowledgeBase
internal import Language

/// The entries of a plan that share a value of the field by which it is shown.
struct PlanGroup {
    /// Typeset.
    var title: String
    /// By number, else by title.
    var entries: [EntryID]

    /// All groups. Their order is that of a list that an entry to which the plan's entries refer has of the same values
    /// (the axes of a plan), else that of the vocabulary, else that of the entries' numbers.
    static func groups(of work: PlannedWork) -> [PlanGroup] {
        let entries = work.entries
        var groups: [PlanGroup] = []
        var positions: [String: Int] = [:]
        for value in declared(work, entries) where positions[value.folded] == nil {
            positions[value.folded] = groups.count
            groups.append(PlanGroup(title: work.scope.language.typeset(value), entries: []))
        }
        for id in entries {
            let value = text(of: id, work)
            let position = positions[value.folded] ?? groups.count
            if position == groups.count {
                positions[value.folded] = position
                groups.append(PlanGroup(title: work.scope.language.typeset(value), entries: []))
            }
            groups[position].entries.append(id)
        }
        return groups.filter { !$0.entries.isEmpty }
    }

    private static func text(of id: EntryID, _ work: PlannedWork) -> String {
        let type = work.kind.fields[work.plan.by].type
        return work.scope.reader.entry(id).values[work.plan.by].map {
            ValueText.plain($0, type: type, language: work.scope.language) { work.scope.reader.title($0) }
        } ?? ""
    }

    /// The values in the order that somebody gave them.
    private static func declared(_ work: PlannedWork, _ entries: [EntryID]) -> [String] {
        if case .choice(let vocabulary, _) = work.kind.fields[work.plan.by].type { return vocabulary.words.map(\.text) }
        let wanted = Set(entries.map { text(of: $0, work).folded })
        let wholes = work.kind.fields.ids.filter { !work.kind.targetKinds(of: $0).isEmpty }
            .flatMap { field in entries.flatMap { work.scope.reader.entry($0).targets(field) } }
        for id in work.scope.reader.byTitle(wholes) {
            let entry = work.scope.reader.entry(id)
            for (index, field) in work.scope.reader.identity(id).kind.fields.identified where field.type == .texts {
                let values = (entry.values[index]?.each ?? []).compactMap {
                    if case .text(let text) = $0 { text } else { nil }
                }
                // Other plans may share the page: the list that holds any of the values gives their order.
                if values.contains(where: { wanted.contains($0.folded) }) { return values }
            }
        }
        return []
    }
}
