internal import Checks
package import ContentModel
package import Diagnostics
internal import Digests
internal import Files
package import KnowledgeBase
package import Language
package import Visas

/// The content read, parsed, linked and checked: all that is the same for every audience.
package struct GatheredContent: Sendable {
    /// What was found in the folders.
    package let sources: SiteSources
    /// What entries are.
    package let model: Model
    /// The entries as written.
    package let parsed: ParsedContent
    /// The entries, linked.
    package let base: KnowledgeBase
    /// The versions that visas keep.
    package let kept: KeptVersions
    /// Who did what in whose name.
    package let register: VisaRegister
    /// The day as of which the site is read.
    package let date: CalendarDate
    /// Through which it was read: with former texts in the place of those that are held.
    let fileSystem: FileSystem
    /// Digests of attached files, by path.
    fileprivate let digests: @Sendable (String) -> String?

    /// The fingerprint of the attached files that an entry uses, as it stands; nil where it uses none.
    package func filesFingerprint(of id: EntryID) -> String? {
        FilesFingerprint.of(base.whole[id].usedFiles, digest: digests)
    }
}

extension SiteBuild {
    /// The content as it stands, and what was found wrong on the way to it; nil when so much is missing that nothing can be linked.
    package func gathered() async -> (GatheredContent?, BuildReport) {
        var report = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        let content = await gather(&report, &watch)
        return (content, report)
    }

    /// Runs the stages that come before the edition. Nil when so much is missing that nothing can be linked.
    package func gather(_ report: inout BuildReport, _ watch: inout StageWatch) async -> GatheredContent? {
        let sources = await SiteSources.read(options, with: surroundings.fileSystem)
        report.diagnostics += sources.diagnostics
        report.isInputOutputFailure = sources.isUnreadable
        watch.end(.read)
        guard let model = sources.model else { return nil }

        let parsed = await ParsedContent.parse(sources, model: model, in: self)
        let parser = ContentParser(model: model, sources: sources, fileSystem: surroundings.fileSystem)
        let kept = KeptVersions.read(
            parsed.drafts, sources.keptVersions, model: model, language: sources.settings.language,
            with: parser.keptVersions)
        report.diagnostics += parsed.diagnostics + kept.diagnostics
        report.sourceFiles = parsed.fileCount
        report.sourceBytes = parsed.byteCount
        watch.end(.parse)

        let base = await link(parsed, kept, sources, model, &report)
        watch.end(.link)

        guard let date = date(sources, &report.diagnostics) else { return nil }
        if !parsed.lacksTable, !sources.lacksRenamedKind {
            let present = base.whole.withoutThoseGone(at: date, keepingNamesFor: sources.settings.namesKeptForYears)
            report.diagnostics += present.breaches(at: date) + base.whole.unknownValidators(sources.settings)
            report.diagnostics += base.whole.unknownPeople(sources.settings)
        }
        if let validated = base.validated {
            // What the validated versions break beside what the entries break as they stand.
            let present = validated.withoutThoseGone(at: date, keepingNamesFor: sources.settings.namesKeptForYears)
            let found = present.breaches(at: date) + validated.unknownValidators(sources.settings)
            report.diagnostics += found.filter { $0.concerns(kept.locations) }
        }
        let register = await register(parsed, kept, sources, model, &report)
        let digests = digests(of: sources.attachments)
        report.diagnostics += FilesFingerprint.changed(in: base.validated ?? base.whole, digest: digests)
        // Nothing is asked of entries when there is nothing that they could use.
        let used =
            sources.attachments.isEmpty ? [] : base.whole.usedFiles.union(base.validated?.usedFiles ?? [])
        report.diagnostics += sources.overlooked(used: used)
        let attached = AttachedFiles(
            settings: sources.settings, markings: MarkingCheck(model), fileSystem: surroundings.fileSystem)
        report.diagnostics += attached.diagnostics(in: sources.attachments, used: used)
        report.diagnostics = report.diagnostics.joiningUnknownKinds
        report.date = date
        return GatheredContent(
            sources: sources, model: model, parsed: parsed, base: base, kept: kept, register: register, date: date,
            fileSystem: surroundings.fileSystem, digests: digests)
    }

    /// Digests of attached files, by path from the content folder; nil for one that cannot be read.
    func digests(of attachments: [SiteSources.Attachment]) -> @Sendable (String) -> String? {
        let locations = Dictionary(attachments.map { ($0.path, $0.location) }, uniquingKeysWith: { first, _ in first })
        let fileSystem = surroundings.fileSystem
        return { path in
            guard let location = locations[path] else { return nil }
            var hash = SHA256()
            var isText: Bool?
            let read: Void? = try? fileSystem.readPieces(location, 65_536) { piece in
                // A clone may have other line ends in what is text, and nothing else is different.
                let dropsReturns = isText ?? !piece.contains(0)
                isText = dropsReturns
                hash.add(dropsReturns ? piece.filter { $0 != 0x0D } : piece)
                return true
            }
            return read == nil ? nil : hash.digest.hexadecimal
        }
    }

    private func link(
        _ parsed: ParsedContent, _ kept: KeptVersions, _ sources: SiteSources, _ model: Model,
        _ report: inout BuildReport
    ) async -> KnowledgeBase {
        let linker = Linker(
            model: model, language: sources.settings.language, drafts: parsed.drafts(with: kept),
            files: Set(sources.attachments.map(\.path)), shares: sources.settings.shares)
        let linked = await parallelChunks(
            Array(0..<linker.entryCount), workers: options.workers, { index, _ in linker.link(entryAt: index) })
        let (base, found) = linker.knowledgeBase(of: consume linked)
        // What refers to the rows of a table that could not be read is not to blame; a name near another one is.
        report.diagnostics +=
            linker.diagnostics
            + found.filter { diagnostic in
                if sources.lacksRenamedKind { return !diagnostic.tellsNoTarget }
                return !parsed.lacksTable || !diagnostic.tellsNoTarget || diagnostic.suggestion != nil
            }
        report.count(base.whole)
        return base
    }
}

extension Diagnostic {
    /// Whether the diagnostic or one of its notes stands in one of these files.
    package func concerns(_ paths: Set<String>) -> Bool {
        paths.contains(place.path) || notes.contains { paths.contains($0.place.path) }
    }
}
