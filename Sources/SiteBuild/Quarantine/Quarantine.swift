internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import Markup

/// Which entries go back to their last published version, found out error by error.
struct Quarantine: Sendable {
    /// What is read in their place.
    private(set) var sources = HeldSources()
    private var held: [Name: HeldEntry] = [:]

    private let published: PublishedSources
    private let content: GatheredContent
    private let parser: ContentParser
    private let fileSystem: FileSystem
    /// Whether what must not stay in its former version is left out instead of stopping everything: nobody reads a preview who
    /// has not seen the text that is wrong, or its message.
    private let isPreview: Bool
    private let documents: [String: SiteSources.Item]
    private let tables: [String: SiteSources.Item]
    /// By path: the entry of each document.
    private let entries: [String: Entry<Written>]
    /// By path: the tables of which rows are held, and what stands in the place of these.
    private var heldRows: [String: HeldRows] = [:]

    /// What is held, by its source's path and, in a table, its identifier.
    private struct Name: Hashable {
        let path: String
        let slug: String?
    }

    private struct HeldRows {
        let current: TableRows
        let former: TableRows?
        var rows: [Int: TableRows.Row?] = [:]
    }

    /// - Parameter content: as it stands, errors included.
    init(_ content: GatheredContent, _ published: PublishedSources, with fileSystem: FileSystem, isPreview: Bool) {
        self.content = content
        self.isPreview = isPreview
        self.published = published
        self.fileSystem = fileSystem
        parser = ContentParser(model: content.model, sources: content.sources, fileSystem: fileSystem)
        func byLocation(_ items: [SiteSources.Item]) -> [String: SiteSources.Item] {
            Dictionary(items.map { ($0.location, $0) }, uniquingKeysWith: { first, _ in first })
        }
        documents = byLocation(content.sources.documents)
        tables = byLocation(content.sources.tables)
        entries = Dictionary(
            content.parsed.drafts.map { ($0.current.whole.writtenOrigin.source, $0.current.whole) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The content folder, as messages name it.
    var root: String { content.sources.root }

    /// What is held, in the order of files.
    var entriesHeld: [HeldEntry] { held.values.sorted { ($0.place, $0.title) < ($1.place, $1.title) } }

    /// Holds the entries in which errors stand.
    /// - Parameter areOwn: whether the errors are those of the new texts, not of what was held before.
    /// - Returns: the first error that cannot wait, and why; nil when all can.
    mutating func hold(_ errors: [Diagnostic], areOwn: Bool) -> (error: Diagnostic, reason: HoldRefusal)? {
        for error in errors {
            if let reason = hold(error, areOwn: areOwn) { return (error, reason) }
        }
        return nil
    }

    private mutating func hold(_ error: Diagnostic, areOwn: Bool) -> HoldRefusal? {
        guard isPreview || HoldCriteria.mayWait(error.problem) else { return .forbidden }
        if let item = documents[error.place.path] { return hold(item, error, areOwn: areOwn) }
        if let item = tables[error.place.path] { return holdRow(item, error, areOwn: areOwn) }
        return .noEntry
    }

    private mutating func note(_ name: Name, _ entry: HeldEntry) { held[name] = entry }

    /// What is held already takes the reason, unless it should have made an end of it.
    private mutating func isHeld(_ name: Name, _ error: Diagnostic, areOwn: Bool) -> Bool? {
        guard let known = held[name] else { return nil }
        guard areOwn else { return false }
        held[name] = HeldEntry(
            kind: known.kind, slug: known.slug, title: known.title, place: known.place, isNew: known.isNew,
            reasons: known.reasons + [error])
        return true
    }

    // MARK: Documents

    private mutating func hold(_ item: SiteSources.Item, _ error: Diagnostic, areOwn: Bool) -> HoldRefusal? {
        let name = Name(path: item.path, slug: nil)
        if let isKnown = isHeld(name, error, areOwn: areOwn) {
            return isKnown || leavesOut(item, name) ? nil : .stillWrong
        }
        let kind = content.model.kinds[item.kind]
        let entry = entries[item.path]
        var former: Entry<Written>?
        var refusal: HoldRefusal?
        do throws(HoldRefusal) {
            former = try formerEntry(item, entry, kind, error)
        } catch {
            refusal = error
        }
        if let refusal, !isPreview { return refusal }
        if former != nil {
            sources.replaced[item.path] = published.texts[item.path]
        } else {
            sources.omitted.insert(item.path)
        }
        note(
            name,
            HeldEntry(
                kind: kind.key, slug: entry?.slug, title: (former ?? entry)?.title ?? item.path,
                place: entry?.writtenOrigin.place ?? Place(item.location), isNew: former == nil,
                reasons: areOwn ? [error] : []))
        return nil
    }

    /// What a document said when it was published, which may stay; nil for one that never was.
    private func formerEntry(
        _ item: SiteSources.Item, _ entry: Entry<Written>?, _ kind: Kind, _ error: Diagnostic
    ) throws(HoldRefusal) -> Entry<Written>? {
        guard let file = read(item.location), let entry else { throw .unreadable }
        guard let former = published.texts[item.path] else { return nil }
        let (formerFile, _) = SourceFile.decode(path: item.location, contents: former)
        var standing = HeldSources()
        standing.replaced[item.path] = former
        let parser = ContentParser(
            model: content.model, sources: content.sources,
            fileSystem: standing.standing(in: content.sources.root, on: fileSystem))
        guard let formerFile, let formerEntry = parser.document(item).readings?.whole else { throw .unreadable }
        guard HoldCriteria.mayWait(error.problem), !HoldCriteria.takesBack(entry, from: formerEntry, kind),
            !HoldCriteria.closesLines(of: formerFile, now: file, content.model),
            !HoldCriteria.isDoubtful(error, in: file, kind, content.model)
        else { throw .takesBack }
        return formerEntry
    }

    /// Leaves a document out of a preview, of which the former version is wrong now too. False where it is out already.
    private mutating func leavesOut(_ item: SiteSources.Item, _ name: Name) -> Bool {
        guard isPreview, sources.replaced.removeValue(forKey: item.path) != nil, let known = held[name] else {
            return false
        }
        sources.omitted.insert(item.path)
        held[name] = known.absent
        return true
    }

    private func read(_ location: String) -> SourceFile? {
        guard let bytes = try? fileSystem.read(location) else { return nil }
        return SourceFile.decode(path: location, contents: bytes).0
    }

    // MARK: Rows

    private mutating func holdRow(_ item: SiteSources.Item, _ error: Diagnostic, areOwn: Bool) -> HoldRefusal? {
        if held[Name(path: item.path, slug: nil)] != nil {
            return isHeld(Name(path: item.path, slug: nil), error, areOwn: areOwn) == true ? nil : .stillWrong
        }
        let kind = content.model.kinds[item.kind]
        guard let file = read(item.location) else { return .unreadable }
        guard let rows = heldRows[item.path]?.current ?? TableRows(file, source: item.path, kind, parser),
            let position = rows.row(at: error.place.line)
        else { return holdTable(item, file, kind, error, areOwn: areOwn) }
        let row = rows.rows[position]
        let name = Name(path: item.path, slug: row.slug ?? "\(row.lines.lowerBound)")
        var state = heldRows[item.path] ?? HeldRows(current: rows, former: formerRows(item, kind))
        if let isKnown = isHeld(name, error, areOwn: areOwn) {
            if isKnown { return nil }
            guard isPreview, let known = held[name], !known.isNew else { return .stillWrong }
            state.rows[position] = .some(nil)
            heldRows[item.path] = state
            sources.replaced[item.path] = rows.bytes(replacing: state.rows, of: state.former)
            held[name] = known.absent
            return nil
        }
        var former = row.slug.flatMap { state.former?.row($0) }
        if let refusal = refusal(of: row, in: rows, state.former, kind, error) {
            guard isPreview else { return refusal }
            former = nil
        }
        state.rows[position] = .some(former)
        heldRows[item.path] = state
        sources.replaced[item.path] = rows.bytes(replacing: state.rows, of: state.former)
        note(
            name,
            HeldEntry(
                kind: kind.key, slug: row.slug, title: former?.title ?? row.title,
                place: Place(item.location, line: row.lines.lowerBound), isNew: former == nil,
                reasons: areOwn ? [error] : []))
        return nil
    }

    /// Why the former version of a row must not stay in its place; nil where it may.
    private func refusal(
        of row: TableRows.Row, in rows: TableRows, _ former: TableRows?, _ kind: Kind, _ error: Diagnostic
    ) -> HoldRefusal? {
        guard HoldCriteria.mayWait(error.problem) else { return .forbidden }
        if row.slug == nil, let former, former.rows.contains(where: { rows.row($0.slug ?? "") == nil }) {
            // Who knows whether the row that is gone was taken out, or is this one?
            return .namelessRow
        }
        if !error.tellsCellCount, let column = rows.column(at: error.place, in: row),
            kind.guardNames.contains(column.folded)
        {
            return .takesBack
        }
        if let former = row.slug.flatMap({ former?.row($0) }),
            HoldCriteria.takesBack(row.written, from: former.written, kind, content.model)
        {
            return .takesBack
        }
        return nil
    }

    private func formerRows(_ item: SiteSources.Item, _ kind: Kind) -> TableRows? {
        published.texts[item.path].flatMap { SourceFile.decode(path: item.location, contents: $0).0 }
            .flatMap { TableRows($0, source: item.path, kind, parser) }
    }

    /// Holds a table as a whole, of which the rows cannot be told: all of its former rows must still be in it, for one that is
    /// gone may have been taken out.
    private mutating func holdTable(
        _ item: SiteSources.Item, _ file: SourceFile, _ kind: Kind, _ error: Diagnostic, areOwn: Bool
    ) -> HoldRefusal? {
        guard let former = formerRows(item, kind), let text = published.texts[item.path] else { return .unreadable }
        // A preview shows what it has shown a moment ago, all of it, as long as nobody mends this.
        guard isPreview || kind.guards.isEmpty else { return .takesBack }
        let starts = Set(
            (1...max(1, file.lineCount)).compactMap { line in
                file.text(ofLine: line).split(separator: ";", omittingEmptySubsequences: false).first.map(String.init)
            })
        guard isPreview || former.rows.allSatisfy({ $0.cells.first.map(starts.contains) ?? false }) else {
            return .takesBack
        }
        sources.replaced[item.path] = text
        heldRows[item.path] = nil
        held = held.filter { $0.key.path != item.path }
        note(
            Name(path: item.path, slug: nil),
            HeldEntry(
                kind: kind.key, slug: nil, title: item.path, place: Place(item.location, line: error.place.line),
                isNew: false, reasons: areOwn ? [error] : []))
        return nil
    }
}

extension Diagnostic {
    /// Whether the cells of a row stand in columns of which nobody knows: where it is placed tells none then.
    fileprivate var tellsCellCount: Bool { if case .markup(.wrongCellCount) = problem { true } else { false } }
}
