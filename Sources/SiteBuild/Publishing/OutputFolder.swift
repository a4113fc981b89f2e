import Diagnostics
internal import Files
internal import Language

/// Where a site is published. For the output `public/site`:
///
///     public/site                         symbolic link to .site.generations/12
///     public/.site.generations/lock       held by the build that writes
///     public/.site.generations/cache/12   what the site was made of, for the next build
///     public/.site.generations/cache/12.sources   its texts, where entries in error keep their last published version
///     public/.site.generations/cache/12.known     what the build said that made it, for one that finds nothing changed
///     public/.site.generations/cache/12.parses/  what its documents were parsed to, for the next build
///     public/.site.generations/cache/12.analyses/  what search found in its documents, for the next build
///     public/.site.generations/cache/12.documents  of which inputs its documents were made, by other programs
///     public/.site.generations/11/        the former site
///     public/.site.generations/12/        the site
///     public/.site.generations/12.card    for whom it is, and of which day: what publishing it elsewhere asks
///     public/.site.generations/12.facts   what it says, entry by entry: what comparing two of them asks
///     public/.site.generations/12.erase   that it is to go as soon as it is not the site any more
///     public/.site.generations/history    when which generation became the site
///     public/.site.generations/13.part/   being written, or left by a build that died
///     public/.site.generations/next       the link that is about to take the place of public/site
///
/// Numbers only grow. The link is relative, so that the parent folder can be moved.
struct OutputFolder: Sendable {
    /// As given on the command line, without a final `/`.
    let path: String
    /// The path before the last name, with its final `/`; empty in the working folder.
    let parent: String
    /// The name of the sibling that holds everything.
    let generationsName: String

    var generations: String { parent + generationsName }
    var lock: String { generations + "/lock" }
    var cache: String { generations + "/cache" }
    /// What a generation was made of, for the build that comes after it.
    func record(_ number: Int) -> String { cache + "/\(number)" }
    /// The texts of which a generation was made, where an entry in error may have to go back to them.
    func sources(_ number: Int) -> String { cache + "/\(number).sources" }
    /// Of which inputs the documents of a generation were made.
    func documents(_ number: Int) -> String { cache + "/\(number).documents" }
    /// What the build said that made a generation, and of what.
    func known(_ number: Int) -> String { cache + "/\(number).known" }
    /// A folder of what the next build need not find out again.
    func kept(_ what: KeptFolder, _ number: Int) -> String { cache + "/\(number).\(what.rawValue)" }
    var nextLink: String { generations + "/next" }
    var historyFile: String { generations + "/history" }

    func finished(_ number: Int) -> String { generations + "/\(number)" }
    func card(_ number: Int) -> String { generations + "/\(number).card" }
    func facts(_ number: Int) -> String { generations + "/\(number).facts" }
    func condemnation(_ number: Int) -> String { generations + "/\(number).erase" }
    func unfinished(_ number: Int) -> String { generations + "/\(number).part" }
    /// What the link says when a generation is the site.
    func linkTarget(_ number: Int) -> String { generationsName + "/\(number)" }

    /// - Throws: `.outputNotOurs` for a path that ends in no name, such as `.` or `/`.
    init(_ output: String) throws(PublishingFailure) {
        var path = output
        while path.hasSuffix("/") { path.removeLast() }
        let name = path.lastName
        guard !name.isEmpty, name != ".", name != ".." else {
            throw PublishingFailure(.outputNotOurs(output), at: output)
        }
        self.path = path
        parent = String(path.folder)
        generationsName = ".\(name).generations"
    }

    /// The generation that the output links to; nil when nothing stands there, or an empty folder that waits for a site.
    /// - Throws: `.outputNotOurs` for anything but a link of ours.
    func current(_ fileSystem: FileSystem) throws(PublishingFailure) -> Int? {
        guard let status = try PublishingFailure.wrap({ () throws(FileError) in try fileSystem.status(path) }) else {
            return nil
        }
        if status.kind == .folder, let items = try? fileSystem.list(path), items.isEmpty { return nil }
        guard status.kind == .symbolicLink,
            let target = try? fileSystem.linkTarget(path), target.hasPrefix(generationsName + "/"),
            let number = Self.number(target.dropFirst(generationsName.count + 1))
        else { throw PublishingFailure(.outputNotOurs(path), at: path) }
        return number
    }

    /// - Throws: `.outputNotOurs` when the sibling folder is none, or holds things but no lock of ours.
    func checkGenerations(_ fileSystem: FileSystem) throws(PublishingFailure) {
        let isOurs = try PublishingFailure.wrap { () throws(FileError) in
            guard let status = try fileSystem.status(generations) else { return true }
            guard status.kind == .folder else { return false }
            // In this order: a build that begins beside this one makes its lock before all else.
            if try fileSystem.list(generations).isEmpty { return true }
            return try fileSystem.status(lock)?.kind == .file
        }
        guard isOurs else { throw PublishingFailure(.outputNotOurs(generations), at: path) }
    }

    /// Removes a generation and all that was kept of it. What tells that it is whole goes first.
    func remove(_ number: Int, _ fileSystem: FileSystem) throws(FileError) {
        try fileSystem.remove(card(number))
        try fileSystem.remove(facts(number))
        try fileSystem.remove(record(number))
        try fileSystem.remove(sources(number))
        try fileSystem.remove(known(number))
        for folder in KeptFolder.allCases { try fileSystem.remove(kept(folder, number)) }
        try fileSystem.remove(documents(number))
        try fileSystem.remove(finished(number))
        try fileSystem.remove(condemnation(number))
    }

    /// Notes that a generation goes as soon as it is not the site any more: it holds what was erased since.
    func condemn(_ number: Int, _ fileSystem: FileSystem) throws(FileError) {
        if !isCondemned(number, fileSystem) { try fileSystem.create(condemnation(number), []) }
    }

    func isCondemned(_ number: Int, _ fileSystem: FileSystem) -> Bool {
        ((try? fileSystem.status(condemnation(number))) ?? nil) != nil
    }

    /// The numbers of the generations on the disk, ascending.
    func numbers(_ fileSystem: FileSystem, unfinished: Bool) throws(FileError) -> [Int] {
        try fileSystem.list(generations).compactMap { item in
            let name = String(decoding: item.name, as: UTF8.self)
            guard name.hasSuffix(".part") == unfinished else { return nil }
            return Self.number(name.dropLast(unfinished ? 5 : 0))
        }.sorted()
    }

    /// A number as we write it: digits without leading zeros.
    private static func number(_ text: Substring) -> Int? {
        guard let number = Int(text), number > 0, String(number) == text else { return nil }
        return number
    }
}

/// What a build keeps beside a generation in many files.
enum KeptFolder: String, CaseIterable {
    /// What its documents were parsed to.
    case parses
    /// What the analysis for the search found in them.
    case analyses
}
