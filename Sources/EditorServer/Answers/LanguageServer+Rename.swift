internal import Authoring
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language
internal import SiteBuild

extension LanguageServer {
    /// What gets a new name: what a reference leads to, else the entry itself.
    func renamable(_ place: FilePosition) async throws(RPCFailure) -> ServerMessages.Renamable {
        let (sight, id) = try await renamed(place)
        return .init(range: sight.range, placeholder: sight.lookup.base[id].slug)
    }

    /// The changes that give an entry a new name, with all that refers to it.
    func rename(_ request: ClientMessages.Rename) async throws(RPCFailure) -> ServerMessages.WorkspaceEdit {
        guard canRenameFiles else { throw .refused(words.cannotRename) }
        let place = FilePosition(textDocument: request.textDocument, position: request.position)
        let (sight, id) = try await renamed(place)
        guard let work = setting.workFolder() else { throw .refused(words.noWorkFolder) }
        let disk = setting.surroundings.fileSystem
        defer { try? disk.remove(work) }
        let (options, surroundings) = build()
        let move: EntryMove
        do throws(EntryMove.Failure) {
            move = try await EntryMove.plan(
                sight.lookup.base.reference(to: id), to: request.newName, options, in: surroundings,
                work: work + "/content")
        } catch {
            let remarks = error.remarks.map { $0.message(in: setting.language) }
            throw .refused(([error.text(in: setting.language)] + remarks).joined(separator: "\n"))
        }
        return changes(of: move, surroundings.fileSystem)
    }

    private func renamed(_ place: FilePosition) async throws(RPCFailure) -> (Sight, EntryID) {
        guard let sight = await sight(place) else { throw .refused(words.noEntry) }
        if sight.targets.count == 1, let id = sight.targets.first { return (sight, id) }
        guard sight.targets.isEmpty, let id = sight.lookup.entry(file: sight.file) else {
            throw .refused(words.noEntry)
        }
        return (sight, id)
    }

    private func changes(of move: EntryMove, _ fileSystem: FileSystem) -> ServerMessages.WorkspaceEdit {
        let folder = Self.absolute(content, from: root)
        var changes: [ServerMessages.WorkspaceEdit.Change] = []
        for (path, bytes) in move.edits.sorted(by: { $0.key < $1.key }) {
            let file = ContentTree.join(folder, path == move.to ? move.from : path)
            guard let former = try? fileSystem.read(file) else { continue }
            let texts = (
                EditedText(String(decoding: former, as: UTF8.self)), EditedText(String(decoding: bytes, as: UTF8.self))
            )
            changes.append(
                .edit(
                    uri: addresses[file] ?? FileURI.of(file), version: open.documents[file]?.version,
                    texts.0.edits(to: texts.1)))
        }
        if move.from != move.to {
            let (from, to) = (ContentTree.join(folder, move.from), ContentTree.join(folder, move.to))
            changes.append(.rename(from: addresses[from] ?? FileURI.of(from), to: FileURI.of(to)))
        }
        return .init(documentChanges: changes)
    }
}
