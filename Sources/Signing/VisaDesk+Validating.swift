internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import Markup
internal import SiteBuild
internal import Visas

extension VisaDesk {
    /// A visa to be written into an entry.
    struct Request: Sendable {
        var id: EntryID
        /// As the front matter names the validator.
        var by: String
        var on: CalendarDate
        /// Whether the file says so already, and only the seal is wanting.
        var isWritten = false
        /// A digest of what whoever signs has read; nil where nobody says.
        var shown: String?
    }

    /// Writes the visas, once the content as it will be has been checked.
    /// - Parameter known: what is wrong with the content as it is.
    func carryOut(
        _ requests: [Request], on content: GatheredContent, known: [Diagnostic], _ report: VisaReport
    ) async -> VisaReport {
        var report = report
        report.diagnostics = report.diagnostics.ordered
        var changes = FileChanges()
        var texts: [String: [UInt8]] = [:]
        var lines: [VisaRegister.Line] = []
        let unfinished = requests.flatMap { placeholders(in: content.base.whole.origin(of: $0.id).place.path) }
        guard unfinished.isEmpty else { return report.end(.refused, unfinished) }
        var changed: [Diagnostic] = []
        var formers = [content.register.location: content.register.written]
        do throws(FileError) {
            for request in requests {
                let path = content.base.whole.origin(of: request.id).place.path
                let former = try surroundings.fileSystem.read(path)
                formers[path] = former
                if let shown = request.shown, shown != content.digest(of: request.id, former) {
                    let problem = VisaProblem.changedSinceRead(content.base.whole.reference(to: request.id))
                    changed.append(Diagnostic(.visa(problem), at: Place(path)))
                }
            }
            guard changed.isEmpty else { return report.end(.refused, changed) }
            for request in requests {
                guard let (act, text) = try prepare(request, content, &changes) else {
                    let path = content.base.whole.origin(of: request.id).place.path
                    return report.end(.refused, known.filter { $0.place.path == path })
                }
                texts[content.base.whole.origin(of: request.id).place.path] = text
                let entry = content.base.whole.reference(to: request.id)
                report.acts.append((entry, act))
                guard !request.isWritten, case .validated(let by, let day, let seal) = act else { continue }
                lines.append(VisaRegister.Line(.visa, entry: entry, seal: seal, by: by, on: day))
            }
        } catch {
            return report.end(.unwritable, [error.diagnostic])
        }
        do throws(VisaSigner.Failure) {
            if let register = try enter(lines, in: content, &changes) { texts[content.register.location] = register }
        } catch {
            return report.end(.refused, [error.diagnostic(content)])
        }
        let errors = await errors(after: texts, known: Set(known))
        if !errors.isEmpty { return report.end(.refused, errors) }
        // Somebody may have saved, or signed, while all that was checked.
        let moved = formers.filter { path, former in ((try? surroundings.fileSystem.read(path)) ?? []) != former }
        if !moved.isEmpty, !changes.isEmpty {
            return report.end(
                .refused, moved.keys.sorted().map { Diagnostic(.visa(.changedSinceRead($0)), at: Place($0)) })
        }
        do throws(FileError) {
            try changes.apply(with: surroundings.fileSystem)
        } catch {
            return report.end(.unwritable, [error.diagnostic])
        }
        return report
    }

    private func placeholders(in path: String) -> [Diagnostic] {
        guard let bytes = try? surroundings.fileSystem.read(path) else { return [] }
        return SourceFile.decode(path: path, contents: bytes).0?.placeholders ?? []
    }

    /// The entry's file with its visa; nil when its front matter cannot be read.
    private func prepare(
        _ request: Request, _ content: GatheredContent, _ changes: inout FileChanges
    ) throws(FileError) -> (VisaReport.Act, [UInt8])? {
        let entry = content.base.whole[request.id]
        let kind = content.model.kinds[entry.kind]
        guard let visa = kind.visa else { return nil }
        let origin = content.base.whole.origin(of: request.id)
        let words = content.fieldNames(of: entry.kind)
        let former = try surroundings.fileSystem.read(origin.place.path)
        let visaFields: [(name: String, text: String?)] = [
            (words[visa.state], PublicationState.validated.word(in: content.base.language)),
            (words[visa.by], request.by), (words[visa.on], request.on.description),
        ]
        // What the text says once it is validated: a reason for withdrawing it goes, and is no part of it.
        let fields = (request.isWritten ? [] : visaFields) + [(words[visa.reason], nil)]
        guard let said = FrontMatter.setting(fields, after: words[visa.on], in: former),
            let file = SourceFile.decode(path: origin.place.path, contents: said).0
        else { return nil }
        let fingerprint = TextFingerprint.of(file, kind: kind)
        let seal = Seal(text: fingerprint, files: content.filesFingerprint(of: request.id))
        guard
            let new = FrontMatter.setting([(words[visa.fingerprint], seal.written)], after: words[visa.on], in: said)
        else { return nil }
        let location = keptLocation(of: origin)
        let kept =
            try surroundings.fileSystem.status(location) == nil ? nil : try surroundings.fileSystem.read(location)
        // The kept version first: should the machine stop between the two, the entry still carries its former visa.
        if kept != new { changes.write(new, to: location) }
        if former != new { changes.write(new, to: origin.place.path) }
        let line = content.register.latest[content.base.whole.reference(to: request.id)]
        let isKnown =
            line?.act == .visa && line?.seal == seal.written && line?.by.slug == request.by.slug
            && line?.on == request.on
        let act: VisaReport.Act =
            kept == new && former == new && (isKnown || request.isWritten)
            ? .unchanged : .validated(by: request.by, on: request.on, fingerprint: seal.written)
        return (act, new)
    }

    /// What would be wrong with these entries, or because of them, once their files read so.
    func errors(after texts: [String: [UInt8]], known: Set<Diagnostic>) async -> [Diagnostic] {
        var fileSystem = surroundings.fileSystem
        let read = fileSystem.read
        fileSystem.read = { path throws(FileError) in
            if let text = texts[path] { text } else { try read(path) }
        }
        var report = VisaReport()
        guard let (_, found) = await gather(&report, with: fileSystem) else { return report.diagnostics }
        let paths = Set(texts.keys)
        return found.filter { diagnostic in
            guard diagnostic.severity == .error else { return false }
            // Kept versions are about to be written.
            if case .visa(let problem) = diagnostic.problem, problem.isAboutKeptVersion { return false }
            return diagnostic.concerns(paths) || !known.contains(diagnostic)
        }
    }
}

extension VisaProblem {
    /// Whether a new visa, which writes the kept version again, mends it.
    fileprivate var isAboutKeptVersion: Bool {
        switch self {
        case .changedWithoutCopy, .notKept, .copied, .keptAltered, .keptOfOtherVisa, .keptOfNoEntry, .changed,
            .stillStands:
            true
        case .needsFolder, .unsealed, .notUnderVisa, .placeholder, .dateAhead, .dateBeforeVisa, .noReason, .needsVisa,
            .changedSinceRead,
            .restrictedSince, .filesChanged, .filesUnsealed:
            false
        }
    }
}
