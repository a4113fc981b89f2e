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
        kept.reserveCapacity(entries.count)
        for entry in entries.sorted(by: { ($0.kind, $0.slug, $0.place) < ($1.kind, $1.slug, $1.place) }) {
            if let last = kept.last, last.kind == entry.kind, last.slug == entry.slug {
                diagnostics.append(
                    Diagnostic(
                        .content(.duplicateID(entry.slug, kind: model.kinds[entry.kind].names.one)), at: entry.place,
                        notes: [.init(.firstDefinedHere, at: last.place)]))
            } else {
                kept.append(entry)
            }
        }
        self.model = model
        self.language = language
        self.files = files
        self.diagnostics = diagnostics
        drafts = kept
        names = NameTable(kept, model: model)
    }

    /// The base, and what is wrong with its references.
    public func knowledgeBase() -> (KnowledgeBase, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var linked = drafts.map { link($0, into: &diagnostics) }
        fillDefaults(&linked)
        EntryTitles.fill(&linked, model: model, language: language)
        return (KnowledgeBase(model: model, language: language, entries: linked), diagnostics)
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
        let kind = model.kinds[entry.kind]
        return Entry(
            kind: entry.kind, slug: entry.slug, title: entry.title,
            values: kind.fields.indices.map { index in
                entry.values[index].flatMap { value in
                    link(
                        value, type: kind.fields[index].type, at: entry.places[index] ?? entry.place, of: entry,
                        into: &diagnostics)
                }
            },
            places: entry.places, body: entry.body.map { link($0, of: entry, into: &diagnostics) },
            summary: entry.summary, place: entry.place, source: entry.source, edition: entry.edition,
            version: entry.version)
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
            let values = zip(record.values, fields).map { value, field in
                value.flatMap { link($0, type: field.type, at: record.place, of: entry, into: &diagnostics) }
            }
            return .record(FieldValue.Record(values: values, place: record.place))
        case .list(let values):
            let linked = values.compactMap { link($0, type: type, at: place, of: entry, into: &diagnostics) }
            return linked.isEmpty ? nil : .list(linked)
        }
    }

    /// The folder of a path, with its final `/`; empty at the top.
    func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    // MARK: What needs linked entries

    /// Values by default through a reference, such as the service of a référent's person.
    private func fillDefaults(_ entries: inout [Entry<Linked>]) {
        for kind in model.kinds {
            for (index, field) in kind.fields.enumerated() {
                guard case .path(let steps)? = field.defaultValue, let first = kind.fieldIndex(steps[0]) else { continue }
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
