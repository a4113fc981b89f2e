internal import Diagnostics
internal import Files
internal import Language

/// Publishes to a folder in which there may be neither links nor permissions.
///
/// What changed is written beside its place first, flushed and read back; then all of it is renamed into place within moments.
/// A disk that is full or a share that is lost before that leaves what readers see as it was.
struct FolderPublication {
    let site: SiteContents
    let publication: Publication
    /// As given.
    let path: String
    /// Without links.
    let root: String
    let exists: Bool

    private var fileSystem: FileSystem { publication.surroundings.fileSystem }
    var disk: SharedDisk { publication.surroundings.disk }

    init(_ publication: Publication, _ path: String) throws(PublicationFailure) {
        self.publication = publication
        site = publication.site
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
        let fileSystem = publication.surroundings.fileSystem
        let site = publication.site
        (root, exists) = try PublicationFailure.wrap { () throws(FileError) in
            if try fileSystem.status(path) != nil {
                let root = try fileSystem.canonicalPath(path)
                guard try fileSystem.status(root)?.kind == .folder else { throw FileError(.write, path, .wrongKind) }
                return (root, true)
            }
            // Only the last folder is made: further up, a share may not be mounted.
            let parent = try fileSystem.canonicalPath(FileSystem.parent(of: path) ?? (path.hasPrefix("/") ? "/" : "."))
            return (ContentTree.join(parent, String(path.lastName)), false)
        }
        try Self.checkPlace(root, path, site, fileSystem)
    }

    /// - Throws: when a destination is in the site, or the site in it.
    static func checkPlace(
        _ root: String, _ path: String, _ site: SiteContents, _ fileSystem: FileSystem
    ) throws(PublicationFailure) {
        let (place, source) = try PublicationFailure.wrap { () throws(FileError) in
            (try PathIdentity(root, with: fileSystem), try PathIdentity(site.folder, with: fileSystem))
        }
        // The folder of all generations, with the lock and what builds keep there.
        let generations = FileSystem.parent(of: source.path) ?? source.path
        let all = try PublicationFailure.wrap { () throws(FileError) in
            try PathIdentity(generations, with: fileSystem)
        }
        if place.isInside(all) || source.isInside(place) {
            let problem = SiteProblem.writtenAmongSources(path: path, folder: generations)
            throw PublicationFailure([Diagnostic(.site(problem), at: Place(path))])
        }
    }

    func run() throws(PublicationFailure) -> PublicationReport {
        try publication.checkNames()
        let access = try publication.options.access.numbers
        var remarks: [Diagnostic] = []
        // Where something was published, nobody else may write between looking and writing.
        var lock: FileLock?
        var holdings = try HeldManifests(root, with: fileSystem).read()
        if !holdings.isEmpty, !publication.options.isDryRun {
            lock = try takeLock(&remarks)
            holdings = try HeldManifests(root, with: fileSystem).read()
        }
        try publication.check(holdings, at: path)
        let survey = try FolderSurvey(root, for: site, holdings, with: fileSystem)
        guard survey.foreign.isEmpty else {
            throw PublicationFailure(
                survey.foreign.map { Diagnostic(.publication(.foreignFile($0)), at: Place(path)) })
        }
        let plan = PublicationPlan(site, present: survey.present, owned: survey.owned)
        var report = PublicationReport(plan, owned: survey.owned)
        let kept = Set(site.files.map(\.path))
        remarks += survey.altered.map {
            Diagnostic(.publication(.alteredFile($0, isRemoved: !kept.contains($0))), at: Place(path))
        }
        guard !publication.options.isDryRun else {
            report.remarks = remarks
            return report
        }
        let writer = FolderWriter(self, holdings, survey, plan, access)
        if holdings.isEmpty {
            try writer.begin()
            lock = try takeLock(&remarks)
            guard try HeldManifests(root, with: fileSystem).read().isEmpty else {
                throw PublicationFailure(.locked(path), at: path)
            }
        }
        try writer.run()
        report.remarks = remarks
        withExtendedLifetime(lock) {}
        return report
    }

    private func takeLock(_ remarks: inout [Diagnostic]) throws(PublicationFailure) -> FileLock? {
        try publication.takeLock(root + "/" + Manifest.folder + "/lock", of: path, &remarks)
    }
}

/// The manifests at a folder.
struct HeldManifests {
    private let root: String
    private let fileSystem: FileSystem

    init(_ root: String, with fileSystem: FileSystem) {
        self.root = root
        self.fileSystem = fileSystem
    }

    func place(_ name: String) -> String { root + "/" + name }

    /// - Throws: `.damagedManifest` when nothing says what is ours and something did.
    func read() throws(PublicationFailure) -> Holdings {
        let items = try PublicationFailure.wrap { () throws(FileError) in
            try fileSystem.status(place(Manifest.folder))?.kind == .folder
                ? try fileSystem.list(place(Manifest.folder)) : []
        }
        var texts: [String: [UInt8]] = [:]
        for item in items {
            let name = String(decoding: item.name, as: UTF8.self)
            let path = Manifest.folder + "/" + name
            guard [Manifest.finished, Manifest.part].contains(path) || Manifest.intentionNumber(name[...]) != nil else {
                continue
            }
            texts[name] = try PublicationFailure.wrap { () throws(FileError) in try fileSystem.read(place(path)) }
        }
        return try Holdings(reading: texts, at: place(Manifest.finished))
    }
}

extension Holdings {
    /// Reads what the folder of manifests holds.
    /// - Parameter texts: by name, without the folder.
    /// - Throws: `.damagedManifest` when nothing says what is ours and something did.
    init(reading texts: [String: [UInt8]], at path: String) throws(PublicationFailure) {
        var intentions: [Int: Manifest] = [:]
        var cutShort: [Int] = []
        for (name, bytes) in texts {
            guard let number = Manifest.intentionNumber(name[...]) else { continue }
            if let manifest = Manifest(bytes) { intentions[number] = manifest } else { cutShort.append(number) }
        }
        let text = texts[String(Manifest.finished.lastName)]
        let finished = text.flatMap { Manifest($0) }
        // While the finished one is written, an intention says what it will.
        if text != nil, finished == nil, intentions.isEmpty {
            throw PublicationFailure(.damagedManifest(path), at: path)
        }
        self.init(
            finished: finished, intentions: intentions, cutShort: cutShort.sorted(),
            hasPart: texts[String(Manifest.part.lastName)] != nil)
    }
}
