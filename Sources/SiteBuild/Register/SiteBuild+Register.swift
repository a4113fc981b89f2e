internal import ContentModel
internal import Diagnostics
internal import Digests
internal import Files
internal import KnowledgeBase
internal import Language
internal import Visas

extension SiteBuild {
    /// The register of the content, with what is wrong with it and with files that say otherwise; nothing to say where no
    /// kind needs a visa.
    func register(
        _ parsed: ParsedContent, _ kept: KeptVersions, _ sources: SiteSources, _ model: Model,
        _ report: inout BuildReport
    ) async -> VisaRegister {
        let location = ContentTree.join(sources.root, VisaRegister.path)
        var bytes: [UInt8]?
        do {
            bytes = try surroundings.fileSystem.read(location)
        } catch {
            if error.reason != .notFound { report.diagnostics.append(error.diagnostic) }
        }
        let register = VisaRegister.read(location, bytes, language: sources.settings.language)
        guard model.kinds.contains(where: { $0.visa != nil }) else { return register }
        let check = RegisterCheck(parsed.drafts, kept, register, model: model)
        report.diagnostics += register.diagnostics + check.diagnostics
        let validators = sources.settings.validators.map(\.text)
        let strangers = register.lines.filter { line in
            line.act == .acceptance && !validators.isEmpty && !validators.contains { $0.slug == line.by.slug }
        }
        report.diagnostics += strangers.map { line in
            Diagnostic(.register(.notAValidator(line.by, among: validators)), at: register.place(of: line))
        }
        if sources.settings.requiresSignatures {
            let accepted = register.lines.filter { $0.act == .acceptance && !check.lines.contains($0) }
            report.diagnostics += await signatureProblems(check.lines + accepted, of: register, sources.root)
        }
        return register
    }

    /// What is wrong with the signatures of these lines.
    private func signatureProblems(
        _ lines: [VisaRegister.Line], of register: VisaRegister, _ root: String
    ) async -> [Diagnostic] {
        let signers = Signers.location(in: root)
        guard !lines.isEmpty else { return [] }
        guard Signers.digest(in: root, surroundings.fileSystem) != nil else {
            return [Diagnostic(.register(.noSigners(path: signers)), at: Place(signers))]
        }
        guard let verify = surroundings.verify else {
            return [Diagnostic(.register(.noProgram), at: Place(register.location))]
        }
        let found = await parallelMap(lines, workers: options.workers) { line -> Diagnostic? in
            func problem(_ problem: RegisterProblem) -> Diagnostic {
                Diagnostic(.register(problem), at: register.place(of: line))
            }
            if line.signature.isEmpty { return problem(.unsigned(by: line.by)) }
            let signature = Signature(
                text: line.signature, message: line.message, signer: line.by.slug, signers: signers)
            switch verify(signature) {
            case .good: return nil
            case .wrong: return problem(.wrongSignature(by: line.by))
            case .unknownSigner: return problem(.unknownSigner(line.by))
            case .noProgram: return Diagnostic(.register(.noProgram), at: Place(register.location))
            }
        }
        var told: [Diagnostic] = []
        for case let diagnostic? in found where !told.contains(diagnostic) { told.append(diagnostic) }
        return told
    }

    /// What the site that stands at the output rests on, and the content no longer holds.
    func breaks(with content: GatheredContent) -> [Diagnostic] {
        guard let former = try? BuiltSite(at: options.output, with: surroundings.fileSystem).card.standing else {
            return []
        }
        let (register, place) = (content.register, Place(content.register.location))
        let accepted = Set(register.lines.filter { $0.act == .acceptance }.map(\.seal))
        var problems: [RegisterProblem] = []
        let isKnown = register.lines.contains { $0.chain == former.register } || accepted.contains(former.register)
        if !former.register.isEmpty, !isKnown {
            problems.append(.notContinued(output: options.output, head: former.register))
        }
        if !former.signers.isEmpty {
            let signers = content.standing.signers
            if signers.isEmpty, !accepted.contains(RegisterStanding.unsigned) {
                problems.append(.signaturesDropped(output: options.output))
            } else if !signers.isEmpty, signers != former.signers, !accepted.contains(signers) {
                problems.append(.otherSigners(output: options.output, digest: signers))
            }
        }
        return problems.map { Diagnostic(.register($0), at: place) }
    }

    /// What an acceptance names so that the site at the output may follow from the content.
    package func whatBreaks(with content: GatheredContent) -> [String] {
        breaks(with: content).compactMap { diagnostic in
            guard case .register(let problem) = diagnostic.problem else { return nil }
            switch problem {
            case .notContinued(_, let head): return head
            case .otherSigners(_, let digest): return digest
            case .signaturesDropped: return RegisterStanding.unsigned
            default: return nil
            }
        }
    }
}

/// The keys of those who sign, beside the register.
package enum Signers {
    /// From the content folder.
    static let path = KeptVersions.folder + "/allowed_signers"

    static func location(in root: String) -> String { ContentTree.join(root, path) }

    /// Of the file's bytes; nil where there is none that can be read.
    static func digest(in root: String, _ fileSystem: FileSystem) -> String? {
        guard let bytes = try? fileSystem.read(location(in: root)), !bytes.isEmpty else { return nil }
        return String(SHA256.digest(of: bytes.filter { $0 != 0x0D }).hexadecimal.prefix(32))
    }
}

/// On what the visas of a generation rest: what its own file says, so that the next one follows from it.
package struct RegisterStanding: Sendable, Hashable {
    /// The digest of the register's last line; empty without one.
    package var register = ""
    /// The digest of the keys, where signatures are required; empty otherwise.
    package var signers = ""

    /// What an acceptance names when signatures are no longer required.
    package static let unsigned = "signatures"
}

extension GatheredContent {
    /// What an audience knew and was withdrawn since, by kind and slug.
    func withdrawals(for edition: Edition) -> [Withdrawal] {
        let whole = base.whole
        let latest = register.latest
        return whole.ids.compactMap { id in
            let entry = whole[id]
            let kind = model.kinds[entry.kind]
            guard kind.visa != nil, kind.hasPages, !edition.contains(id), entry.edition <= edition.number,
                whole.publicationState(of: id) == .withdrawn, let line = latest[whole.reference(to: id)],
                line.act == .withdrawal
            else { return nil }
            let instead = kind.succession.flatMap { field in
                edition.ids(ofKind: kind.id).first { whole[$0].targets(field).contains(id) }
            }
            return Withdrawal(kind: kind.id, slug: entry.slug, day: line.on, instead: instead)
        }
    }

    /// On what its visas rest.
    package var standing: RegisterStanding {
        let signers = sources.settings.requiresSignatures ? Signers.digest(in: sources.root, fileSystem) ?? "-" : ""
        return RegisterStanding(register: register.head, signers: signers)
    }
}
