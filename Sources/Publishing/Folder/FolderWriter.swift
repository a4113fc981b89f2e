internal import Diagnostics
internal import Files
internal import Language

/// Carries out a plan at a folder.
struct FolderWriter {
    private let folder: FolderPublication
    private let holdings: Holdings
    private let survey: FolderSurvey
    private let plan: PublicationPlan
    private let access: FileAccess

    private var site: SiteContents { folder.site }
    private var disk: SharedDisk { folder.disk }
    private var surroundings: Publication.Surroundings { folder.publication.surroundings }
    private var fileSystem: FileSystem { surroundings.fileSystem }

    init(
        _ folder: FolderPublication, _ holdings: Holdings, _ survey: FolderSurvey, _ plan: PublicationPlan,
        _ access: FileAccess
    ) {
        self.folder = folder
        self.holdings = holdings
        self.survey = survey
        self.plan = plan
        self.access = access
    }

    private func place(_ path: String) -> String { folder.root + "/" + path }
    private func waiting(_ file: SiteFile) -> String { place(FolderSurvey.waiting(file.path)) }

    /// Runs file operations; a refusal names the file as the destination was named.
    private func wrap<Result>(_ body: () throws(FileError) -> Result) throws(PublicationFailure) -> Result {
        do {
            return try body()
        } catch {
            throw PublicationFailure(shown(error))
        }
    }

    private func shown(_ error: FileError) -> FileError {
        guard error.path.hasPrefix(folder.root) else { return error }
        let path = folder.path + error.path.dropFirst(folder.root.count)
        return FileError(error.operation, path, error.reason)
    }

    /// Makes the destination, and the folder in it that is unisson's.
    func begin() throws(PublicationFailure) {
        try wrap { () throws(FileError) in
            if !folder.exists { _ = try disk.createFolder(folder.root, access) }
            _ = try disk.createFolder(place(Manifest.folder), access)
        }
    }

    func run() throws(PublicationFailure) {
        let kept = Set(PublicationPlan.folders(of: site.files.map(\.path)))
        try giveAccess(kept)
        let standing = Manifest(of: site, folders: holdings.folders.intersection(kept))
        if plan.isEmpty, !holdings.isInterrupted, holdings.finished == standing { return }

        let number = holdings.nextNumber
        var made: [String] = []
        do throws(PublicationFailure) {
            try write(
                folder.publication.intention(holdings, folders: survey.missingFolders), Manifest.intention(number))
            try removeLeftovers()
            try clear()
            made = try stage()
        } catch {
            // Nothing that readers see has changed: the destination is left as it was, with its room.
            withdraw(number, made)
            throw error
        }
        try switchOver()
        try remove(except: kept)
        try finish(Manifest(of: site, folders: holdings.folders.union(made).intersection(kept)), number)
    }

    /// What is ours and stays may have been made for other readers.
    private func giveAccess(_ kept: Set<String>) throws(PublicationFailure) {
        guard access != FileAccess() else { return }
        let folders = holdings.folders.intersection(kept).subtracting(survey.missingFolders).sorted()
        var paths = [Manifest.folder] + folders + plan.unchanged.map(\.path)
        if holdings.finished != nil { paths.append(Manifest.finished) }
        try wrap { () throws(FileError) in
            for path in paths { _ = try disk.setAccess(place(path), access) }
        }
    }

    // MARK: Manifests

    private func write(_ manifest: Manifest, _ name: String) throws(PublicationFailure) {
        try wrap { () throws(FileError) in
            let part = place(Manifest.part)
            try disk.removeFile(part)
            try disk.create(part, access) { file throws(FileError) in try file.put(manifest.bytes) }
            try fileSystem.rename(part, place(name))
            try fileSystem.flushDisk(folder.root)
        }
    }

    private func finish(_ manifest: Manifest, _ number: Int) throws(PublicationFailure) {
        try write(manifest, Manifest.finished)
        try wrap { () throws(FileError) in
            for number in Array(holdings.intentions.keys) + holdings.cutShort + [number] {
                try disk.removeFile(place(Manifest.intention(number)))
            }
        }
    }

    // MARK: Before anything is seen

    /// What an interrupted publication left half written; the same file waits under the same name again.
    private func removeLeftovers() throws(PublicationFailure) {
        try wrap { () throws(FileError) in
            for path in survey.leftovers.sorted() { try disk.removeFile(place(FolderSurvey.waiting(path))) }
        }
    }

    /// Makes room where a file of the site stands for a folder of the former one, or the reverse.
    private func clear() throws(PublicationFailure) {
        try wrap { () throws(FileError) in
            for path in plan.cleared { try disk.removeFile(place(path)) }
            let files = Set(site.files.map(\.path))
            for path in PublicationPlan.folders(of: plan.cleared).reversed() where files.contains(path) {
                guard try disk.removeEmptyFolder(place(path)) else { throw FileError(.write, place(path), .exists) }
            }
        }
    }

    /// Writes what changed beside its place, flushes it and reads it back. Gives the folders that it made.
    private func stage() throws(PublicationFailure) -> [String] {
        var made: [String] = []
        let sent = plan.sent
        do throws(PublicationFailure) {
            try wrap { () throws(FileError) in
                for path in plan.folders where try disk.createFolder(place(path), access) { made.append(path) }
            }
            for (index, file) in sent.enumerated() {
                try copy(file)
                surroundings.progress(index + 1, sent.count)
            }
            try wrap { () throws(FileError) in try fileSystem.flushDisk(folder.root) }
            for file in sent {
                let digest = try wrap { () throws(FileError) in
                    try FileDigest.of(waiting(file), with: fileSystem).digest
                }
                guard digest == file.digest else {
                    throw PublicationFailure(.notAsWritten(file.path), at: folder.path)
                }
            }
        } catch {
            for path in made.reversed() { _ = try? disk.removeEmptyFolder(place(path)) }
            throw error
        }
        return made
    }

    private func copy(_ file: SiteFile) throws(PublicationFailure) {
        let source = SiteFileReader(file, of: site, with: fileSystem)
        do throws(FileError) {
            try disk.create(waiting(file), access) { new throws(FileError) in try source.read(new.put) }
        } catch {
            let isHere = error.path == waiting(file)
            throw isHere
                ? PublicationFailure(shown(FileError(.write, place(file.path), error.reason))) : source.failure(error)
        }
    }

    /// Takes back what was prepared; what cannot be removed now is removed by the next publication.
    private func withdraw(_ number: Int, _ made: [String]) {
        for file in plan.sent { try? disk.removeFile(waiting(file)) }
        for path in (made + survey.missingFolders).reversed() { _ = try? disk.removeEmptyFolder(place(path)) }
        // Where something was cleared, the former site is not whole: the intention stays, to be carried out.
        if plan.cleared.isEmpty { try? disk.removeFile(place(Manifest.intention(number))) }
    }

    // MARK: What is seen

    /// Puts what waits into its place. A file that somebody holds open on a Windows share cannot be replaced: it stays as it
    /// is, the rest goes on, and what it may lead to is not removed until the next publication has replaced it.
    private func switchOver() throws(PublicationFailure) {
        var held: [FileError] = []
        for file in plan.sent {
            do throws(FileError) {
                try fileSystem.rename(waiting(file), place(file.path))
            } catch {
                // Where there was nothing before, what comes next may lead to it.
                guard survey.owned.contains(file.path), error.isAboutOneFile else {
                    throw PublicationFailure(shown(error))
                }
                try? disk.removeFile(waiting(file))
                held.append(shown(error))
            }
        }
        if !held.isEmpty { throw PublicationFailure(held.map(\.diagnostic)) }
    }

    private func remove(except kept: Set<String>) throws(PublicationFailure) {
        try wrap { () throws(FileError) in
            for path in plan.removed { try disk.removeFile(place(path)) }
            let folders = holdings.folders.subtracting(kept)
            for path in folders.sorted(by: >) { _ = try disk.removeEmptyFolder(place(path)) }
        }
    }
}

extension FileError {
    /// Whether another file of the same folder may well be written: this one is open elsewhere, or locked.
    fileprivate var isAboutOneFile: Bool {
        switch reason {
        case .noPermission, .other: true
        default: false
        }
    }
}

/// Reads one file of the site in pieces and holds it to the digest that it had when the site was looked at.
struct SiteFileReader {
    private let file: SiteFile
    private let location: String
    private let fileSystem: FileSystem

    init(_ file: SiteFile, of site: SiteContents, with fileSystem: FileSystem) {
        self.file = file
        location = site.location(of: file)
        self.fileSystem = fileSystem
    }

    /// - Throws: what `put` throws; what the system refuses; `changed` when it is another file now.
    func read(_ put: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
        var seen = DigestingCount()
        var failure: FileError?
        try fileSystem.readPieces(location, FileDigest.pieceSize) { piece in
            seen.add(piece)
            do throws(FileError) {
                try put(piece)
                return true
            } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        guard seen.digest == file.digest else { throw FileError(.read, location, .notFound) }
    }

    /// A file of the site that is no longer there, or is another, is a build's doing.
    func failure(_ error: FileError) -> PublicationFailure {
        guard error == FileError(.read, location, .notFound) else { return PublicationFailure(error) }
        return PublicationFailure(.siteChanged(file.path), at: location)
    }
}
