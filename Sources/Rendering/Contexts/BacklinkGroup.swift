internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The entries that refer to another under one name.
struct BacklinkGroup: KeyedContext {
    let scope: PageScope
    /// The entry that they refer to.
    let target: EntryID
    let relation: Relation
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

    typealias Relation = Rendering.Relation

    /// More are not listed on the entry's page: a page of their own has them all.
    static let limit = 200

    /// Who refers to an entry, by relation: in the order of the model's inverses, relations of one name together, at the
    /// first one's place; those who mention it in a text and refer to it in no other way come last.
    static func relations(of id: EntryID, _ reader: BaseReader) -> [(relation: Relation, sources: [EntryID])] {
        let model = reader.model
        let inverses = model.inverses(of: reader.kind(of: id))
        var sources: [[EntryID]] = inverses.map { _ in [] }
        var mentions: [EntryID] = []
        var referring: Set<EntryID> = []
        for backlink in reader.backlinks(of: id) {
            guard backlink.origin != .text,
                let inverse = model.inverse(of: backlink, from: reader.kind(of: backlink.source))
            else {
                mentions.append(backlink.source)
                continue
            }
            referring.insert(backlink.source)
            if let group = inverses.firstIndex(where: { $0.key == inverse.key }) {
                sources[group].append(backlink.source)
            }
        }
        let others = referring.isEmpty ? mentions : mentions.filter { !referring.contains($0) }
        return sources.enumerated().map { (.inverse($0.offset), $0.element) } + [(.mention, others)]
    }

    /// The groups of an entry, in that order.
    static func groups(of id: EntryID, _ scope: PageScope, except shown: Set<String> = []) -> [BacklinkGroup] {
        let inverses = scope.frame.model.inverses(of: scope.kind(of: id))
        return relations(of: id, scope.reader).compactMap { relation, found in
            guard !found.isEmpty else { return nil }
            switch relation {
            case .mention:
                return BacklinkGroup(
                    scope: scope, target: id, relation: relation, label: scope.strings.text(.mentionedIn), key: "",
                    sources: scope.reader.byTitle(found), table: nil)
            case .inverse(let position):
                let inverse = inverses[position]
                guard !shown.contains(inverse.key) else { return nil }
                let sources = scope.inForceFirst(found)
                return BacklinkGroup(
                    scope: scope, target: id, relation: relation, label: inverse.name, key: inverse.key,
                    sources: sources, table: Self.shown(inverse, from: sources, to: id, scope))
            }
        }
    }

    /// What stands for a relation in addresses.
    static func key(of relation: Relation, _ kind: Kind, _ frame: SiteFrame) -> String {
        switch relation {
        case .inverse(let position): frame.model.inverses(of: kind.id)[position].key
        case .mention: frame.theme.design.anchor(.backlinks)
        }
    }

    /// Whether a relation is read as rows that hold for a time, which all stand on the entry's page.
    static func isRows(_ relation: Relation, _ kind: Kind, _ model: Model) -> Bool {
        guard case .inverse(let position) = relation else { return false }
        return isRows(model.inverses(of: kind.id)[position], model)
    }

    private static func isRows(_ inverse: Inverse, _ model: Model) -> Bool {
        inverse.subfield != nil && model.kinds[inverse.sourceKind].fields[inverse.field].term != nil
    }

    static let keys = KeyTable<BacklinkGroup>("backlinks", "The entries that refer to another under one name.") {
        Key.text("@label", "What they are to it.") { $0.scope.typeset($0.label.capitalizedFirst) }
        Key.list("@entries", "The entries, those in force first; at most 200.") { group in
            group.sources.prefix(limit).map { EntryContext(scope: group.scope, id: $0) }
        }
        Key.number("@count", "How many there are.") { $0.sources.count }
        Key.flag("@more", "Whether some are not listed.") { $0.hasMore }
        Key.text("@more-url", "The page with all of them, where some are not listed.") {
            $0.hasMore ? $0.url(number: 1) : nil
        }
        Key.text("@anchor", "The anchor of their part of the page.") { $0.anchor }
        Key.object("@table", "Entries without pages of their own, or rows that hold for a time, as a table.") {
            $0.asTable
        }
    }

    /// No slug has two hyphens, so that it meets no other anchor.
    var anchor: String { scope.design.anchor(.backlinks) + "--" + key }

    private var hasMore: Bool {
        if case .rows? = table { false } else { sources.count > Self.limit }
    }

    /// A page of all of them.
    func url(number: Int) -> String {
        let kind = scope.frame.model.kinds[scope.kind(of: target)]
        return scope.url(
            PagePath.inverse(
                kind: kind, slug: scope.reader.slug(of: target), key: Self.key(of: relation, kind, scope.frame),
                number: number))
    }

    private var asTable: Table? { table(of: Array(sources.prefix(Self.limit))) }

    /// Some of the sources as a table; nil where links to them are enough.
    func table(of entries: [EntryID]) -> Table? {
        switch table {
        case .entries(let kind, let field):
            EntriesTable(scope: scope, label: label, entries: entries, kind: kind, without: field).table
        case .rows(let rows): rows.table
        case nil: nil
        }
    }

    private static func shown(
        _ inverse: Inverse, from sources: [EntryID], to id: EntryID, _ scope: PageScope
    ) -> Shown? {
        if isRows(inverse, scope.frame.model) {
            return .rows(MembersTable(scope: scope, inverse: inverse, target: id, sources: sources))
        }
        let kind = scope.frame.model.kinds[inverse.sourceKind]
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
