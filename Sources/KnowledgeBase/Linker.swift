public import ContentModel
public import Diagnostics
public import Language
public import Markup

/// Resolves what entries say of one another over the closed set of entries.
///
/// It outlives the link stage: a document whose edition blocks were cut is resolved again, over the same names.
public struct Linker: Sendable {
    let model: Model
    let language: SiteLanguage
    /// Sorted by kind, then slug; each identifier once.
    let drafts: [Entry<Written>]
    let names: NameTable
    /// The content folder's files that are no entries, by path from it.
    let files: Set<String>
    /// What the gathering of the entries found: identifiers in double.
    public let diagnostics: [Diagnostic]

    /// Gathers the entries of a site. Of two with one identifier, the first in path order is kept and the other reported.
    public init(model: Model, language: SiteLanguage, entries: [Entry<Written>], files: Set<String>) {
        var diagnostics: [Diagnostic] = []
        var kept: [Entry<Written>] = []
        // Files in path order mostly come as they must: then nothing is moved.
        let isSorted = entries.indices.dropFirst().allSatisfy { position in
            Self.areInOrder(entries, position - 1, position)
        }
        self.model = model
        self.language = language
        self.files = files
        if isSorted {
            self.diagnostics = []
            drafts = entries
            names = NameTable(entries, model: model)
            return
        }
        kept.reserveCapacity(entries.count)
        // Positions are sorted, not the entries themselves, which are large.
        let order = entries.indices.sorted { Self.precedes(entries, $0, $1) }
        for position in order {
            if let last = kept.last, last.kind == entries[position].kind, last.slug == entries[position].slug {
                diagnostics.append(
                    Diagnostic(
                        .content(.duplicateID(last.slug, kind: model.kinds[last.kind].names.one)),
                        at: entries[position].place, notes: [.init(.firstDefinedHere, at: last.place)]))
            } else {
                kept.append(entries[position])
            }
        }
        self.diagnostics = diagnostics
        drafts = kept
        names = NameTable(kept, model: model)
    }

    /// Whether one entry comes before another, not of the same identifier.
    private static func areInOrder(_ entries: [Entry<Written>], _ a: Int, _ b: Int) -> Bool {
        entries[a].kind != entries[b].kind ? entries[a].kind < entries[b].kind : entries[a].slug < entries[b].slug
    }

    private static func precedes(_ entries: [Entry<Written>], _ a: Int, _ b: Int) -> Bool {
        if entries[a].kind != entries[b].kind { return entries[a].kind < entries[b].kind }
        if entries[a].slug != entries[b].slug { return entries[a].slug < entries[b].slug }
        return entries[a].place < entries[b].place
    }

    /// One entry with its references resolved, but for what it takes from other entries, and what is wrong with them.
    public struct LinkedEntry: Sendable {
        /// Nil once the base has taken it.
        var entry: Entry<Linked>?
        var diagnostics: [Diagnostic] = []
    }

    /// How many entries there are to link.
    public var entryCount: Int { drafts.count }

    /// Resolves the references of one entry, which depends on no other having been linked: any number may be linked at
    /// once.
    public func link(entryAt position: Int) -> LinkedEntry {
        var diagnostics: [Diagnostic] = []
        let entry = link(drafts[position], into: &diagnostics)
        return LinkedEntry(entry: entry, diagnostics: diagnostics)
    }

    /// The base, and what is wrong with its references.
    /// - Parameter linked: all entries, by position, in chunks of any length.
    public func knowledgeBase(of linked: consuming [[LinkedEntry]]) -> (KnowledgeBase, [Diagnostic]) {
        var entries: [Entry<Linked>] = []
        entries.reserveCapacity(entryCount)
        var diagnostics: [Diagnostic] = []
        // Moved, not copied: an entry has many parts.
        for chunk in linked.indices {
            for index in linked[chunk].indices {
                if let entry = linked[chunk][index].entry.take() { entries.append(entry) }
                diagnostics += linked[chunk][index].diagnostics
            }
        }
        fillDefaults(&entries)
        EntryTitles.fill(&entries, model: model, language: language)
        return (KnowledgeBase(model: model, language: language, entries: entries), diagnostics)
    }

    /// The base, and what is wrong with its references, linked one entry after the other.
    public func knowledgeBase() -> (KnowledgeBase, [Diagnostic]) {
        knowledgeBase(of: [drafts.indices.map { link(entryAt: $0) }])
    }

    /// An entry of the base whose text was cut for an audience, over the same names; its problems are known already.
    public func relink(_ entry: Entry<Written>, in base: KnowledgeBase) -> Entry<Linked> {
        var ignored: [Diagnostic] = []
        var linked = link(entry, into: &ignored)
        guard let id = base.id(kind: entry.kind, slug: entry.slug) else { return linked }
        // Defaults and titles through references depend on front matter alone, which no edition cuts.
        linked.title = base[id].title
        for index in linked.values.indices where linked.values[index] == nil && linked.places[index] == nil {
            if base[id].places[index] == nil { linked.values[index] = base[id].values[index] }
        }
        return linked
    }

    func link(_ entry: Entry<Written>, into diagnostics: inout [Diagnostic]) -> Entry<Linked> {
        Entry(
            kind: entry.kind, slug: entry.slug, title: entry.title,
            values: entry.values.indices.map { index in
                guard let value = entry.values[index] else { return nil }
                return link(
                    value, type: model.kinds[entry.kind].fields[index].type, at: entry.places[index] ?? entry.place,
                    of: entry, into: &diagnostics)
            },
            places: entry.places, body: entry.body.map { link($0, of: entry, into: &diagnostics) },
            summary: entry.summary, place: entry.place, source: entry.source, edition: entry.edition,
            version: entry.version, fingerprint: entry.fingerprint)
    }

    private func link(
        _ value: FieldValue<Written>, type: FieldType, at place: Place, of entry: Entry<Written>,
        into diagnostics: inout [Diagnostic]
    ) -> FieldValue<Linked>? {
        switch value {
        case .text(let text): return .text(text)
        case .integer(let number): return .integer(number)
        case .date(let date): return .date(date)
        case .boolean(let flag): return .boolean(flag)
        case .word(let index): return .word(index)
        case .passage(let fragment): return .passage(link(fragment, of: entry, into: &diagnostics))
        case .reference(let reference):
            guard case .reference(let type) = type else { return nil }
            return resolve(reference, type: type, into: &diagnostics).map { .reference($0) }
        case .file(let path):
            let full = files.contains(path) ? path : folder(of: entry.source) + path
            if !files.contains(full) {
                diagnostics.append(
                    Diagnostic(
                        .content(.missingFile(path)), at: place,
                        suggestion: NearMiss.nearest(to: path, among: files.sorted())))
                return nil
            }
            return .file(full)
        case .record(let record):
            guard case .records(let fields) = type else { return nil }
            let values = record.values.indices.map { index -> FieldValue<Linked>? in
                guard let value = record.values[index] else { return nil }
                return link(value, type: fields[index].type, at: record.place, of: entry, into: &diagnostics)
            }
            return .record(FieldValue.Record(values: values, place: record.place))
        case .list(let values):
            let linked = values.compactMap { link($0, type: type, at: place, of: entry, into: &diagnostics) }
            return linked.isEmpty ? nil : .list(linked)
        }
    }

    /// The folder of a path, with its final `/`; empty at the top.
    func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    }

    // MARK: What needs linked entries

    /// Values by default through a reference, such as the service of a référent's person.
    private func fillDefaults(_ entries: inout [Entry<Linked>]) {
        for kind in model.kinds {
            for (index, field) in kind.fields.enumerated() {
                guard case .path(let steps)? = field.defaultValue, let first = kind.fieldIndex(steps[0]) else {
                    continue
                }
                for position in entries.indices where entries[position].kind == kind.index {
                    guard entries[position].values[index] == nil, entries[position].places[index] == nil,
                        case .reference(.entry(let target))? = entries[position].values[first]?.each.first,
                        let second = model.kinds[entries[target.position].kind].fieldIndex(steps[1])
                    else { continue }
                    entries[position].values[index] = entries[target.position].values[second]
                }
            }
        }
    }
}
