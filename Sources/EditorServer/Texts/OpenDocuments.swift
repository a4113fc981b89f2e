internal import Files
internal import Language

/// The texts that an editor has open, by their absolute paths: they stand for what is on the disk.
struct OpenDocuments {
    struct Document {
        var text: String
        var version: Int?
    }

    var documents: [String: Document] = [:]

    /// A disk on which these texts stand in the place of what is there; a file that was never saved stands there too.
    /// - Parameter path: the absolute path of a path that is asked for.
    func standing(on disk: FileSystem, absolute path: @escaping @Sendable (String) -> String) -> FileSystem {
        guard !documents.isEmpty else { return disk }
        let texts = documents.mapValues { Array($0.text.utf8) }
        var changed = disk
        changed.read = { file throws(FileError) in
            if let text = texts[path(file)] { return text }
            return try disk.read(file)
        }
        changed.readPieces = { (file, size, take) throws(FileError) in
            guard let text = texts[path(file)] else { return try disk.readPieces(file, size, take) }
            for start in stride(from: 0, to: text.count, by: max(1, size)) {
                guard take(Array(text[start..<min(text.count, start + size)])) else { return }
            }
        }
        changed.copy = { (file, target) throws(FileError) in
            if let text = texts[path(file)] { return try disk.create(target, text) }
            try disk.copy(file, target)
        }
        changed.status = { file throws(FileError) in
            guard let text = texts[path(file)] else { return try disk.status(file) }
            // A new time for each length would not tell two texts apart: what reads such a file reads it whole.
            return FileStatus(kind: .file, size: text.count, isReadableByAll: true)
        }
        let unsaved = Dictionary(grouping: texts.keys.filter { ((try? disk.status($0)) ?? nil) == nil }) {
            FileSystem.parent(of: $0) ?? ""
        }
        changed.list = { folder throws(FileError) in
            let added = unsaved[path(folder)] ?? []
            return try disk.list(folder) + added.map { FolderItem(Array($0.lastName.utf8), kind: .file) }
        }
        return changed
    }
}
