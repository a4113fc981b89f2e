internal import ContentModel
internal import KnowledgeBase
internal import Language

/// Who keeps which entry true: the owner that its kind names, else the office that it belongs to.
struct Keepers {
    let scope: PageScope
    /// The kind of those who keep entries true, as the view declares it.
    private let office: KindID?

    init(_ scope: PageScope, _ view: ToMendBody) {
        self.scope = scope
        office = view.by
    }

    /// Nil when nobody is named.
    func keeper(of id: EntryID) -> EntryID? {
        let kind = scope.frame.model.kinds[scope.kind(of: id)]
        if kind.id == office { return id }
        if let owner = kind.review?.owner, let keeper = scope.reader.targets(of: id, along: owner).first {
            return keeper
        }
        return scope.targets(of: id, .office).first { scope.kind(of: $0) == office }
    }

    /// An office with who answers for it, or a person with their office.
    func name(of keeper: EntryID) -> String {
        let name = scope.shortTitle(of: keeper)
        return correspondent(of: keeper).map { name + " – " + scope.shortTitle(of: $0) } ?? name
    }

    /// Who answers for an office; for one that names nobody, whoever answers for that of which it is a part.
    private func correspondent(of keeper: EntryID) -> EntryID? {
        guard let owner = scope.frame.model.kinds[scope.kind(of: keeper)].review?.owner else { return nil }
        return scope.lineage(of: keeper).lazy.compactMap { scope.reader.targets(of: $0, along: owner).first }.first
    }
}
