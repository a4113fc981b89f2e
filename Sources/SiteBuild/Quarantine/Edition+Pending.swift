internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase

extension Edition {
    /// By entry that the audience sees in a former version: why, for the last audience alone, which sees all remarks.
    func pending(_ held: [HeldEntry]) -> [EntryID: [Diagnostic]] {
        guard !held.isEmpty else { return [:] }
        let seesReasons = number == model.editions.count - 1
        var pending: [EntryID: [Diagnostic]] = [:]
        for entry in held where !entry.isNew {
            guard let kind = model.kinds.first(where: { $0.key == entry.kind }) else { continue }
            let reasons = seesReasons ? entry.reasons : []
            if let slug = entry.slug {
                if let id = id(kind: kind.id, slug: slug) { pending[id] = reasons }
            } else {
                for id in ids(ofKind: kind.id) where origin(of: id).source == entry.title { pending[id] = reasons }
            }
        }
        return pending
    }
}
