internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
public import Language
internal import SiteBuild
internal import Visas

extension VisaDesk {
    /// Adds lines to the register, signed where the site requires it.
    /// - Returns: the register as it will read; nil where there is nothing to add.
    func enter(
        _ lines: [VisaRegister.Line], in content: GatheredContent, _ changes: inout FileChanges
    ) throws(VisaSigner.Failure) -> [UInt8]? {
        guard !lines.isEmpty else { return nil }
        let bytes = content.register.bytes(adding: try signed(lines, behind: content.register, in: content))
        changes.write(bytes, to: content.register.location)
        return bytes
    }

    private func signed(
        _ lines: [VisaRegister.Line], behind register: VisaRegister, in content: GatheredContent
    ) throws(VisaSigner.Failure) -> [VisaRegister.Line] {
        var added: [VisaRegister.Line] = []
        for line in lines {
            var line = register.next(line, after: added)
            if content.sources.settings.requiresSignatures {
                guard let signer else { throw .noKey }
                line.signature = try signer.sign(line.message)
            }
            added.append(line)
        }
        return added
    }

    /// Takes on what does not follow from the register: lines that were changed or are missing, seals without a line, keys
    /// that are others. Whoever does answers for it, in a line of their own for each of them.
    ///
    /// - Parameter outputs: the sites that were published, which say on what they rest.
    public func accept(
        by validator: String, on day: CalendarDate, reason: String, outputs: [String]
    ) async -> VisaReport {
        var report = VisaReport()
        guard let (content, known) = await gather(&report) else { return report }
        var found: [Diagnostic] = []
        let by = content.validator(validator, &found)
        let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if reason.isEmpty { found.append(Diagnostic(.visa(.noReason), at: Place("--reason"))) }
        if day > content.date { found.append(Diagnostic(.visa(.dateAhead(day, day: content.date)), at: Place("--on"))) }
        guard found.isEmpty, let by else { return report.end(.badArguments, found) }
        let unreadable = content.register.diagnostics.filter { !$0.isAboutChain }
        guard unreadable.isEmpty else { return report.end(.refused, unreadable) }

        let check = RegisterCheck(content.parsed.drafts, content.kept, content.register, model: content.model)
        var lines = check.unproven.map {
            VisaRegister.Line(.acceptance, entry: $0.entry, seal: $0.seal, by: by, on: day, reason: reason)
        }
        let breaks = outputs.flatMap { output in
            SiteBuild(SiteBuild.Options(content: self.content, output: output), in: surroundings)
                .whatBreaks(with: content)
        }
        for item in breaks where !lines.contains(where: { $0.entry.isEmpty && $0.seal == item }) {
            lines.append(VisaRegister.Line(.acceptance, entry: "", seal: item, by: by, on: day, reason: reason))
        }
        let isBroken = !content.register.diagnostics.isEmpty
        if isBroken, lines.isEmpty {
            let head = content.register.head
            lines = [VisaRegister.Line(.acceptance, entry: "", seal: head, by: by, on: day, reason: reason)]
        }
        if lines.isEmpty { return report }
        let register = isBroken ? content.register.rechained() : content.register
        var changes = FileChanges()
        do throws(VisaSigner.Failure) {
            let bytes = register.bytes(adding: try signed(lines, behind: register, in: content))
            changes.write(bytes, to: register.location)
            let wrong = await errors(after: [register.location: bytes], known: Set(known)).filter { $0.isAboutRegister }
            if !wrong.isEmpty { return report.end(.refused, wrong) }
        } catch {
            return report.end(.refused, [error.diagnostic(content)])
        }
        do throws(FileError) {
            try changes.apply(with: surroundings.fileSystem)
        } catch {
            return report.end(.unwritable, [error.diagnostic])
        }
        report.acts = lines.map { ($0.entry.isEmpty ? VisaRegister.path : $0.entry, .accepted(seal: $0.seal)) }
        return report
    }

    /// The register as it stands, with what is wrong with it.
    public func register() async -> (lines: [RegisterLine], report: VisaReport) {
        var report = VisaReport()
        guard let (content, known) = await gather(&report) else { return ([], report) }
        report.diagnostics = known.filter(\.isAboutRegister).ordered
        let language = content.base.language
        let lines = content.register.lines.map { line in
            RegisterLine(
                act: line.act.word(language), entry: line.entry, seal: line.seal, by: line.by, on: line.on,
                reason: line.reason, isSigned: !line.signature.isEmpty)
        }
        return (lines, report)
    }
}

/// One act, for people.
public struct RegisterLine: Sendable, Hashable {
    /// In the site's word.
    public let act: String
    /// As in `kind:slug`; empty where the act is about the register itself.
    public let entry: String
    /// The seal of the text, or what was taken on.
    public let seal: String
    /// Whoever did it.
    public let by: String
    /// On which day.
    public let on: CalendarDate
    /// Why, where they said so.
    public let reason: String
    /// Whether it bears a signature.
    public let isSigned: Bool
}

extension Diagnostic {
    var isAboutRegister: Bool { if case .register = problem { true } else { false } }

    /// Whether lines do not follow from one another, though each can be read.
    fileprivate var isAboutChain: Bool {
        switch problem {
        case .register(.brokenChain), .register(.backwards): true
        default: false
        }
    }
}
