internal import Diagnostics
internal import Files
internal import Language

/// What stands at a folder where a site is to be put. Looks only into folders that concern the site, and reads only files
/// that are unisson's or where one is to be.
struct FolderSurvey {
    /// The paths of the site that stand there with the right content.
    private(set) var present: Set<String> = []
    /// The paths where something of ours stands.
    private(set) var owned: Set<String> = []
    /// Of those, what somebody else changed since.
    private(set) var altered: [String] = []
    /// What stands in the way and is not ours.
    private(set) var foreign: [String] = []
    /// The folders that are missing, each after those before it.
    private(set) var missingFolders: [String] = []
    /// Files half written by a publication that was interrupted, by the path that they were for.
    private(set) var leftovers: Set<String> = []

    private let root: String
    private let fileSystem: FileSystem
    private let wanted: [String: FileDigest]
    private let known: [String: Set<FileDigest>]
    private let holdings: Holdings
    private let unfinished: Set<String>
    /// By folder: the names of files, and of folders, that matter there.
    private var names: [String: (files: [String], folders: [String])] = [:]

    /// The name under which a file waits until it is whole.
    static func waiting(_ path: String) -> String { "\(path.folder).\(path.lastName).unisson" }

    /// - Parameter root: the destination; need not exist.
    init(
        _ root: String, for site: SiteContents, _ holdings: Holdings, with fileSystem: FileSystem
    ) throws(PublicationFailure) {
        self.root = root
        self.fileSystem = fileSystem
        self.holdings = holdings
        wanted = Dictionary(uniqueKeysWithValues: site.files.map { ($0.path, $0.digest) })
        known = holdings.files
        unfinished = holdings.unfinishedPaths
        let paths = Set(wanted.keys).union(known.keys)
        for path in paths { names[Self.parent(path), default: ([], [])].files.append(String(path.lastName)) }
        for folder in PublicationPlan.folders(of: Array(paths)) {
            names[Self.parent(folder), default: ([], [])].folders.append(String(folder.lastName))
        }
        do throws(FileError) {
            if try fileSystem.status(root) != nil { try visit("") } else { try miss("") }
        } catch {
            throw PublicationFailure(error)
        }
        foreign.sort()
        altered.sort()
    }

    private static func parent(_ path: String) -> String { String(path.folder.dropLast()) }

    private mutating func visit(_ folder: String) throws(FileError) {
        let listing = try Listing(fileSystem.list(ContentTree.join(root, folder)))
        let here = names[folder] ?? ([], [])
        if folder.isEmpty, let kind = try kind(Manifest.folder, Manifest.folder, listing), kind != .folder {
            foreign.append(Manifest.folder)
        }
        for name in here.files.sorted() {
            let path = ContentTree.join(folder, name)
            try look(at: path, try kind(name, path, listing))
            let waiting = Self.waiting(path)
            guard try kind(String(waiting.lastName), waiting, listing) != nil else { continue }
            if unfinished.contains(path) { leftovers.insert(path) } else { foreign.append(waiting) }
        }
        for name in here.folders.sorted() {
            let path = ContentTree.join(folder, name)
            switch try kind(name, path, listing) {
            case .folder: try visit(path)
            case nil: try miss(path)
            case .file where known[path] != nil: try miss(path)
            case .file, .symbolicLink, .other: foreign.append(path)
            }
        }
    }

    /// A folder that is not there, with all that would stand in it.
    private mutating func miss(_ folder: String) throws(FileError) {
        let here = names[folder] ?? ([], [])
        if !folder.isEmpty { missingFolders.append(folder) }
        for name in here.folders.sorted() { try miss(ContentTree.join(folder, name)) }
    }

    private mutating func look(at path: String, _ kind: FileStatus.Kind?) throws(FileError) {
        switch kind {
        case nil: return
        case .folder:
            // Where all that it holds of ours goes, the file can take its place; what else it holds keeps it there.
            if !known.keys.contains(where: { $0.hasPrefix(path + "/") }) { foreign.append(path) }
        case .symbolicLink, .other: foreign.append(path)
        case .file:
            guard let contents = known[path] else { return foreign.append(path) }
            let digest = try FileDigest.of(root + "/" + path, with: fileSystem).digest
            if digest == wanted[path] {
                present.insert(path)
            } else if !contents.contains(digest) {
                // Whatever unisson writes appears whole: this is somebody else's.
                guard holdings.finished?.files[path] != nil else {
                    if wanted[path] != nil { foreign.append(path) }
                    return
                }
                altered.append(path)
            }
            owned.insert(path)
        }
    }

    private struct Listing {
        private var kinds: [[UInt8]: FileStatus.Kind?] = [:]
        private var folded: Set<String> = []

        init(_ items: [FolderItem]) {
            for item in items {
                kinds[item.name] = .some(item.kind)
                folded.insert(String(decoding: item.name, as: UTF8.self).lowercased())
            }
        }

        subscript(_ name: String) -> FileStatus.Kind?? { kinds[Array(name.utf8)] }

        /// Whether a system that does not tell case may find something under the name.
        func mayHold(_ name: String) -> Bool { folded.contains(name.lowercased()) }
    }

    private func kind(_ name: String, _ path: String, _ listing: Listing) throws(FileError) -> FileStatus.Kind? {
        if let found = listing[name], let kind = found { return kind }
        guard listing.mayHold(name) else { return nil }
        return try fileSystem.status(root + "/" + path)?.kind
    }
}
