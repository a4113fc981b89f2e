internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language

/// The content read, parsed, linked and checked: all that is the same for every audience.
struct GatheredContent: Sendable {
    let sources: SiteSources
    let model: Model
    let parsed: ParsedContent
    let linker: Linker
    /// Every entry as it stands: what the last audience sees.
    let base: KnowledgeBase
    let kept: KeptVersions
    /// The same with validated versions in the place of what changed since; nil when nothing did.
    let validated: Validated?
    let date: CalendarDate

    /// The content that other audiences see, before it is cut to them.
    struct Validated: Sendable {
        let parsed: ParsedContent
        let linker: Linker
        let base: KnowledgeBase
    }

    /// The base as an audience may see it.
    func seen(by edition: Int, with fileSystem: FileSystem) -> KnowledgeBase {
        let seesAll = model.editions.count > 1 && edition >= model.editions.count - 1
        let (base, linker, parsed) =
            seesAll
            ? (self.base, self.linker, self.parsed)
            : validated.map { ($0.base, $0.linker, $0.parsed) } ?? (self.base, self.linker, self.parsed)
        let cut = parsed.cut(for: edition, of: base, linker: linker, sources, model, with: fileSystem)
        return base.seen(by: edition, replacing: cut)
    }
}

extension SiteBuild {
    /// Runs the stages that come before the edition. Nil when so much is missing that nothing can be linked.
    func gather(_ report: inout BuildReport, _ watch: inout StageWatch) async -> GatheredContent? {
        let sources = SiteSources.read(options, with: surroundings.fileSystem)
        report.diagnostics += sources.diagnostics
        watch.end(.read)
        guard let model = sources.model else { return nil }

        let parsed = await ParsedContent.parse(sources, model: model, in: self)
        let parser = ContentParser(model: model, sources: sources, fileSystem: surroundings.fileSystem)
        let kept = KeptVersions.read(parsed, sources, with: parser)
        report.diagnostics += parsed.diagnostics + kept.diagnostics
        report.sourceFiles = parsed.fileCount
        report.sourceBytes = parsed.byteCount
        watch.end(.parse)

        let linker = linker(parsed, sources, model)
        let linked = await parallelChunks(
            Array(0..<linker.entryCount), workers: options.workers, { index, _ in linker.link(entryAt: index) })
        let (base, linkDiagnostics) = linker.knowledgeBase(of: consume linked)
        // What refers to the rows of a table that could not be read is not to blame; a name near another one is.
        report.diagnostics +=
            linker.diagnostics
            + linkDiagnostics.filter { !parsed.lacksTable || !$0.tellsNoTarget || $0.suggestion != nil }
        report.count(base)
        let validated = link(parsed, replacedBy: kept, sources, model, known: linkDiagnostics, &report)
        watch.end(.link)

        guard let date = date(sources, &report.diagnostics) else { return nil }
        if !parsed.lacksTable {
            report.diagnostics += base.breaches(at: date) + base.unknownValidators(sources.settings)
        }
        if let validated {
            // What the validated versions break beside what the entries break as they stand.
            let found = validated.base.breaches(at: date) + validated.base.unknownValidators(sources.settings)
            report.diagnostics += found.filter { $0.concerns(kept.locations) }
        }
        report.diagnostics += sources.overlooked(used: base.usedFiles)
        report.date = date
        return GatheredContent(
            sources: sources, model: model, parsed: parsed, linker: linker, base: base, kept: kept,
            validated: validated,
            date: date)
    }

    private func linker(_ parsed: ParsedContent, _ sources: SiteSources, _ model: Model) -> Linker {
        Linker(
            model: model, language: sources.settings.language, entries: parsed.entries,
            files: Set(sources.attachments.map(\.path)))
    }

    /// The base with validated versions in it. What they refer to may be gone, and what others say may name the new text:
    /// nobody can mend a validated version, so that these are warnings.
    private func link(
        _ parsed: ParsedContent, replacedBy kept: KeptVersions, _ sources: SiteSources, _ model: Model,
        known: [Diagnostic], _ report: inout BuildReport
    ) -> GatheredContent.Validated? {
        guard !kept.replacements.isEmpty else { return nil }
        let parsed = parsed.replacing(by: kept)
        let linker = linker(parsed, sources, model)
        let (base, found) = linker.knowledgeBase()
        let known = Set(known)
        report.diagnostics += found.filter { !known.contains($0) }.map { diagnostic in
            Diagnostic(
                diagnostic.problem, at: diagnostic.place, severity: .warning, suggestion: diagnostic.suggestion,
                notes: diagnostic.notes)
        }
        return GatheredContent.Validated(parsed: parsed, linker: linker, base: base)
    }
}

extension Diagnostic {
    /// Whether the diagnostic or one of its notes stands in one of these files.
    func concerns(_ paths: Set<String>) -> Bool {
        paths.contains(place.path) || notes.contains { paths.contains($0.place.path) }
    }
}
