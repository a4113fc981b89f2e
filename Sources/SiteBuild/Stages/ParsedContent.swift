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
        parser.keepsText = build.options.holdsBack
        let remembers = build.options.remembersFiles
        let parsing = ParsedFiles(
            model: sources.modelDigest, sources.settings, collectsText: parser.decoder.collectsText)
        if remembers { parser.former = build.options.former?.of(the: parsing) ?? parsing }
        parser.store = ParseStore(before: build, parsing: parsing.parsing)
        parser.keepsParses = parser.store != nil && !remembers
        let reader = parser
        let progress = build.surroundings.progress
        let total = sources.documents.count
        var chunks = await parallelChunks(
            sources.documents, workers: build.options.workers, progress: { progress(.parse, $0, total) },
            { item, _ in reader.document(item) })
        var tables = await parallelMap(sources.tables, workers: build.options.workers, { item in reader.table(item) })
        var content = ParsedContent()
        if remembers { content.remembered = parsing.holding(sources.documents, chunks.joined()) }
        if parser.store != nil {
            for (item, file) in zip(sources.documents, chunks.joined()) { content.digests[item.location] = file.digest }
        }
        if parser.keepsParses {
            content.store = parser.store
            content.store?.files = chunks.flatMap { $0.compactMap(\.kept) }
        }
        content.drafts.reserveCapacity(sources.documents.count)
        for chunk in chunks.indices {
            for index in chunks[chunk].indices { content.add(&chunks[chunk][index]) }
        }
        for index in tables.indices { content.add(&tables[index]) }
        content.parsedAnew -= tables.count
        content.fileCount = sources.documents.count + tables.count
        content.takeCopiesForDrafts(sources, model)
        return content
    }

    /// Takes what a file gives, its text moved, not copied.
    private mutating func add(_ file: inout ContentParser.File) {
        if let readings = file.readings.take() { drafts.append(Draft(current: readings)) }
        drafts += file.rows.map { Draft(current: Readings(whole: $0)) }
        byteCount += file.byteCount
        if !file.isKnown { parsedAnew += 1 }
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
