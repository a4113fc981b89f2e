internal import Checks
internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import Markup
internal import Rendering
internal import Visas

/// Parses single files of the content.
struct ContentParser: Sendable {
    let decoder: EntryDecoder
    let fileSystem: FileSystem
    /// Whether files keep what was read.
    var keepsText = false
    /// What a former build parsed by the same model.
    var former: ParsedFiles?
    /// Whether another build may ask for what files were parsed to.
    var isKept = false
    private let markings: MarkingCheck
    /// By kind.
    private let words: [DeclaredWords]
    /// By kind: how fields are written in the front matter, by folded name.
    private let forms: [[String: FieldForm]]

    init(model: Model, sources: SiteSources, fileSystem: FileSystem) {
        decoder = EntryDecoder(
            model: model, language: sources.settings.language,
            collectsText: sources.theme.map { $0.hasSearch || $0.hasData } ?? false)
        self.fileSystem = fileSystem
        markings = MarkingCheck(model)
        words = model.kinds.map { [decoder] kind in
            DeclaredWords(
                sectionFields: kind.sectionFields, fieldNames: model.fieldNames(of: kind), slips: decoder.slips,
                editions: model.editions)
        }
        forms = model.kinds.map(\.forms)
    }

    /// What one file gives.
    struct File: Sendable {
        /// That of a document, as each audience reads it.
        var readings: Readings<Written>?
        /// Those of a table.
        var rows: [Entry<Written>] = []
        var byteCount = 0
        var isUnreadTable = false
        /// Whether a former build had parsed it.
        var isKnown = false
        /// Of the bytes that were read; nil where they could not be, or nobody asks again.
        var digest: UInt64?
        /// What was read, where it is kept.
        var text: (path: String, bytes: [UInt8])?
        var diagnostics: [Diagnostic] = []
    }

    /// The entry of a document, with its text as each audience reads it: nobody reads the file again.
    /// - Parameter shard: what a former build of another process parsed.
    func document(_ item: SiteSources.Item, knowing shard: KeptParses? = nil) -> File {
        var result = File()
        let contents = contents(of: item, &result)
        if let contents, isKept || former != nil {
            let digest = ParsedFiles.digest(contents)
            if var known = known(item, digest, shard) {
                known.text = result.text
                known.isKnown = true
                known.digest = digest
                return known
            }
            result.digest = digest
        }
        parse(contents, of: item, &result)
        return result
    }

    /// What a former build made of the same bytes.
    private func known(_ item: SiteSources.Item, _ digest: UInt64, _ shard: KeptParses?) -> File? {
        if let known = former?.file(at: item.location, item.kind), known.digest == digest { return known }
        return shard?.file(item, of: decoder.model.kinds[item.kind], digest: digest)
    }

    private func parse(_ contents: [UInt8]?, of item: SiteSources.Item, _ result: inout File) {
        let readable = contents.flatMap { decode($0, item, &result) }
        // An entry that cannot be read still has its name, so that links to it are not reported as well.
        guard let file = readable ?? SourceFile.decode(path: item.location, contents: Array("---\n---\n".utf8)).0 else {
            return
        }
        let (document, found) = parse(file, item, visible: .all)
        let kind = decoder.model.kinds[item.kind]
        let fingerprint = kind.visa == nil ? nil : TextFingerprint.of(file, kind: kind)
        let (entry, problems) = decoder.entry(from: document, kind: kind, fingerprint: fingerprint)
        if let entry {
            let cut = document.markdown.hasEditionFences ? cuts(of: file, item, kind, fingerprint) : []
            result.readings = Readings(whole: entry, cut: cut)
        }
        result.diagnostics += found.withoutIndents(ofUnknownFieldsIn: problems)
        let hasFields = readable != nil && document.hasReadFields
        // A line that could not be read may hold the field that seems to be missing.
        let lostLine = found.contains(where: \.losesField)
        if hasFields { result.diagnostics += lostLine ? problems.filter { !$0.tellsAbsence } : problems }
        if let entry, kind.isDraft(entry) { result.diagnostics = result.diagnostics.map(\.ofDraft) }
    }

    private func parse(
        _ file: SourceFile, _ item: SiteSources.Item, visible: MarkdownOptions.VisibleEditions
    ) -> (Document, [Diagnostic]) {
        let options = MarkdownOptions(
            language: decoder.language, words: words[item.kind], visibleEditions: visible,
            collectsSections: decoder.collectsText)
        let title = decoder.model.kinds[item.kind].titleField
        return Document.parse(file, source: item.path, options: options, titleField: title) {
            forms[item.kind][$0] ?? .unknown
        }
    }

    /// By edition but the last: the entry with the blocks of others cut. What is wrong with them is said of the whole.
    private func cuts(
        of file: SourceFile, _ item: SiteSources.Item, _ kind: Kind, _ fingerprint: String?
    ) -> [Entry<Written>] {
        let names = decoder.model.editions.map(\.folded)
        return names.indices.dropLast().compactMap { edition in
            let (document, _) = parse(file, item, visible: .only(Set(names[...edition])))
            return decoder.entry(from: document, kind: kind, fingerprint: fingerprint).0
        }
    }

    func table(_ item: SiteSources.Item) -> File {
        var result = File()
        result.isUnreadTable = true
        guard let file = read(item, &result) else { return result }
        let kind = decoder.model.kinds[item.kind]
        let (table, found) = CSVTable.parse(file) { name in
            name.folded == "id" || kind.fieldIndex(name.slug) != nil
        }
        result.diagnostics += found
        if let table {
            let (entries, problems) = decoder.entries(
                from: table, path: file.path, source: item.path, kind: kind)
            result.rows = entries
            // Behind a quote that is never closed, no row is read.
            result.isUnreadTable = found.contains { $0.problem == .markup(.unclosedQuote) }
            result.diagnostics += problems
        }
        return result
    }

    /// How the versions that visas keep are read: as the entries' own files are.
    var keptVersions: KeptVersions.Parser {
        KeptVersions.Parser(
            open: { kept in
                var result = File()
                let item = SiteSources.Item(kind: KindID(0), path: kept.path, location: kept.location)
                return (read(item, &result), result.diagnostics)
            },
            parse: { kept, kind in
                let file = document(SiteSources.Item(kind: kind.id, path: kept.path, location: kept.location))
                return (file.readings, file.diagnostics)
            })
    }

    private func read(_ item: SiteSources.Item, _ result: inout File) -> SourceFile? {
        contents(of: item, &result).flatMap { decode($0, item, &result) }
    }

    private func contents(of item: SiteSources.Item, _ result: inout File) -> [UInt8]? {
        do {
            let contents = try fileSystem.read(item.location)
            result.byteCount = contents.count
            if keepsText { result.text = (item.path, contents) }
            return contents
        } catch {
            result.diagnostics.append(error.diagnostic)
            return nil
        }
    }

    private func decode(_ contents: [UInt8], _ item: SiteSources.Item, _ result: inout File) -> SourceFile? {
        let (file, found) = SourceFile.decode(path: item.location, contents: contents)
        result.diagnostics += found
        if let file { result.diagnostics += markings.diagnostics(file.bytes, path: file.path) }
        return file
    }
}

extension [Diagnostic] {
    /// A field that the kind does not have is told as such, not also as one that stands too far to the right.
    fileprivate func withoutIndents(ofUnknownFieldsIn problems: [Diagnostic]) -> [Diagnostic] {
        let lines = Set(problems.filter(\.tellsUnknownField).map(\.place.line))
        return lines.isEmpty ? self : filter { !$0.tellsIndent || !lines.contains($0.place.line) }
    }
}

extension Kind {
    /// Whether an entry is still being written: only the last audience sees it, and no visa is given before it is whole.
    fileprivate func isDraft(_ entry: Entry<Written>) -> Bool {
        guard let visa, case .integer(let state)? = entry.values[visa.state] else { return false }
        return state == PublicationState.draft.rawValue
    }
}

extension Diagnostic {
    /// What is missing in a draft stops nobody else's publication.
    fileprivate var ofDraft: Diagnostic {
        if case .content(.missingField) = problem { weighing(.warning) } else { self }
    }

    /// Whether a line of front matter was left out for it.
    fileprivate var losesField: Bool {
        switch problem {
        case .markup(.invalidYAML), .markup(.tabInYAML): true
        default: false
        }
    }

    /// A field too far to the right.
    fileprivate var tellsIndent: Bool { problem == .markup(.invalidYAML(.badIndentation)) }

    /// A field that has to go, for no name is near.
    fileprivate var tellsUnknownField: Bool {
        if case .content(.unknownField) = problem { suggestion == nil } else { false }
    }

    fileprivate var tellsAbsence: Bool {
        switch problem {
        case .content(.missingField), .content(.noTitle): true
        default: false
        }
    }

    /// Whether it says that what somebody refers to is not there.
    var tellsNoTarget: Bool {
        switch problem {
        case .content(.unknownReference), .content(.wrongKind), .content(.missingFile), .content(.nearlyReference):
            true
        default: false
        }
    }
}
