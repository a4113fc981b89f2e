internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The entries that refer to another under one name.
struct BacklinkGroup: KeyedContext {
    let scope: PageScope
    let label: String
    let key: String
    /// In force first, then by title.
    let sources: [EntryID]
    /// How the sources are shown where they are read here; nil where links to them are enough.
    let table: Shown?

    /// What is read on the page of the entry that it refers to.
    enum Shown {
        /// Entries without pages, and their field that refers.
        case entries(Kind, FieldID)
        /// Rows of a records field that hold for a time.
        case rows(MembersTable)
    }

    /// More are not listed on one page.
    static let limit = 200

    /// The groups of an entry, in the order of the model's inverses; links in texts come last.
    static func groups(of id: EntryID, _ scope: PageScope, except shown: Set<String> = []) -> [BacklinkGroup] {
        let model = scope.frame.model
        let inverses = model.inverses(of: scope.kind(of: id))
        var sources: [[EntryID]] = inverses.map { _ in [] }
        var mentions: [EntryID] = []
        var referring: Set<EntryID> = []
        for backlink in scope.reader.backlinks(of: id) {
            let kind = scope.kind(of: backlink.source)
            guard backlink.origin != .text, let inverse = model.inverse(of: backlink, from: kind) else {
                mentions.append(backlink.source)
                continue
            }
            referring.insert(backlink.source)
            // Relations of one name make one group, the first one's.
            if let group = inverses.firstIndex(where: { $0.key == inverse.key }) {
                sources[group].append(backlink.source)
            }
        }
        var groups: [BacklinkGroup] = []
        for (inverse, found) in zip(inverses, sources) where !found.isEmpty && !shown.contains(inverse.key) {
            groups.append(
                BacklinkGroup(
                    scope: scope, label: inverse.name, key: inverse.key, sources: scope.inForceFirst(found),
                    table: Self.shown(inverse, from: scope.inForceFirst(found), to: id, scope)))
        }
        let others = scope.reader.byTitle(referring.isEmpty ? mentions : mentions.filter { !referring.contains($0) })
        if !others.isEmpty {
            groups.append(
                BacklinkGroup(
                    scope: scope, label: scope.strings.text(.mentionedIn), key: "", sources: others, table: nil))
        }
        return groups
    }

    static let keys = KeyTable<BacklinkGroup>("backlinks", "The entries that refer to another under one name.") {
        Key.text("@label", "What they are to it.") { $0.scope.typeset($0.label.capitalizedFirst) }
        Key.list("@entries", "The entries, those in force first; at most 200.") { group in
            group.sources.prefix(limit).map { EntryContext(scope: group.scope, id: $0) }
        }
        Key.number("@count", "How many there are.") { $0.sources.count }
        Key.flag("@more", "Whether some are not listed.") { $0.sources.count > limit }
        Key.text("@anchor", "The anchor of their part of the page.") { $0.anchor }
        Key.object("@table", "Entries without pages of their own, or rows that hold for a time, as a table.") {
            $0.asTable
        }
    }

    /// No slug has two hyphens, so that it meets no other anchor.
    var anchor: String { scope.design.anchor(.backlinks) + "--" + key }

    private var asTable: Table? {
        switch table {
        case .entries(let kind, let field):
            EntriesTable(scope: scope, label: label, entries: sources, kind: kind, without: field).table
        case .rows(let rows): rows.table
        case nil: nil
        }
    }

    private static func shown(
        _ inverse: Inverse, from sources: [EntryID], to id: EntryID, _ scope: PageScope
    ) -> Shown? {
        let kind = scope.frame.model.kinds[inverse.sourceKind]
        if inverse.subfield != nil, kind.fields[inverse.field].term != nil {
            return .rows(MembersTable(scope: scope, inverse: inverse, target: id, sources: sources))
        }
        return kind.hasPages ? nil : .entries(kind, inverse.field)
    }
}

extension PageScope {
    /// Entries by title, each once, those that no longer hold or do not hold yet after the others.
    func inForceFirst(_ ids: [EntryID]) -> [EntryID] {
        let sorted = reader.byTitle(ids)
        if sorted.allSatisfy({ !frame.hasStates[kind(of: $0)] }) { return sorted }
        let holds = sorted.map { reader.validity(of: $0) == .inForce }
        return zip(sorted, holds).filter(\.1).map(\.0) + zip(sorted, holds).filter { !$0.1 }.map(\.0)
    }
}
