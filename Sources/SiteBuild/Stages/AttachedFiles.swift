internal import Checks
internal import ContentModel
internal import Diagnostics
internal import Files
internal import Language

/// What is looked at in files that pages show or link, before they are published as they are: their size, their type, what
/// in them may run, and markings. They are read piece by piece: none is ever held whole but XML, up to a limit.
struct AttachedFiles {
    let settings: SiteSettings
    let markings: MarkingCheck
    let fileSystem: FileSystem

    /// The most of a piece, in bytes, and of an XML file, of which all must be looked at together.
    private static let pieceSize = 1 << 18
    private static let markupLimit = 10_000_000

    /// What is wrong with those of them that are used.
    func diagnostics(in attachments: [SiteSources.Attachment], used: Set<String>) -> [Diagnostic] {
        attachments.filter { used.contains($0.path) }.flatMap { file in
            do throws(FileError) {
                return try diagnostics(of: file)
            } catch {
                return [error.diagnostic]
            }
        }
    }

    private func diagnostics(of file: SiteSources.Attachment) throws(FileError) -> [Diagnostic] {
        let name = String(file.path.lastName)
        let isMarkup = AttachedType.isMarkup(named: name)
        let limit = isMarkup ? min(settings.attachmentLimit, Self.markupLimit) : settings.attachmentLimit
        func refused(_ problem: SiteProblem) -> [Diagnostic] { [Diagnostic(.site(problem), at: Place(file.location))] }
        if file.size > limit { return refused(.attachmentTooLarge(bytes: file.size, limit: limit)) }
        var scan = MarkingScan(markings, path: file.location)
        var problem: SiteProblem?
        var whole: [UInt8] = []
        var count = 0
        try fileSystem.readPieces(file.location, Self.pieceSize) { piece in
            if count == 0 { problem = AttachedType.problem(named: name, beginning: piece.prefix(4096)) }
            count += piece.count
            // It may have grown since the folder was listed.
            if count > limit { problem = .attachmentTooLarge(bytes: count, limit: limit) }
            if isMarkup { whole += piece }
            if !markings.isEmpty { scan.add(piece) }
            return problem == nil
        }
        if count == 0 { problem = AttachedType.problem(named: name, beginning: []) }
        if problem == nil, isMarkup { problem = ActiveMarkup.content(of: whole).map { .activeFile($0) } }
        if let problem { return refused(problem) }
        return scan.finish()
    }
}
