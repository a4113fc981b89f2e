internal import ContentModel
internal import KnowledgeBase
internal import Language

/// Who keeps which entry true: the owner that its kind names, else the office that it belongs to.
struct Keepers {
    let scope: PageScope
    /// The kind of entry that most kinds name as owner: the services of an administration.
    private let office: KindID?

    init(_ scope: PageScope) {
        self.scope = scope
        let kinds = scope.frame.model.kinds
        var counts: [KindID: Int] = [:]
        for kind in kinds {
            for owner in Set(Self.ends(of: kind.review?.owner, from: kind, kinds)) { counts[owner, default: 0] += 1 }
        }
        office = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// The kinds to which an owner can belong.
    private static func ends(of path: Rule.FieldPath?, from kind: Kind, _ kinds: [Kind]) -> [KindID] {
        func targets(_ type: FieldType?) -> [KindID] { if case .reference(let type)? = type { type.kinds } else { [] } }
        switch path {
        case .field(let field): return targets(kind.fields[field].type)
        case .through(let field, let key):
            return targets(kind.fields[field].type).flatMap { target in
                targets(kinds[target].fieldIndex(key).map { kinds[target].fields[$0].type })
            }
        case .record, .inverse, nil: return []
        }
    }

    /// Nil when nobody is named.
    func keeper(of id: EntryID) -> EntryID? {
        let kind = scope.reader.identity(id).kind
        if kind.id == office { return id }
        if let owner = kind.review?.owner, let keeper = scope.targets(of: id, along: owner).first { return keeper }
        let entry = scope.reader.entry(id)
        return kind.fields.ids.lazy.flatMap { entry.targets($0) }
            .first { scope.reader.kind(of: $0) == office }
    }

    /// An office with who answers for it, or a person with their office.
    func name(of keeper: EntryID) -> String {
        let name = scope.shortTitle(of: keeper)
        return correspondent(of: keeper).map { name + " – " + scope.shortTitle(of: $0) } ?? name
    }

    /// Who answers for an office; for one that names nobody, whoever answers for that of which it is a part.
    private func correspondent(of keeper: EntryID) -> EntryID? {
        let kind = scope.reader.identity(keeper).kind
        guard let owner = kind.review?.owner else { return nil }
        var current = keeper
        for _ in 0..<8 {
            if let found = scope.targets(of: current, along: owner).first { return found }
            let entry = scope.reader.entry(current)
            let above = kind.fields.ids.lazy.filter { $0 != kind.succession }.flatMap { entry.targets($0) }
                .first { scope.reader.kind(of: $0) == kind.id }
            guard let above else { return nil }
            current = above
        }
        return nil
    }
}

extension PageScope {
    /// The entries at the end of a path of references.
    func targets(of id: EntryID, along path: Rule.FieldPath) -> [EntryID] {
        let entry = reader.entry(id)
        switch path {
        case .field(let field): return entry.targets(field)
        case .through(let field, let key):
            return entry.targets(field).flatMap { target -> [EntryID] in
                reader.identity(target).kind.fieldIndex(key).map { reader.entry(target).targets($0) } ?? []
            }
        case .record(let field, let subfield):
            return (entry.values[field]?.each ?? []).flatMap { value -> [EntryID] in
                guard case .record(let record) = value else { return [] }
                return (record.values[subfield]?.each ?? []).compactMap {
                    if case .reference(.entry(let target)) = $0 { target } else { nil }
                }
            }
        case .inverse(let key, let field):
            return reader.backlinks(of: id).flatMap { link -> [EntryID] in
                let kind = reader.identity(link.source).kind
                guard frame.model.inverse(of: link, from: kind.id)?.key == key, let index = kind.fieldIndex(field)
                else { return [] }
                return reader.entry(link.source).targets(index)
            }
        }
    }
}
