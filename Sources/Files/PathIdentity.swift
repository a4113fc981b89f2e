import Diagnostics
internal import Language

/// Where a path leads, for paths too that do not exist yet: through links, `.` and `..`, and told by the system's own numbers
/// wherever something stands, so that neither links nor case hide that two paths are one.
package struct PathIdentity {
    /// Absolute, without links.
    package let path: String
    /// Those of what stands at the path and of the folders above it, as far as they exist.
    private let chain: Set<FileIdentity>
    /// That of what stands at the path.
    private let own: FileIdentity?
    /// How many names that has: of a file with several, another may be a source.
    package let links: Int

    /// - Throws: what the system says of folders that may not be looked at.
    package init(_ path: String, with fileSystem: FileSystem) throws(FileError) {
        let resolved = try Self.resolve(path, with: fileSystem, links: 0)
        self.path = resolved
        var chain = Set<FileIdentity>()
        var ancestor: String? = resolved
        while let path = ancestor {
            if let identity = try? fileSystem.status(path)?.identity { chain.insert(identity) }
            ancestor = path == "/" ? nil : FileSystem.parent(of: path) ?? "/"
        }
        self.chain = chain
        let status = try? fileSystem.status(resolved)
        own = status?.identity
        links = status?.links ?? 0
    }

    /// Whether the path is another or lies below it.
    package func isInside(_ other: PathIdentity) -> Bool {
        if let own = other.own { return chain.contains(own) }
        // What does not exist yet may come to stand on a disk that does not tell case.
        let (inner, outer) = (path.lowercased(), other.path.lowercased())
        return inner == outer || inner.hasPrefix(outer + "/")
    }

    /// Whether both are one file or folder.
    package func isSame(_ other: PathIdentity) -> Bool {
        if let own, let others = other.own { return own == others }
        return path.lowercased() == other.path.lowercased()
    }

    /// The path without links; what does not exist keeps its name below the folder that does.
    private static func resolve(_ path: String, with fileSystem: FileSystem, links: Int) throws(FileError) -> String {
        do throws(FileError) {
            return try fileSystem.canonicalPath(path.isEmpty ? "." : path)
        } catch {
            guard error.reason == .notFound, links < 40 else { throw error }
        }
        var trimmed = path
        while trimmed.utf8.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        let folder = FileSystem.parent(of: trimmed) ?? (trimmed.hasPrefix("/") ? "/" : ".")
        if (try? fileSystem.status(trimmed))?.kind == .symbolicLink {
            // A link to what does not exist yet.
            let target = try fileSystem.linkTarget(trimmed)
            let full = target.hasPrefix("/") ? target : ContentTree.join(folder, target)
            return try resolve(full, with: fileSystem, links: links + 1)
        }
        let above = try resolve(folder, with: fileSystem, links: links)
        switch trimmed.lastName {
        case ".": return above
        case "..": return FileSystem.parent(of: above) ?? "/"
        case let name: return ContentTree.join(above, String(name))
        }
    }
}
