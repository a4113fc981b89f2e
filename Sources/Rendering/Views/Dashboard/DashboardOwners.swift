internal import ContentModel
internal import KnowledgeBase

/// To whom things belong: to entries of the kind by which the dashboard is also given.
struct DashboardOwners {
    let scope: PageScope
    /// A position in `Model.kinds`.
    let kind: KindID?
    private let columns: Set<EntryID>

    init(_ scope: PageScope, _ dashboard: DashboardBody, _ coverages: [DashboardCoverage]) {
        self.scope = scope
        kind = dashboard.by
        columns = Set(coverages.flatMap { $0.cells.map(\.column) })
    }

    /// The owner of an entry: itself, or the office that it belongs to; what is part of a column of the coverage rules
    /// counts for that column.
    func owner(of id: EntryID) -> EntryID? { direct(id).map { raised($0) } }

    /// The owner of an entry that is to be read again: whom its kind names, or to whom that belongs.
    func reviewer(of id: EntryID) -> EntryID? {
        guard let path = scope.frame.model.kinds[scope.kind(of: id)].review?.owner,
            let named = scope.reader.targets(of: id, along: path).first
        else { return owner(of: id) }
        return owner(of: named)
    }

    private func direct(_ id: EntryID) -> EntryID? {
        guard let kind else { return nil }
        if scope.kind(of: id) == kind { return id }
        return scope.targets(of: id, .office).first { scope.kind(of: $0) == kind }
    }

    private func raised(_ id: EntryID) -> EntryID { scope.lineage(of: id).first { columns.contains($0) } ?? id }
}
