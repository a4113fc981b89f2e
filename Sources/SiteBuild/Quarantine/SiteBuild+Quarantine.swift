internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language

extension SiteBuild {
    /// Gathers the content; entries in error, and those that cannot stand without them, go back to their last published
    /// version, as long as that says nothing that was taken back.
    ///
    /// Each round reads everything once more with more of the former texts, so that what is published in the end passed every
    /// check that a site without errors passes.
    func gatherHoldingBack(_ report: inout BuildReport, _ watch: inout StageWatch) async -> GatheredContent? {
        let before = report
        guard let content = await gather(&report, &watch) else { return nil }
        let errors = report.diagnostics.ordered.filter { $0.severity == .error }
        guard !errors.isEmpty else { return content }
        guard let published = options.shownBefore ?? publishedSources() else {
            refuse(errors[0], .nothingKnown, &report)
            return content
        }
        var quarantine = Quarantine(
            content, published, with: surroundings.fileSystem, isPreview: options.shownBefore != nil)
        var left = errors
        for round in 0..<Self.mostRounds {
            if let (error, reason) = quarantine.hold(left, areOwn: round == 0) {
                refuse(error, reason, &report)
                return content
            }
            var next = before
            var ignored = StageWatch(clock: surroundings.clock)
            guard let standing = await holding(quarantine.sources).gather(&next, &ignored) else { break }
            left = next.diagnostics.ordered.filter { $0.severity == .error }
            guard left.isEmpty else { continue }
            watch.end(.check)
            take(quarantine, errors, published, &next)
            report = next
            return standing
        }
        refuse(left.first ?? errors[0], .stillWrong, &report)
        return content
    }

    /// Entries that wait for entries that wait: a chain this long is no accident of one night.
    private static let mostRounds = 20

    private func holding(_ sources: HeldSources) -> SiteBuild {
        var (options, surroundings) = (options, surroundings)
        options.held = sources
        surroundings.fileSystem = sources.standing(in: options.content, on: surroundings.fileSystem)
        return SiteBuild(options, in: surroundings)
    }

    /// What the published site was made of; nil where nobody kept it.
    private func publishedSources() -> PublishedSources? {
        guard let output = try? OutputFolder(options.output),
            let number = try? output.current(surroundings.fileSystem),
            let bytes = try? surroundings.fileSystem.read(output.sources(number))
        else { return nil }
        return PublishedSources(bytes)
    }

    private func refuse(_ error: Diagnostic, _ reason: HoldRefusal, _ report: inout BuildReport) {
        // Nobody asked a preview to publish.
        guard options.shownBefore == nil else { return }
        report.diagnostics.append(Diagnostic(.site(.cannotWait(reason)), at: error.place))
    }

    /// Tells of what is held, and of its errors, which stop nothing any more; remarks on former texts were told when these
    /// were new.
    private func take(
        _ quarantine: Quarantine, _ errors: [Diagnostic], _ published: PublishedSources, _ report: inout BuildReport
    ) {
        report.held = quarantine.entriesHeld
        let paths = Set(quarantine.sources.replaced.keys.map { ContentTree.join(quarantine.root, $0) })
        report.diagnostics.removeAll { paths.contains($0.place.path) && $0.severity == .warning }
        report.diagnostics += errors
        for entry in report.held {
            let isOwnFault = !entry.reasons.isEmpty
            let problem: SiteProblem
            if options.shownBefore == nil {
                problem = .heldBack(entry.title, since: entry.isNew ? nil : published.date, isOwnFault: isOwnFault)
            } else {
                // That its former text stays, the error itself says well enough.
                if isOwnFault && !entry.isNew { continue }
                problem = .notPreviewed(entry.title, isAbsent: entry.isNew, isOwnFault: isOwnFault)
            }
            report.diagnostics.append(Diagnostic(.site(problem), at: entry.place))
        }
    }
}
