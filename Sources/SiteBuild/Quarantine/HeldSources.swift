internal import Files

/// What is read in the place of texts in error, by path from the content folder.
struct HeldSources: Sendable {
    /// Former texts; a table with some of its former rows.
    var replaced: [String: [UInt8]] = [:]
    /// What was never published is not there.
    var omitted: Set<String> = []

    var isEmpty: Bool { replaced.isEmpty && omitted.isEmpty }

    /// A disk on which these texts stand. What is omitted is left out where files are told apart.
    func standing(in content: String, on fileSystem: FileSystem) -> FileSystem {
        guard !replaced.isEmpty else { return fileSystem }
        var root = content
        while root.utf8.count > 1 && root.hasSuffix("/") { root.removeLast() }
        let texts = Dictionary(uniqueKeysWithValues: replaced.map { (ContentTree.join(root, $0.key), $0.value) })
        var changed = fileSystem
        changed.read = { path throws(FileError) in
            if let text = texts[path] { return text }
            return try fileSystem.read(path)
        }
        return changed
    }
}
