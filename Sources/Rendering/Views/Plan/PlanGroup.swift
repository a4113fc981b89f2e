internal import ContentModel
internal import KnowledgeBase
internal import Language

/// The entries of a plan that share a value of the field by which it is shown.
struct PlanGroup {
    /// Typeset.
    var title: String
    /// By number, else by title.
    var entries: [EntryID]

    /// All groups, in the order of the vocabulary, else in that which the view names (the axes of a plan), else in that of
    /// the entries' numbers.
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

    /// The values in the order that the model or somebody gave them.
    private static func declared(_ work: PlannedWork, _ entries: [EntryID]) -> [String] {
        let type = work.kind.fields[work.plan.by].type
        if !type.words.isEmpty { return type.words.map(\.label) }
        guard let order = work.plan.order else { return [] }
        return entries.flatMap { work.scope.reader.values(at: order, of: $0) }.compactMap {
            if case .text(let text) = $0.value { text } else { nil }
        }
    }
}
