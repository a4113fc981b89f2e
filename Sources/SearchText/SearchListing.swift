public import ContentModel
public import KnowledgeBase
internal import Language
internal import Rendering
public import SearchCore

/// What search can find in an edition: its entries, and the pages of its views.
public struct SearchListing {
    let reader: BaseReader
    let roles: SearchRoles
    private let views: [ViewID]
    private let partOfSite: String?
    private let siteMap: String?
    /// Of each kind with a date by which people ask for the next one: that entry, and their words.
    let next: [EntryID: [String]]

    /// Reads the base of an edition as its pages do.
    /// - Parameters:
    ///   - views: those with pages that the audience sees.
    ///   - partOfSite: what results call the page of a view; nil when search is not to find any.
    ///   - siteMap: what the map of the site is called.
    public init(_ reader: BaseReader, views: [ViewID], partOfSite: String?, siteMap: String? = nil) {
        (self.reader, self.views, self.partOfSite, self.siteMap) = (reader, views, partOfSite, siteMap)
        roles = SearchRoles(reader.model)
        next = Self.next(reader)
    }

    var language: SiteLanguage { reader.language }

    /// Something that can be found, before it is told in full.
    public struct Item: Sendable {
        /// From the site's root.
        public let path: [UInt8]
        let source: Source

        enum Source: Sendable {
            case entry(EntryID, kind: KindID)
            /// A position in `Model.views`.
            case view(ViewID)
            case siteMap(title: String)
        }
    }

    /// Everything that can be found, by path; entries on one page by kind, then by slug.
    public func items() -> [Item] {
        var items: [Item] = []
        for kind in reader.model.kinds {
            for id in reader.entries(ofKind: kind.id) {
                guard isSearchable(id, kind), let path = path(of: id) else { continue }
                items.append(Item(path: Array(path.utf8), source: .entry(id, kind: kind.id)))
            }
        }
        if partOfSite != nil {
            // The pages of views, which have no entry of their own.
            for number in views {
                let path = PagePath.view(reader.model.views[number].key, number: 1)
                items.append(Item(path: Array(path.utf8), source: .view(number)))
            }
        }
        if partOfSite != nil, let siteMap {
            items.append(Item(path: Array(PagePath.siteMap.utf8), source: .siteMap(title: siteMap)))
        }
        let order = items.indices.sorted {
            let (a, b) = (items[$0].path, items[$1].path)
            return a == b ? $0 < $1 : a.lexicographicallyPrecedes(b)
        }
        return order.map { items[$0] }
    }

    /// What people read first of an item.
    public func title(of item: Item) -> [UInt8] {
        switch item.source {
        case .entry(let id, _): Array(reader.title(id).utf8)
        case .view(let number): Array(reader.model.views[number].title.utf8)
        case .siteMap(let title): Array(title.utf8)
        }
    }

    /// All that the index is told of an item.
    public func document(of item: Item) -> SearchDocument {
        switch item.source {
        case .entry(let id, let kind):
            return EntryDocument(self, id, reader.model.kinds[kind]).document(at: item.path)
        case .view(let number):
            let view = reader.model.views[number]
            var document = SearchDocument(
                kind: Array((partOfSite ?? "").utf8), id: Array(view.key.utf8), path: item.path,
                title: Array(language.typeset(view.title).utf8))
            document.aliases = view.otherNames.map { Array($0.utf8) }
            document.sections = [.init(text: Array(language.typeset(view.help ?? "").utf8))]
            return document
        case .siteMap(let title):
            return SearchDocument(
                kind: Array((partOfSite ?? "").utf8), id: item.path, path: item.path,
                title: Array(language.typeset(title).utf8))
        }
    }

    /// The entry of each kind whose day comes next, for the fields of which people ask so.
    private static func next(_ reader: BaseReader) -> [EntryID: [String]] {
        var next: [EntryID: [String]] = [:]
        for kind in reader.model.kinds {
            for (field, declared) in kind.fields.identified where declared.type == .date && !declared.askedBy.isEmpty {
                let coming = reader.entries(ofKind: kind.id).compactMap { id -> (day: CalendarDate, id: EntryID)? in
                    guard case .date(let day)? = reader.value(of: id, field: field), !reader.isPast(day) else {
                        return nil
                    }
                    return (day, id)
                }
                // Of two on one day, the first of the kind.
                if let first = coming.min(by: { $0.day < $1.day }) { next[first.id, default: []] += declared.askedBy }
            }
        }
        return next
    }

    /// Unless the entry says that it is not.
    private func isSearchable(_ id: EntryID, _ kind: Kind) -> Bool {
        !kind.fields.ids.contains { field in
            if case .searchable = kind.fields[field].type, case .boolean(false)? = reader.value(of: id, field: field) {
                true
            } else {
                false
            }
        }
    }

    /// What each name that texts explain stands for, and which words mean the same.
    public func synonyms() -> [Synonym] { explainedNames() + meanings() }

    private func meanings() -> [Synonym] {
        reader.model.kinds.flatMap { kind -> [Synonym] in
            guard let field = kind.roles[.sameMeaning] else { return [] }
            return reader.entries(ofKind: kind.id).map { id in
                Synonym(
                    sigle: Array(reader.title(id).utf8), phrases: texts(of: id, field).map { Array($0.utf8) },
                    isMeaning: true)
            }
        }
    }

    private func explainedNames() -> [Synonym] {
        reader.model.views.flatMap { view -> [Synonym] in
            guard view.edition <= reader.audience, let index = view.body as? IndexBody,
                let expansion = index.explains
            else { return [] }
            let kind = reader.model.kinds[index.kind]
            return reader.entries(ofKind: index.kind).compactMap { id in
                let fields = [expansion] + kind.fields.ids.filter { kind.fields[$0].search == .alias }
                let phrases = fields.flatMap { texts(of: id, $0) }.map { Array($0.utf8) }
                return phrases.isEmpty ? nil : Synonym(sigle: Array(reader.title(id).utf8), phrases: phrases)
            }
        }
    }

    // MARK: Values

    /// The texts of a field: of what it leads to, the titles.
    func texts(of id: EntryID, _ field: FieldID) -> [String] {
        guard let value = reader.value(of: id, field: field) else { return [] }
        return value.each.map { text($0, reader.model.kinds[reader.kind(of: id)].fields[field].type) }.filter {
            !$0.isEmpty
        }
    }

    /// A value as plain text; of a record, all it says.
    func text(_ value: FieldValue<Linked>, _ type: FieldType) -> String {
        switch value {
        case .list(let values): return values.map { text($0, type) }.joined(separator: ", ")
        case .record(let record):
            guard case .records(let fields) = type else { return "" }
            let parts = zip(record.values, fields).compactMap { value, field in value.map { text($0, field.type) } }
            return parts.filter { !$0.isEmpty }.joined(separator: ", ")
        case .passage(let passage):
            return String(decoding: PassageText(passage, title: reader.title).joined, as: UTF8.self)
        default:
            return ValueText.plain(value, type: type, language: language, title: reader.title)
        }
    }

    /// Where an entry is read: on its own page, in an index, or on the page that its kind declares.
    func path(of id: EntryID) -> String? {
        reader.pagePath(of: id) ?? reader.indexPath(of: id)
            ?? target(of: id, .readAt).flatMap { reader.pagePath(of: $0) }
    }

    /// What an entry leads to by a role.
    func target(of id: EntryID, _ role: Role) -> EntryID? {
        reader.model.kinds[reader.kind(of: id)].roles[role].flatMap { reader.entry(id).targets($0).first }
    }
}
