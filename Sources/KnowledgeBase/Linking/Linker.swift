public import ContentModel
public import Diagnostics
public import Language
internal import Markup

/// Resolves what entries say of one another over the closed set of entries: each version of each text once.
public struct Linker: Sendable {
    let model: Model
    let language: SiteLanguage
    /// Sorted by kind, then slug; each identifier once.
    let drafts: [Draft<Written>]
    /// Parallel to the drafts.
    let ids: [EntryID]
    let interned: EntryNames
    /// By entry: its place among the drafts, or -1.
    private let places: [Int32]
    let names: NameTable
    /// By the places of entries with many headings: all of their anchors.
    let manyAnchors: [Place: PageAnchors]
    /// The content folder's files that are no entries, by path from it.
    let files: Set<String>
    /// The same by folded name, in path order.
    let filesByName: [String: [String]]
    /// The servers whose shared drives links may lead to, folded.
    let shares: Set<String>
    let slips: SlipTable
    /// What the gathering of the entries found: identifiers in double.
    public let diagnostics: [Diagnostic]

    /// Gathers the entries of a site. Of two with one identifier, the first in path order is kept and the other reported.
    /// - Parameters:
    ///   - shares: the servers whose shared drives links may lead to, folded.
    ///   - former: the names of a former build, whose entries keep their identities.
    public init(
        model: Model, language: SiteLanguage, drafts: [Draft<Written>], files: Set<String>, shares: Set<String> = [],
        keeping former: EntryNames = EntryNames()
    ) {
        var diagnostics: [Diagnostic] = []
        let drafts = Self.sorted(drafts, model, &diagnostics)
        var interned = former
        let ids = drafts.indices.map { index in
            let entry = drafts[index].current.whole
            return interned.intern(EntryNames.Name(kind: model.kinds[entry.kind].key, slug: entry.slug))
        }
        var places = [Int32](repeating: -1, count: interned.count)
        for (place, id) in ids.enumerated() { places[id.position] = Int32(truncatingIfNeeded: place) }
        self.model = model
        self.language = language
        self.drafts = drafts
        self.ids = ids
        self.interned = interned
        self.places = places
        names = NameTable(drafts, ids, model: model)
        manyAnchors = Self.manyAnchors(drafts, model)
        self.files = files
        filesByName = Dictionary(grouping: files.sorted()) { $0.lastName.folded }
        self.shares = shares
        slips = SlipTable(drafts, kinds: model.kindsBesideTexts)
        self.diagnostics = diagnostics
    }

    /// Gathers entries none of which has another version.
    public init(model: Model, language: SiteLanguage, entries: [Entry<Written>], files: Set<String>) {
        self.init(
            model: model, language: language, drafts: entries.map { Draft(current: Readings(whole: $0)) }, files: files)
    }

    /// Files in path order mostly come as they must: then nothing is moved.
    private static func sorted(
        _ drafts: [Draft<Written>], _ model: Model, _ diagnostics: inout [Diagnostic]
    ) -> [Draft<Written>] {
        func precedes(_ a: Int, _ b: Int) -> Bool {
            let (kinds, slugs) = (
                (drafts[a].current.whole.kind, drafts[b].current.whole.kind),
                (drafts[a].current.whole.slug, drafts[b].current.whole.slug)
            )
            return kinds.0 != kinds.1 ? kinds.0 < kinds.1 : slugs.0 < slugs.1
        }
        if drafts.indices.dropFirst().allSatisfy({ precedes($0 - 1, $0) }) { return drafts }
        // Positions are sorted, not the entries themselves, which are large.
        let order = drafts.indices.sorted { a, b in
            if precedes(a, b) { return true }
            return !precedes(b, a) && drafts[a].current.whole.place < drafts[b].current.whole.place
        }
        var kept: [Draft<Written>] = []
        kept.reserveCapacity(drafts.count)
        for position in order {
            if let last = kept.last?.current.whole, last.kind == drafts[position].current.whole.kind,
                last.slug == drafts[position].current.whole.slug
            {
                diagnostics.append(
                    Diagnostic(
                        .content(.duplicateID(last.slug, kind: model.kinds[last.kind].names.one)),
                        at: drafts[position].current.whole.place, notes: [.init(.firstDefinedHere, at: last.place)]))
            } else {
                kept.append(drafts[position])
            }
        }
        return kept
    }

    /// The draft of an entry.
    func draft(_ id: EntryID) -> Draft<Written> { drafts[Int(places[id.position])] }

    /// The versions of one entry with their references resolved, but for what the entry takes from others: its values by
    /// default and a title made of theirs.
    public struct LinkedDraft: Sendable {
        /// As it stands; nil once the base has taken it.
        var current: Entry<Linked>?
        /// By edition but the last: with the blocks of others cut; empty where there are none.
        var cut: [Entry<Linked>] = []
        /// What other audiences read in its place; nil where they read the same.
        var validated: Readings<Linked>?
        var findings = Findings()

        /// How many texts were linked for it.
        var textCount: Int {
            (current == nil ? 0 : 1) + cut.count + (validated.map { 1 + $0.cut.count } ?? 0)
        }
    }

    /// How many entries there are to link.
    public var entryCount: Int { drafts.count }

    /// Resolves the references of one entry, which depends on no other having been linked: any number may be linked at
    /// once.
    public func link(entryAt position: Int) -> LinkedDraft {
        var findings = Findings()
        let current = link(drafts[position].current.whole, into: &findings)
        let cut = cuts(of: drafts[position].current)
        guard let validated = drafts[position].validated else {
            return LinkedDraft(current: current, cut: cut, findings: findings)
        }
        // Nobody can mend a validated version: what it refers to and is gone is worth a warning.
        var found = Findings()
        let linked = Readings(whole: link(validated.whole, into: &found), cut: cuts(of: validated))
        findings.addWarnings(of: found)
        return LinkedDraft(current: current, cut: cut, validated: linked, findings: findings)
    }

    /// What is wrong with a text that is cut for an audience is said of the whole already.
    private func cuts(of readings: Readings<Written>) -> [Entry<Linked>] {
        var ignored = Findings()
        return readings.cut.map { link($0, into: &ignored) }
    }

    /// The base, and what is wrong with its references.
    /// - Parameter linked: all entries, by position, in chunks of any length.
    public func knowledgeBase(of linked: consuming [[LinkedDraft]]) -> (KnowledgeBase, [Diagnostic]) {
        var versions = KnowledgeBase.Versions(ids: ids)
        versions.current.reserveCapacity(entryCount)
        var diagnostics: [Diagnostic] = []
        var suggester = Suggester(self)
        // Moved, not copied: an entry has many parts.
        for chunk in linked.indices {
            for index in linked[chunk].indices {
                let position = versions.current.count
                if !linked[chunk][index].cut.isEmpty { versions.cut[position] = linked[chunk][index].cut }
                if let validated = linked[chunk][index].validated { versions.validated[position] = validated }
                if let entry = linked[chunk][index].current.take() { versions.current.append(entry) }
                if !linked[chunk][index].findings.isEmpty {
                    diagnostics += suggester.completing(linked[chunk][index].findings)
                }
            }
        }
        return (KnowledgeBase(model: model, language: language, names: interned, versions: versions), diagnostics)
    }

    /// The base, and what is wrong with its references, linked one entry after the other.
    public func knowledgeBase() -> (KnowledgeBase, [Diagnostic]) {
        knowledgeBase(of: [drafts.indices.map { link(entryAt: $0) }])
    }

    // MARK: One entry

    private func link(_ entry: Entry<Written>, into findings: inout Findings) -> Entry<Linked> {
        let kind = model.kinds[entry.kind]
        let values = entry.values.indices.map { index -> FieldValue<Linked>? in
            guard let value = entry.values[index] else { return nil }
            return link(
                value, type: kind.fields[index].type, at: entry.origin.places[index] ?? entry.place, of: entry,
                into: &findings)
        }
        let body = entry.body.map { link($0, of: entry, into: &findings) }
        let version = EntryVersion(
            title: entry.title, values: values, written: entry.origin.places, body: body, of: kind, interned)
        return Entry(
            kind: entry.kind, slug: entry.slug, title: entry.title, values: values, body: body, summary: entry.summary,
            edition: entry.edition, said: version.hash, fingerprint: entry.fingerprint, origin: entry.origin)
    }

    private func link(
        _ value: FieldValue<Written>, type: FieldType, at place: Place, of entry: Entry<Written>,
        into findings: inout Findings
    ) -> FieldValue<Linked>? {
        switch value {
        case .text(let text): return .text(text)
        case .integer(let number): return .integer(number)
        case .date(let date): return .date(date)
        case .boolean(let flag): return .boolean(flag)
        case .word(let index): return .word(index)
        case .passage(let fragment): return .passage(link(fragment, of: entry, into: &findings))
        case .reference(let reference):
            guard case .reference(let type) = type else { return nil }
            return resolve(reference, type: type, into: &findings).map { .reference($0) }
        case .file(let path):
            return file(path, at: place, of: entry, into: &findings).map { .file($0) }
        case .record(let record):
            guard case .records(let fields) = type else { return nil }
            let values = record.values.indices.map { index -> FieldValue<Linked>? in
                guard let value = record.values[index] else { return nil }
                return link(value, type: fields[index].type, at: record.place, of: entry, into: &findings)
            }
            return .record(FieldValue.Record(values: values, place: record.place))
        case .list(let values):
            let linked = values.compactMap { link($0, type: type, at: place, of: entry, into: &findings) }
            return linked.isEmpty ? nil : .list(linked)
        }
    }
}

extension Model {
    /// The kinds to which fields lead that take texts as well.
    fileprivate var kindsBesideTexts: Set<KindID> {
        func kinds(_ fields: [Field]) -> [KindID] {
            fields.flatMap { field -> [KindID] in
                switch field.type {
                case .reference(let type): type.allowsText ? type.kinds : []
                case .records(let fields): kinds(fields)
                default: []
                }
            }
        }
        return Set(self.kinds.flatMap { kinds($0.fields) })
    }
}
