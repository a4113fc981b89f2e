import Diagnostics
import Glibc
import Language

/// The state of one walk through a content folder.
struct ContentScan {
    /// As given on the command line.
    let root: String
    /// Absolute, without symbolic links.
    let canonicalRoot: String
    let fileSystem: FileSystem
    var files: [ContentTree.File] = []
    var diagnostics: [Diagnostic] = []

    private struct Child {
        let path: String
        let kind: FileStatus.Kind
        /// Where somebody had to ask for it: of what a link leads to, for one.
        var status: FileStatus?
        var throughLink = false
    }

    /// Collects what stands in a folder.
    /// - Parameter followedLink: whether the folder was reached through a link. Links to folders are not followed from
    ///   there: what they lead to is inside the content folder and is met on its own path.
    mutating func visit(_ folder: String, followedLink: Bool) {
        let items: [FolderItem]
        do {
            items = try fileSystem.list(location(folder))
        } catch {
            return report(.unreadable(reason: error.reason), at: folder)
        }
        let children = items.compactMap { child($0, in: folder, followedLink: followedLink) }
        for child in children.sorted(by: Self.inByteOrder) {
            switch child.kind {
            case .folder: visit(child.path, followedLink: followedLink || child.throughLink)
            case .file: files.append(ContentTree.File(path: child.path, status: child.status))
            case .symbolicLink, .other: break
            }
        }
    }

    private mutating func child(_ item: FolderItem, in folder: String, followedLink: Bool) -> Child? {
        guard let name = String(validating: item.name, as: UTF8.self) else {
            let name = String(decoding: item.name, as: UTF8.self)
            return report(.badName(name), at: ContentTree.join(folder, name))
        }
        guard !FileName.isIgnored(name) else { return nil }
        if folder.isEmpty, [ContentTree.inbox, ContentTree.forms].contains(name) { return nil }
        let path = ContentTree.join(folder, name)
        guard FileName.isPortable(name[...]) else { return report(.badName(name), at: path) }
        if !name.utf8.allSatisfy({ $0 < 0x80 }),
            name.unicodeScalars.contains(where: { InvisibleCharacter.isNeverOfUse($0.value) || $0.value == 0xAD })
        {
            report(.invisibleInName(InvisibleCharacter.shown(in: name)), at: path)
        }
        // Asking the disk about each of thousands of files takes longer than listing them all.
        if item.kind == .file || item.kind == .folder { return Child(path: path, kind: item.kind ?? .other) }
        do {
            guard var status = try fileSystem.status(location(path)) else { return nil }
            let throughLink = status.kind == .symbolicLink
            if throughLink {
                guard let target = try follow(path) else { return nil }
                if target.kind == .folder && followedLink { return nil }
                status = target
            }
            guard status.kind != .other else { return report(.unreadable(reason: .notARegularFile), at: path) }
            return Child(path: path, kind: status.kind, status: status, throughLink: throughLink)
        } catch {
            return report(.unreadable(reason: error.reason), at: path)
        }
    }

    /// What a link leads to; nil, and reported, when that is outside the content folder or not there.
    private mutating func follow(_ path: String) throws(FileError) -> FileStatus? {
        let target = try fileSystem.linkTarget(location(path))
        let isInside: Bool
        let canonical: String
        do {
            canonical = try fileSystem.canonicalPath(location(path))
            let rootFolder = canonicalRoot.hasSuffix("/") ? canonicalRoot : canonicalRoot + "/"
            isInside = canonical == canonicalRoot || canonical.hasPrefix(rootFolder)
        } catch {
            return report(.symbolicLink(target: target), at: path)
        }
        guard isInside, let status = try fileSystem.status(canonical) else {
            return report(.symbolicLink(target: target), at: path)
        }
        return status
    }

    private func location(_ path: String) -> String { ContentTree.join(root, path) }

    private mutating func report(_ problem: SiteProblem, at path: String) {
        diagnostics.append(Diagnostic(.site(problem), at: Place(location(path))))
    }

    private mutating func report<Absent>(_ problem: SiteProblem, at path: String) -> Absent? {
        report(problem, at: path) as Void
        return nil
    }

    /// The order in which whole paths come out sorted: a folder counts with the `/` that follows its name.
    private static func inByteOrder(_ a: Child, _ b: Child) -> Bool {
        if a.kind != .folder && b.kind != .folder { return a.path.utf8.precedes(b.path.utf8) }
        let (left, right) = (a.kind == .folder ? a.path + "/" : a.path, b.kind == .folder ? b.path + "/" : b.path)
        return left.utf8.precedes(right.utf8)
    }
}

extension String.UTF8View {
    /// Whether these bytes come before others in byte order.
    fileprivate func precedes(_ other: String.UTF8View) -> Bool {
        let order = withContiguousStorageIfAvailable { left in
            other.withContiguousStorageIfAvailable { right in
                guard let one = left.baseAddress, let two = right.baseAddress else { return left.count < right.count }
                let order = memcmp(one, two, Swift.min(left.count, right.count))
                return order == 0 ? left.count < right.count : order < 0
            }
        }
        return order.flatMap { $0 } ?? lexicographicallyPrecedes(other)
    }
}
