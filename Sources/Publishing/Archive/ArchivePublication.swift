internal import Diagnostics
internal import Files
internal import Language

/// Publishes to one file in the ZIP format: written beside its place, read back, then renamed. The same site makes the same
/// bytes.
///
/// Its first file is the manifest, kept as it is: by it, an archive is known as unisson's, and so is a folder into which one is
/// unpacked.
struct ArchivePublication {
    private let publication: Publication
    /// As given.
    private let path: String
    /// Without links.
    private let place: String

    private var site: SiteContents { publication.site }
    private var fileSystem: FileSystem { publication.surroundings.fileSystem }
    private var disk: SharedDisk { publication.surroundings.disk }

    /// The most that a manifest may take, in bytes.
    private static let longestManifest = 1 << 28

    init(_ publication: Publication, _ path: String) throws(PublicationFailure) {
        self.publication = publication
        self.path = path
        let fileSystem = publication.surroundings.fileSystem
        place = try PublicationFailure.wrap { () throws(FileError) in
            // A link that leads to an archive stays a link.
            if try fileSystem.status(path) != nil { return try fileSystem.canonicalPath(path) }
            let folder = FileSystem.parent(of: path) ?? (path.hasPrefix("/") ? "/" : ".")
            return ContentTree.join(try fileSystem.canonicalPath(folder), String(path.lastName))
        }
        try FolderPublication.checkPlace(place, path, publication.site, fileSystem)
    }

    func run() throws(PublicationFailure) -> PublicationReport {
        try publication.checkNames()
        let access = try publication.options.access.numbers
        let former = try former()
        try publication.check(Holdings(finished: former), at: path)
        let files = former?.files ?? [:]
        let present = site.files.filter { files[$0.path] == [$0.digest] }.map(\.path)
        let owned = Set(files.keys)
        let plan = PublicationPlan(site, present: Set(present), owned: owned)
        var report = PublicationReport(plan, owned: owned)
        guard !publication.options.isDryRun else { return report }

        let waiting = beside("unisson")
        let lockPath = beside("unisson-lock")
        let lock = try publication.takeLock(lockPath, of: path, &report.remarks)
        defer { try? disk.removeFile(lockPath) }
        do {
            let digest = try write(waiting, access)
            try PublicationFailure.wrap { () throws(FileError) in
                if former != nil, try FileDigest.of(place, with: fileSystem).digest == digest {
                    try disk.removeFile(waiting)
                    if access != FileAccess() { _ = try disk.setAccess(place, access) }
                } else {
                    try fileSystem.rename(waiting, place)
                    try fileSystem.flushFolder(FileSystem.parent(of: place) ?? "/")
                }
            }
        } catch {
            try? disk.removeFile(waiting)
            throw error
        }
        withExtendedLifetime(lock) {}
        return report
    }

    private func beside(_ ending: String) -> String { "\(place.folder).\(place.lastName).\(ending)" }

    /// The manifest of the archive that stands there; nil when nothing does.
    /// - Throws: `.foreignFile` for anything but an archive of ours.
    private func former() throws(PublicationFailure) -> Manifest? {
        let status = try PublicationFailure.wrap { () throws(FileError) in try fileSystem.status(place) }
        guard let status else { return nil }
        guard status.kind == .file, let manifest = try manifest() else {
            throw PublicationFailure(.foreignFile(path), at: path)
        }
        return manifest
    }

    private func manifest() throws(PublicationFailure) -> Manifest? {
        var start: [UInt8] = []
        var range: Range<Int>?
        try PublicationFailure.wrap { () throws(FileError) in
            try fileSystem.readPieces(place, 1 << 16) { piece in
                start += piece
                if range == nil { range = ZipFormat.firstFile(named: Manifest.finished, in: start) }
                guard let range, range.upperBound <= Self.longestManifest else { return false }
                return start.count < range.upperBound
            }
        }
        guard let range, range.upperBound <= start.count else { return nil }
        return Manifest(Array(start[range]))
    }

    /// Writes the archive and reads it back; gives the digest of its bytes.
    private func write(_ waiting: String, _ access: FileAccess) throws(PublicationFailure) -> FileDigest {
        var written = DigestingCount()
        var broken: PublicationFailure?
        do throws(FileError) {
            try disk.removeFile(waiting)
            try disk.create(waiting, access) { file throws(FileError) in
                try write { bytes throws(FileError) in
                    written.add(bytes)
                    try file.put(bytes)
                } breaking: {
                    broken = $0
                }
            }
            try fileSystem.flushDisk(FileSystem.parent(of: waiting) ?? "/")
        } catch {
            throw broken ?? PublicationFailure(error)
        }
        let digest = try PublicationFailure.wrap { () throws(FileError) in
            try FileDigest.of(waiting, with: fileSystem).digest
        }
        guard digest == written.digest else { throw PublicationFailure(.notAsWritten(path), at: path) }
        return digest
    }

    /// - Parameter broken: told why, before the error of a file of the site that could not be read is thrown.
    private func write(
        _ put: ZipWriter.Put, breaking broken: (PublicationFailure) -> Void
    ) throws(FileError) {
        var archive = ZipWriter(day: site.date, mode: publication.options.access.mode ?? 0o644)
        let manifest = Manifest(of: site, folders: Set(PublicationPlan.folders(of: site.files.map(\.path)))).bytes
        var digest = DigestingCount()
        digest.add(manifest)
        try archive.add(Manifest.finished, manifest, digest.digest, isStored: true, to: put)
        for (index, file) in site.files.enumerated() {
            let reader = SiteFileReader(file, of: site, with: fileSystem)
            do throws(FileError) {
                if file.size <= ZipWriter.largestInMemory {
                    var bytes: [UInt8] = []
                    bytes.reserveCapacity(file.size)
                    try reader.read { piece in bytes += piece }
                    try archive.add(file.path, bytes, file.digest, to: put)
                } else {
                    var checksum = ZipWriter.Checksum()
                    try reader.read { piece in checksum.add(piece) }
                    try archive.announce(file, checksum, to: put)
                    try reader.read(put)
                }
            } catch {
                broken(reader.failure(error))
                throw error
            }
            publication.surroundings.progress(index + 1, site.files.count)
        }
        try archive.finish(to: put)
    }
}
