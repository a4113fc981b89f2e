/// What stands at a destination because unisson put it there, as a text file at the destination itself that
/// `sha256sum --check` reads too:
///
///     # unisson publication 1
///     # edition: cadres
///     # folder: assets
///     8f4e33f3dc3e414ff94e5fb6905cba8c2b3d1f0c0b5d3f1d3c1f0e9a7b6c5d4e  assets/sobre.ee3f7b1b53.css
///     # end 1
///
/// The last line counts the files: a text that was cut short is noticed. A publication that goes on writes what it intends
/// before it changes anything, with everything that may be there already: one path may then have several digests.
struct Manifest: Sendable, Hashable {
    let edition: String
    /// By path: the contents that unisson may have put there.
    var files: [String: Set<FileDigest>]
    /// The folders that unisson made.
    var folders: Set<String>

    /// The folder at the destination that is kept for this.
    static let folder = ".unisson"
    /// What the last publication that came to its end left.
    static let finished = folder + "/publication.sha256"
    /// Where one of them is written before it has its name.
    static let part = folder + "/part"
    /// What a publication that has not come to its end intends. Several, where more than one was interrupted.
    static func intention(_ number: Int) -> String { "\(folder)/intention-\(number).sha256" }

    /// The number in the name of an intention; nil for other names.
    static func intentionNumber(_ name: Substring) -> Int? {
        guard name.hasPrefix("intention-"), name.hasSuffix(".sha256"), name.utf8.count > 17 else { return nil }
        return Int(name.dropFirst(10).dropLast(7))
    }

    init(edition: String, files: [String: Set<FileDigest>], folders: Set<String> = []) {
        self.edition = edition
        self.files = files
        self.folders = folders
    }

    /// That of a site that stands there whole.
    init(of site: SiteContents, folders: Set<String> = []) {
        self.init(
            edition: site.edition, files: Dictionary(uniqueKeysWithValues: site.files.map { ($0.path, [$0.digest]) }),
            folders: folders)
    }

    private static let head = "# unisson publication 1"

    /// The bytes of the file; the same for the same values.
    var bytes: [UInt8] {
        var text = Self.head + "\n# edition: \(edition)\n"
        for folder in folders.sorted() { text += "# folder: \(folder)\n" }
        var count = 0
        for (path, digests) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            for digest in digests.sorted() {
                text += "\(digest.digits)  \(path)\n"
                count += 1
            }
        }
        return Array((text + "# end \(count)\n").utf8)
    }

    /// Nil for bytes that are no such text, or not all of one.
    init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self), text.utf8.last == 0x0A else { return nil }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.popFirst() == Self.head[...], let last = lines.popLast(),
            let edition = lines.popFirst().flatMap({ Self.value("# edition: ", $0) })
        else { return nil }
        var files: [String: Set<FileDigest>] = [:]
        var folders: Set<String> = []
        var count = 0
        for line in lines {
            if let folder = Self.value("# folder: ", line) {
                folders.insert(folder)
            } else if let digest = FileDigest(line.prefix(64)), line.dropFirst(64).hasPrefix("  "), line.count > 66 {
                files[String(line.dropFirst(66)), default: []].insert(digest)
                count += 1
            } else {
                return nil
            }
        }
        guard last == "# end \(count)" else { return nil }
        let paths = Array(files.keys) + folders
        guard paths.allSatisfy(Self.isBelow) else { return nil }
        self.init(edition: edition, files: files, folders: folders)
    }

    private static func value(_ key: String, _ line: Substring) -> String? {
        line.hasPrefix(key) ? String(line.dropFirst(key.count)) : nil
    }

    /// Whether a path stays below the destination, whoever wrote it into the file.
    private static func isBelow(_ path: String) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0 != "." && $0 != ".."
        } && !path.hasPrefix(folder + "/")
    }
}
