internal import Diagnostics
internal import Digests
public import Files
public import Language

/// A built site as publishing sees it: its files with their digests, for one audience.
public struct SiteContents: Sendable {
    /// The folder that holds the files. It does not change while it is read; a build that removes it is noticed.
    let folder: String
    /// The audience.
    let edition: String
    /// The day as of which the site was read.
    let date: CalendarDate
    /// In byte order of their paths.
    let files: [SiteFile]

    /// Reads every file of a site once.
    ///
    /// - Throws: `.incompleteSite` when there is no home page or something that is neither file nor folder, and what the
    ///   system refuses.
    public init(
        in folder: String, edition: String, date: CalendarDate, with fileSystem: FileSystem = .disk
    ) throws(PublicationFailure) {
        var files: [SiteFile] = []
        do throws(FileError) {
            guard try Self.collect(folder, "", &files, with: fileSystem) else {
                throw FileError(.read, folder, .notARegularFile)
            }
        } catch {
            throw PublicationFailure(error)
        }
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        guard files.contains(where: { $0.path == SiteFile.home }) else {
            throw PublicationFailure(.incompleteSite(folder), at: folder)
        }
        self.init(folder: folder, edition: edition, date: date, files: files)
    }

    init(folder: String, edition: String, date: CalendarDate, files: [SiteFile]) {
        self.folder = folder
        self.edition = edition
        self.date = date
        self.files = files
    }

    /// Where a file of the site is read.
    func location(of file: SiteFile) -> String { folder + "/" + file.path }

    /// False for what is neither file nor folder.
    private static func collect(
        _ root: String, _ folder: String, _ files: inout [SiteFile], with fileSystem: FileSystem
    ) throws(FileError) -> Bool {
        for item in try fileSystem.list(ContentTree.join(root, folder)) {
            let path = ContentTree.join(folder, String(decoding: item.name, as: UTF8.self))
            let location = root + "/" + path
            var kind = item.kind
            if kind == nil { kind = try fileSystem.status(location)?.kind }
            switch kind {
            case .folder: guard try collect(root, path, &files, with: fileSystem) else { return false }
            case .file:
                let (digest, size) = try FileDigest.of(location, with: fileSystem)
                files.append(SiteFile(path: path, size: size, digest: digest))
            case .symbolicLink, .other, nil: return false
            }
        }
        return true
    }
}

/// One file of a site.
struct SiteFile: Sendable, Hashable {
    /// From the home page's folder, `/`-separated.
    let path: String
    /// In bytes.
    let size: Int
    let digest: FileDigest

    static let home = "index.html"

    /// When a file can be put in its place without leading a reader to what is not there yet.
    enum Role: Sendable, Hashable {
        /// Leads nowhere, and may be kept by browsers forever: another content has another name.
        case hashed
        /// Leads nowhere: a picture, a document.
        case plain
        /// Leads to pages without being one: the root of the search, a feed, a list for programs.
        case leading
        case page
        case home
    }

    var role: Role {
        if path == Self.home { return .home }
        let name = path.lastName
        guard let dot = name.lastIndex(of: ".") else { return .plain }
        switch name[name.index(after: dot)...] {
        case "html": return .page
        case _ where Self.isHashed(name[..<dot]): return .hashed
        case "js", "json", "xml", "atom", "rss", "webmanifest": return .leading
        default: return .plain
        }
    }

    /// `sobre.3f2a9c1d0b`, `t.8a615ac0`: eight digits or more of a hash behind a dot.
    private static func isHashed(_ stem: Substring) -> Bool {
        guard let dot = stem.lastIndex(of: "."), dot != stem.startIndex else { return false }
        let digits = stem[stem.index(after: dot)...].utf8
        return digits.count >= 8
            && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

/// The SHA-256 of a file's bytes.
struct FileDigest: Sendable, Hashable, Comparable {
    /// 64 digits in lower case.
    let digits: String

    init(_ hash: SHA256) { digits = hash.digest.hexadecimal }

    /// - Returns: nil for anything but 64 digits in lower case.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        digits = String(text)
    }

    static func < (a: FileDigest, b: FileDigest) -> Bool { a.digits < b.digits }

    /// How much of a file is in memory at once, in bytes.
    static let pieceSize = 1 << 18

    static func of(
        _ path: String, with fileSystem: FileSystem
    ) throws(FileError) -> (digest: FileDigest, size: Int) {
        var hash = SHA256()
        var size = 0
        try fileSystem.readPieces(path, pieceSize) { piece in
            hash.add(piece)
            size += piece.count
            return true
        }
        return (FileDigest(hash), size)
    }
}

/// A digest on its way.
struct DigestingCount {
    private var hash = SHA256()
    /// Bytes so far.
    private(set) var count = 0

    mutating func add(_ piece: [UInt8]) {
        hash.add(piece)
        count += piece.count
    }

    var digest: FileDigest { FileDigest(hash) }
}
