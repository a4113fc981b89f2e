internal import Checks
internal import ContentModel
package import Diagnostics
package import KnowledgeBase
internal import Language
internal import Files
internal import Markup
internal import Rendering
internal import Visas

/// Every entry of the content, as written.
package struct ParsedContent: Sendable {
    package var drafts: [Draft<Written>] = []
    var fileCount = 0
    var byteCount = 0
    /// Whether a table could not be read: nobody knows then which entries there are.
    var lacksTable = false
    package var diagnostics: [Diagnostic] = []
    /// The files as they were read, by path from the content folder, where they are kept.
    private(set) var texts: [(path: String, bytes: [UInt8])] = []
    /// The files as they were parsed, where the next build is to find them.
    private(set) var remembered: ParsedFiles?
    /// How many documents no former build had parsed.
    private(set) var parsedAnew = 0
    /// Of the bytes of documents, by location, where digests are made.
    private(set) var digests: [String: UInt64] = [:]
    /// The same for builds of other processes, where something is kept for them.
    private(set) var store: ParseStore?

    static func parse(_ sources: SiteSources, model: Model, in build: SiteBuild) async -> ParsedContent {
        var parser = ContentParser(model: model, sources: sources, fileSystem: build.surroundings.fileSystem)
        parser.keepsText = build.options.mayHoldBack
        let remembers = build.options.remembersFiles
        let parsing = ParsedFiles(
            model: sources.modelDigest, sources.settings, collectsText: parser.decoder.collectsText)
        if remembers { parser.former = build.options.former?.of(the: parsing) ?? parsing }
        let (documents, workers) = (sources.documents, build.options.workers)
        let store = remembers ? nil : ParseStore(before: build, parsing: parsing.parsing, documents: documents.count)
        parser.isKept = store != nil
        let reader = parser
        let progress = build.surroundings.progress
        let groups = store?.groups(documents) ?? inOrder(documents)
        let total = documents.count
        var parsed = await parallelMap(
            groups, workers: workers, progress: { progress(.parse, $0 * total / groups.count, total) }
        ) { group in
            let shard = group.shard.flatMap { store?.shard($0) }
            let files = group.positions.map { reader.document(documents[$0], knowing: shard) }
            return (files: files, isIntact: shard?.count == files.count && files.allSatisfy(\.isKnown))
        }
        var tables = await parallelMap(sources.tables, workers: workers, { item in reader.table(item) })
        var content = ParsedContent()
        content.store = store?.holding(
            zip(groups, parsed).map { group, parsed in
                zip(group.positions, parsed.files).compactMap { KeptParses.File($1, of: documents[$0]) }
            }, areIntact: parsed.map(\.isIntact))
        var files = [ContentParser.File?](repeating: nil, count: documents.count)
        for group in groups.indices {
            for index in parsed[group].files.indices {
                files[groups[group].positions[index]] = parsed[group].files[index]
            }
            parsed[group].files = []
        }
        if remembers { content.remembered = parsing.holding(documents, files.lazy.compactMap { $0 }) }
        content.drafts.reserveCapacity(documents.count)
        for index in files.indices {
            guard var file = files[index].take() else { continue }
            if store != nil { content.digests[documents[index].location] = file.digest }
            content.parsedAnew += file.isKnown ? 0 : 1
            content.add(&file)
        }
        for index in tables.indices { content.add(&tables[index]) }
        content.fileCount = sources.documents.count + tables.count
        content.takeCopiesForDrafts(sources, model)
        return content
    }

    /// The documents in groups that are worth a task each.
    private static func inOrder(_ documents: [SiteSources.Item]) -> [ParseStore.Group] {
        stride(from: 0, to: documents.count, by: 16).map { start in
            ParseStore.Group(shard: nil, positions: Array(start..<min(start + 16, documents.count)))
        }
    }

    /// Takes what a file gives, its text moved, not copied.
    private mutating func add(_ file: inout ContentParser.File) {
        if let readings = file.readings.take() { drafts.append(Draft(current: readings)) }
        drafts += file.rows.map { Draft(current: Readings(whole: $0)) }
        byteCount += file.byteCount
        if let text = file.text.take() { texts.append(text) }
        lacksTable = lacksTable || file.isUnreadTable
        diagnostics += file.diagnostics
    }
}

extension ParsedContent {
    /// The drafts with the validated versions of texts that have changed since.
    func drafts(with kept: KeptVersions) -> [Draft<Written>] {
        if kept.replacements.isEmpty { return drafts }
        return drafts.map { draft in
            let entry = draft.current.whole
            guard entry.hasText, let validated = kept.replacements[entry.writtenOrigin.source] else { return draft }
            return Draft(current: draft.current, validated: validated)
        }
    }
}
