internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The entries that refer to another under one name.
struct BacklinkGroup: TemplateContext {
    let scope: PageScope
    let label: String
    let key: String
    /// In force first, then by title.
    let sources: [EntryID]
    /// The kind of the sources and its field that refers, when the sources have no pages: then they are read here.
    let table: (kind: Kind, field: Int)?

    /// More are not listed on one page.
    static let limit = 200

    /// The groups of an entry, in the order of the model's inverses; links in texts come last.
    static func groups(of id: EntryID, _ scope: PageScope, except shown: Set<String> = []) -> [BacklinkGroup] {
        var sources: [String: [EntryID]] = [:]
        var mentions: [EntryID] = []
        let model = scope.reader.model
        for backlink in scope.reader.backlinks(of: id) {
            let kind = scope.reader.identity(backlink.source).kind.index
            if let inverse = model.inverse(of: backlink, from: kind) {
                sources[inverse.key, default: []].append(backlink.source)
            } else {
                mentions.append(backlink.source)
            }
        }
        var groups: [BacklinkGroup] = []
        var done = Set<String>()
        for inverse in model.inverses(of: scope.reader.identity(id).kind.index) where done.insert(inverse.key).inserted
        {
            guard let found = sources[inverse.key], !shown.contains(inverse.key) else { continue }
            let kind = model.kinds[inverse.sourceKind]
            groups.append(
                BacklinkGroup(
                    scope: scope, label: inverse.name, key: inverse.key, sources: scope.inForceFirst(found),
                    table: kind.hasPages ? nil : (kind, inverse.field)))
        }
        let referring = Set(sources.values.joined())
        let others = scope.byTitle(mentions.filter { !referring.contains($0) })
        if !others.isEmpty {
            groups.append(
                BacklinkGroup(
                    scope: scope, label: scope.frame.strings.text(.mentionedIn), key: "", sources: others, table: nil))
        }
        return groups
    }

    func value(for key: String) -> TemplateValue {
        switch key {
        case "@label": .text(scope.language.typeset(label.capitalizedFirst))
        case "@entries": .list(sources.prefix(Self.limit).map { .object(EntryContext(scope: scope, id: $0)) })
        case "@count": .number(sources.count)
        case "@more": .flag(sources.count > Self.limit)
        case "@anchor": .text("liens--" + self.key)
        case "@table":
            table.map {
                .object(EntriesTable(scope: scope, label: label, entries: sources, kind: $0.kind, without: $0.field))
            }
                ?? .empty
        default: .absent
        }
    }

    static let shape: [String: Shape] = [
        "@label": .text, "@entries": .list(.object("any")), "@count": .number, "@more": .flag,
        "@anchor": .text, "@table": .object("table"),
    ]
}

extension PageScope {
    /// Entries by title, each once, those that no longer hold or do not hold yet after the others.
    func inForceFirst(_ ids: [EntryID]) -> [EntryID] {
        let sorted = byTitle(ids)
        let holds = sorted.map { reader.validity(of: $0) == .inForce }
        return zip(sorted, holds).filter(\.1).map(\.0) + zip(sorted, holds).filter { !$0.1 }.map(\.0)
    }
}
