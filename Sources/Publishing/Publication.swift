public import Diagnostics
public import Files

/// Puts a built site where readers are: only what changed, in an order in which no reader is led to what is not there, each
/// file verified, and nothing touched that unisson did not put there. Interrupted at any moment, the next one finishes.
public struct Publication: Sendable {
    /// Where to, and under which conditions.
    public struct Options: Sendable {
        /// Where to.
        public var destination: Destination
        /// Says what would be done, and changes nothing.
        public var isDryRun = false
        /// Whether another edition may stand there so far.
        public var changesEdition = false
        /// Whether something must have been published there before: a share that is not mounted has nothing.
        public var mustExist = false
        /// Whether what is unchanged at a remote is read back too, where it has no quick digests. Folders always are.
        public var verifiesAll = false
        /// How long one run of rclone may take, in seconds.
        public var timeLimit = 3600
        /// The group and the mode of what is written, in place of what the umask gives.
        public var access = Access()

        /// The usual conditions.
        public init(_ destination: Destination) { self.destination = destination }
    }

    /// Who may read what is written, by names.
    public struct Access: Sendable, Hashable {
        /// A group of this machine.
        public var group: String?
        /// Permissions of files, for example `0o640`.
        public var mode: UInt16?

        /// Joins a group and a mode.
        public init(group: String? = nil, mode: UInt16? = nil) {
            self.group = group
            self.mode = mode
        }

        /// - Throws: `.unknownGroup`.
        var numbers: FileAccess {
            get throws(PublicationFailure) {
                guard let group else { return FileAccess(mode: mode) }
                guard let number = FileAccess.group(named: group) else {
                    throw PublicationFailure(.unknownGroup(group), at: "site.yaml")
                }
                return FileAccess(mode: mode, group: number)
            }
        }
    }

    /// What publishing must ask the world for: only the command knows the answers.
    public struct Surroundings: Sendable {
        /// All reading goes through it.
        public var fileSystem: FileSystem
        /// All writing to folders and archives goes through it.
        public var disk: SharedDisk
        /// Seconds since some moment, never going back.
        public var clock: @Sendable () -> Double
        /// Told how far it has come: files put and files in all.
        public var progress: @Sendable (_ done: Int, _ total: Int) -> Void
        /// How rclone is run; nil where it is not installed.
        public var rclone: Program?

        /// Joins the answers.
        public init(
            fileSystem: FileSystem = .disk, disk: SharedDisk = .disk, rclone: Program? = nil,
            clock: @escaping @Sendable () -> Double, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
        ) {
            self.fileSystem = fileSystem
            self.disk = disk
            self.rclone = rclone
            self.clock = clock
            self.progress = progress
        }
    }

    let site: SiteContents
    let options: Options
    let surroundings: Surroundings

    /// A publication that has not begun.
    public init(_ site: SiteContents, _ options: Options, in surroundings: Surroundings) {
        self.site = site
        self.options = options
        self.surroundings = surroundings
    }

    /// Publishes, or says why not. What is refused is refused before anything is written.
    public func run() throws(PublicationFailure) -> PublicationReport {
        switch options.destination {
        case .folder(let path): return try FolderPublication(self, path).run()
        case .archive(let path): return try ArchivePublication(self, path).run()
        case .remote(let address): return try RemotePublication(self, address).run()
        }
    }

    // MARK: What every destination checks

    /// - Throws: what Windows could not hold.
    func checkNames() throws(PublicationFailure) {
        let problems = PortableNames.problems(site.files.map(\.path))
        if !problems.isEmpty { throw PublicationFailure(problems) }
    }

    /// - Throws: `.nothingPublished`, `.otherEdition`.
    func check(_ holdings: Holdings, at path: String) throws(PublicationFailure) {
        if holdings.isEmpty, options.mustExist { throw PublicationFailure(.nothingPublished(path), at: path) }
        let other = holdings.editions.subtracting([site.edition]).sorted().first
        if let other, !options.changesEdition {
            throw PublicationFailure(.otherEdition(site: site.edition, destination: other), at: path)
        }
    }

    /// Nil where the disk knows no locks, which is told.
    /// - Throws: `.locked` when another publication holds it.
    func takeLock(
        _ lock: String, of path: String, _ remarks: inout [Diagnostic]
    ) throws(PublicationFailure) -> FileLock? {
        let taken: FileLock?
        do throws(FileError) {
            taken = try surroundings.fileSystem.lock(lock)
        } catch {
            guard case .other = error.reason else { throw PublicationFailure(error) }
            remarks.append(Diagnostic(.publication(.noLocks(path)), at: Place(path)))
            return nil
        }
        guard let taken else { throw PublicationFailure(.locked(path), at: path) }
        return taken
    }

    /// What stands there, or may, and what will.
    func intention(_ holdings: Holdings, folders: some Sequence<String>) -> Manifest {
        let all = Manifest(of: site).files.merging(holdings.files) { $0.union($1) }
        return Manifest(edition: site.edition, files: all, folders: holdings.folders.union(folders))
    }
}

/// Where a site is published to.
public enum Destination: Sendable, Hashable {
    /// A folder: local, a mounted share, a stick.
    case folder(String)
    /// One file in the ZIP format.
    case archive(String)
    /// A remote of rclone.
    case remote(RemoteAddress)

    /// Reads what a person typed: `nom:chemin` and `:webdav,url=…:chemin` are remotes, what ends in `.zip` is an archive,
    /// all else a folder.
    public init(_ text: String) {
        if let address = RemoteAddress(text) {
            self = .remote(address)
        } else if text.lowercased().hasSuffix(".zip") {
            self = .archive(text)
        } else {
            self = .folder(text)
        }
    }
}

/// What a publication did, or would do.
public struct PublicationReport: Sendable {
    /// The files put that were not there, in the order in which they were.
    public var added: [String] = []
    /// Those that were there with another content.
    public var changed: [String] = []
    /// Those taken away.
    public var removed: [String] = []
    /// How many were there already.
    public var unchanged = 0
    /// What should be known.
    public var remarks: [Diagnostic] = []

    init(_ plan: PublicationPlan, owned: Set<String>) {
        for file in plan.sent {
            if owned.contains(file.path) { changed.append(file.path) } else { added.append(file.path) }
        }
        removed = plan.cleared + plan.removed
        unchanged = plan.unchanged.count
    }
}
