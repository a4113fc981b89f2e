import Diagnostics
public import Files

/// Writes one generation of the site beside the one that is read, then puts it in its place in one step.
///
/// At every moment, and whenever the process is killed, the output is the whole former site or the whole new one. The
/// lock is held as long as a copy of this value lives. `write` and `copy` may be called from several tasks at once.
public struct GenerationWriter: Sendable {
    let output: OutputFolder
    let fileSystem: FileSystem
    let number: Int
    let lock: FileLock
    private let formerNumber: Int?
    /// The generation's folder as long as it is written.
    private let folder: String

    /// Takes the lock, removes what a build that died has left, and begins an empty generation.
    ///
    /// - Parameter output: the site's address on the disk, for example `.build/site`. Folders before it are made.
    /// - Throws: `.outputNotOurs` when something else than our link stands there: it is left as it is; `.locked` when
    ///   another build writes there; `.unwritable` or `.unreadable`.
    public init(output: String, with fileSystem: FileSystem = .disk) throws(PublishingFailure) {
        let output = try OutputFolder(output)
        _ = try output.current(fileSystem)
        try output.checkGenerations(fileSystem)
        let lock = try PublishingFailure.wrap { () throws(FileError) in
            try fileSystem.createFolders(output.generations)
            return try fileSystem.lock(output.lock)
        }
        guard let lock else { throw PublishingFailure(.locked(output.path), at: output.path) }
        // Only now: another build may have published since the first look.
        let current = try output.current(fileSystem)
        number = try PublishingFailure.wrap { () throws(FileError) in
            for number in try output.numbers(fileSystem, unfinished: true) {
                try fileSystem.remove(output.unfinished(number))
            }
            try fileSystem.remove(output.nextLink)
            let number = max(current ?? 0, try output.numbers(fileSystem, unfinished: false).last ?? 0) + 1
            try fileSystem.createFolder(output.unfinished(number))
            return number
        }
        // A build that died may have moved the link and written nothing of it.
        output.keep(try output.history(fileSystem), fileSystem)
        folder = output.unfinished(number)
        formerNumber = current
        self.output = output
        self.fileSystem = fileSystem
        self.lock = lock
    }

    /// The site that is there now, and what is known of how it was made.
    var former: (folder: String, record: String)? {
        formerNumber.map { (output.finished($0), output.record($0)) }
    }

    /// Gives a file of the former site a place in this one.
    /// - Returns: whether it stands there now; false where the disk has no such links.
    func take(_ file: String, to path: String) throws(PublishingFailure) -> Bool {
        do throws(PublishingFailure) {
            try make(path) { place throws(FileError) in try fileSystem.hardLink(file, place) }
            return true
        } catch {
            if case .site(.pathTaken) = error.diagnostic.problem { throw error }
            if case .site(.badName) = error.diagnostic.problem { throw error }
            return false
        }
    }

    /// Where a file of this site stands as long as it is written.
    func location(_ path: String) -> String { folder + "/" + path }

    /// What stands at a path of this site.
    func status(_ path: String) -> FileStatus? { (try? fileSystem.status(location(path))) ?? nil }

    /// Keeps how this site was made, for the next build, which does without where it cannot be kept. Nobody else may read
    /// it: it names what pages asked for and were not told.
    func keep(_ record: [UInt8]) { try? keep(record, at: output.record(number)) }

    /// Keeps the texts of which this site was made. Nobody else may read them: an audience sees a part of them.
    func keepSources(_ sources: [UInt8]) throws(PublishingFailure) {
        try PublishingFailure.wrap { () throws(FileError) in try keep(sources, at: output.sources(number)) }
    }

    /// Keeps a file of what the next build need not find out again, on the same terms as the record.
    func keep(_ bytes: [UInt8], in folder: KeptFolder, as name: String) {
        try? keep(bytes, at: output.kept(folder, number) + "/" + name)
    }

    /// Gives this site what the former one keeps there.
    func take(_ file: String, in folder: KeptFolder, as name: String) -> Bool {
        let folder = output.kept(folder, number)
        return (try? fileSystem.createFolders(folder)) != nil
            && (try? fileSystem.hardLink(file, folder + "/" + name)) != nil
    }

    /// Where the former site keeps such files; nil where there is none of which anything may stay.
    func former(_ folder: KeptFolder) -> String? {
        formerNumber.flatMap { output.isCondemned($0, fileSystem) ? nil : output.kept(folder, $0) }
    }

    /// Of which inputs the documents of the former site were made, by path.
    var formerInputs: [String: String] {
        guard let formerNumber, let bytes = try? fileSystem.read(output.documents(formerNumber)) else { return [:] }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return Dictionary(lines.map { ($0.dropFirst(65).description, $0.prefix(64).description) }) { $1 }
    }

    /// Keeps of which inputs documents were made, for the next build, which makes them anew where it cannot be kept.
    func keep(inputs: [(path: String, digest: String)]) {
        guard !inputs.isEmpty else { return }
        let text = inputs.sorted { $0.path < $1.path }.map { $0.digest + " " + $0.path + "\n" }.joined()
        try? keep(Array(text.utf8), at: output.documents(number))
    }

    private func keep(_ bytes: [UInt8], at path: String) throws(FileError) {
        try fileSystem.createFolders(FileSystem.parent(of: path) ?? output.cache)
        try fileSystem.remove(path)
        try fileSystem.createPrivate(path, bytes)
    }

    /// Keeps what this site says. Where that cannot be, the generation is not compared with others, nor gone back to, and
    /// that is told then.
    func keep(facts: [UInt8]) {
        try? fileSystem.remove(output.facts(number))
        try? fileSystem.createPrivate(output.facts(number), facts)
    }

    /// Writes one file of the site, and the folders before it.
    ///
    /// - Parameter path: from the home page's folder, `/`-separated, in lower-case ASCII, for example
    ///   `politiques/logement.html`.
    /// - Throws: `.badName` for any other path, `.pathTaken` when it was written before, `.unwritable`.
    public func write(_ bytes: [UInt8], to path: String) throws(PublishingFailure) {
        try make(path) { place throws(FileError) in try fileSystem.create(place, bytes) }
    }

    /// Writes on at the end of a file that was written.
    func append(_ bytes: [UInt8], to path: String) throws(PublishingFailure) {
        try PublishingFailure.wrap { () throws(FileError) in try fileSystem.append(location(path), bytes) }
    }

    /// Puts a file of the former site that holds the same in the place of one that was written.
    /// - Returns: whether it stands there now; false where the disk has no such links.
    func replace(_ path: String, by file: String) throws(PublishingFailure) -> Bool {
        let place = location(path)
        guard (try? fileSystem.hardLink(file, place + Self.other)) != nil else { return false }
        try PublishingFailure.wrap { () throws(FileError) in try fileSystem.rename(place + Self.other, place) }
        return true
    }

    /// Ends the name of a file that is to replace another: no path of a site ends so.
    private static let other = "~"

    /// Copies a file into the site, on the same terms as `write`.
    /// - Throws: also `.unreadable`, placed at `source`.
    public func copy(_ source: String, to path: String) throws(PublishingFailure) {
        try make(path) { place throws(FileError) in try fileSystem.copy(source, place) }
    }

    /// Tries first and makes folders only when they are missing: no shared record of folders made is needed.
    private func make(_ path: String, _ create: (String) throws(FileError) -> Void) throws(PublishingFailure) {
        guard OutputPath.isValid(path) else { throw PublishingFailure(.badName(path), at: output.path) }
        let place = location(path)
        do throws(FileError) {
            do throws(FileError) {
                try create(place)
            } catch {
                guard error == FileError(.write, place, .notFound), let folder = FileSystem.parent(of: place) else {
                    throw error
                }
                try createFolders(folder)
                try create(place)
            }
        } catch {
            if error == FileError(.write, place, .exists) { throw PublishingFailure(.pathTaken(path), at: output.path) }
            throw PublishingFailure(error)
        }
    }

    private func createFolders(_ folder: String) throws(FileError) {
        guard folder.utf8.count > self.folder.utf8.count else {
            // The generation itself is gone: somebody cleans up behind our back.
            throw FileError(.write, folder, .notFound)
        }
        do {
            try fileSystem.createFolder(folder)
        } catch {
            guard error.reason == .notFound, let parent = FileSystem.parent(of: folder) else { throw error }
            try createFolders(parent)
            try fileSystem.createFolder(folder)
        }
    }
}
