internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
public import Language
internal import Markup
public import SiteBuild
internal import Visas

/// Gives visas to entries and takes them back: the only way in which kept versions are written.
///
/// An entry's own file is changed in place, in the fields of its visa alone, its validated version is copied to `visas/`, and
/// the register has a line more; all files together or none.
public struct VisaDesk: Sendable {
    let content: String
    let surroundings: SiteBuild.Surroundings
    let signer: VisaSigner?

    /// The desk of a content folder.
    /// - Parameter signer: the key of whoever stands at it, where the site requires signatures.
    public init(content: String, in surroundings: SiteBuild.Surroundings, signer: VisaSigner? = nil) {
        self.content = content
        self.surroundings = surroundings
        self.signer = signer
    }

    /// Validates entries, each named by `kind:slug`, by its file's path or by a slug that only one entry has.
    ///
    /// Refused when an entry has errors, or when validating it would bring some: a second position in force on its
    /// subject, for example.
    ///
    /// - Parameters:
    ///   - day: nil for the day as of which the content is read.
    ///   - shown: by name, a digest of what whoever signs has read of an entry (`VisaReview.Item.digest`): one of which anything
    ///     is different now is refused. Nil where nobody says what was read.
    public func validate(
        _ names: [String], by validator: String, on day: CalendarDate?, shown: [String: String]? = nil
    ) async -> VisaReport {
        var report = VisaReport()
        guard let (content, known) = await gather(&report) else { return report }
        let day = day ?? content.date
        var found: [Diagnostic] = []
        let name = content.validator(validator, &found)
        let ids = names.compactMap { content.entry(named: $0, with: surroundings.fileSystem, &found) }
        if day > content.date { found.append(Diagnostic(.visa(.dateAhead(day, day: content.date)), at: Place("--on"))) }
        for id in ids {
            guard let former = content.lastAct(on: id), day < former else { continue }
            found.append(
                Diagnostic(.visa(.dateBeforeVisa(day, former: former)), at: content.base.whole.origin(of: id).place))
        }
        guard found.isEmpty, let name else { return report.end(.badArguments, found) }
        let requests = Set(ids).sorted { content.base.whole.rank(of: $0) < content.base.whole.rank(of: $1) }.map {
            Request(id: $0, by: name, on: day, shown: digest(shown, $0, content))
        }
        return await carryOut(requests, on: content, known: known, report)
    }

    /// Keeps the versions that are not kept any more, of texts that are the ones which the register says were validated.
    /// It gives no visa: texts without seal, and those that changed since, are left out and reported.
    public func sealAll() async -> VisaReport {
        var report = VisaReport()
        guard let (content, known) = await gather(&report) else { return report }
        var requests: [Request] = []
        for id in content.base.whole.ids {
            let entry = content.base.whole[id]
            guard let visa = content.model.kinds[entry.kind].visa,
                let standing = content.base.whole.visaStanding(of: id),
                let day = entry.date(visa.on), let by = content.writtenValidator(of: id)
            else { continue }
            let kept = content.kept.intact[content.base.whole.origin(of: id).source]
            // Nobody has to have validated the files that stand there now, unless a visa names them.
            let known = kept?.seal ?? entry.seal(visa)
            let hasOtherFiles = known.map { $0.files != content.filesFingerprint(of: id) } ?? false
            switch standing {
            case .without: continue
            case .sealed where !hasOtherFiles && kept?.seal == entry.seal(visa): continue
            case .sealed where !hasOtherFiles:
                requests.append(Request(id: id, by: by, on: day, isWritten: true))
            case .unsealed, .changed, .sealed:
                let problem = VisaProblem.needsVisa(entry: content.base.whole.reference(to: id))
                report.diagnostics.append(
                    Diagnostic(.visa(problem), at: content.base.whole.origin(of: id).place(of: visa.state)))
            }
        }
        return await carryOut(requests, on: content, known: known, report)
    }

    /// Withdraws an entry: it leaves every audience but the last, and so does its kept version, which goes.
    ///
    /// - Parameters:
    ///   - validator: who withdraws it.
    ///   - day: from which on it is not said any more.
    public func withdraw(
        _ name: String, by validator: String, on day: CalendarDate, reason: String
    ) async -> VisaReport {
        var report = VisaReport()
        guard let (content, known) = await gather(&report) else { return report }
        var found: [Diagnostic] = []
        let by = content.validator(validator, &found)
        if day > content.date { found.append(Diagnostic(.visa(.dateAhead(day, day: content.date)), at: Place("--on"))) }
        let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if reason.isEmpty { found.append(Diagnostic(.visa(.noReason), at: Place("--reason"))) }
        let id = content.entry(named: name, with: surroundings.fileSystem, &found)
        if let id, let former = content.lastAct(on: id), day < former {
            found.append(
                Diagnostic(.visa(.dateBeforeVisa(day, former: former)), at: content.base.whole.origin(of: id).place))
        }
        guard found.isEmpty, let by, let id, let visa = content.model.kinds[content.base.whole[id].kind].visa else {
            return report.end(.badArguments, found)
        }
        let entry = content.base.whole[id]
        let origin = content.base.whole.origin(of: id)
        let words = content.fieldNames(of: entry.kind)
        let fields: [(name: String, text: String?)] = [
            (words[visa.reason], reason),
            (words[visa.state], PublicationState.withdrawn.word(in: content.base.language)),
            (words[visa.fingerprint], nil),
        ]
        var changes = FileChanges()
        var texts: [String: [UInt8]] = [:]
        do throws(FileError) {
            let former = try surroundings.fileSystem.read(origin.place.path)
            guard let new = FrontMatter.setting(fields, after: words[visa.on], in: former) else {
                return report.end(.refused, content.parsed.diagnostics.filter { $0.place.path == origin.place.path })
            }
            texts[origin.place.path] = new
            let kept = keptLocation(of: origin)
            let isKept = try surroundings.fileSystem.status(kept) != nil
            if new != former { changes.write(new, to: origin.place.path) }
            if isKept { changes.remove(kept) }
            let entry = content.base.whole.reference(to: id)
            let isKnown = content.register.latest[entry]?.act == .withdrawal
            report.acts = [(entry, changes.isEmpty && isKnown ? .unchanged : .withdrawn)]
            if changes.isEmpty && isKnown { return report }
            let line = VisaRegister.Line(.withdrawal, entry: entry, by: by, on: day, reason: reason)
            do throws(VisaSigner.Failure) {
                if let register = try enter([line], in: content, &changes) {
                    texts[content.register.location] = register
                }
            } catch {
                return report.end(.refused, [error.diagnostic(content)])
            }
            let wrong = await errors(after: texts, known: Set(known)).filter { $0.isAboutRegister }
            if !wrong.isEmpty { return report.end(.refused, wrong) }
            try changes.apply(with: surroundings.fileSystem)
        } catch {
            return report.end(.unwritable, [error.diagnostic])
        }
        return report
    }

    /// What was read of an entry: nothing of it where it is not among those that were shown.
    private func digest(_ shown: [String: String]?, _ id: EntryID, _ content: GatheredContent) -> String? {
        shown.map { $0[content.base.whole.reference(to: id)] ?? "" }
    }

    // MARK: Parts

    func gather(
        _ report: inout VisaReport, with fileSystem: FileSystem? = nil
    ) async -> (GatheredContent, [Diagnostic])? {
        var surroundings = surroundings
        if let fileSystem { surroundings.fileSystem = fileSystem }
        var found = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        let build = SiteBuild(SiteBuild.Options(content: content), in: surroundings)
        guard let gathered = await build.gather(&found, &watch) else {
            _ = report.end(.refused, found.diagnostics)
            return nil
        }
        return (gathered, found.diagnostics)
    }

    func keptLocation(of origin: EntryOrigin) -> String {
        ContentTree.join(content, KeptVersions.path(of: origin.source))
    }
}

extension PublicationState {
    /// As authors write it.
    func word(in language: SiteLanguage) -> String { Self.words(language)[rawValue] }
}
