internal import Diagnostics
internal import Files

/// One remote, through rclone: each method is one run of it.
struct Rclone {
    private let program: Program
    private let address: RemoteAddress
    /// In seconds.
    private let limit: Int

    init(_ program: Program, at address: RemoteAddress, limit: Int) {
        self.program = program
        self.address = address
        self.limit = limit
    }

    /// What a kind of remote can do.
    struct Abilities: Sendable, Hashable {
        /// Whether it knows digests of files.
        let hasDigests: Bool
        /// Whether it has them at hand: asking for all costs no more than a list.
        let hasQuickDigests: Bool
        /// Whether there are no folders but in names.
        let hasOnlyNames: Bool
    }

    func abilities() throws(PublicationFailure) -> Abilities {
        let output = try succeed(["backend", "features", address.place("")])
        // An object whose keys and values are written one to a line.
        let text = String(decoding: output, as: UTF8.self).filter { !$0.isWhitespace }
        let hasDigests = text.contains("\"Hashes\":[\"")
        return Abilities(
            hasDigests: hasDigests, hasQuickDigests: hasDigests && !text.contains("\"SlowHash\":true"),
            hasOnlyNames: text.contains("\"BucketBased\":true"))
    }

    /// All files with their sizes in bytes, and all folders; nothing where nothing is.
    func list() throws(PublicationFailure) -> (files: [String: Int], folders: Set<String>) {
        let result = try run(["lsf", "--recursive", "--format", "sp", "--separator", ";", address.place("")])
        // 3: no such folder.
        if result.status == 3 { return ([:], []) }
        guard result.status == 0 else { throw failure(result) }
        var files: [String: Int] = [:]
        var folders: Set<String> = []
        for line in String(decoding: result.output, as: UTF8.self).split(separator: "\n") {
            guard let end = line.firstIndex(of: ";") else { continue }
            let path = line[line.index(after: end)...]
            if path.hasSuffix("/") {
                folders.insert(String(path.dropLast()))
            } else {
                files[String(path)] = Int(line[..<end]) ?? -1
            }
        }
        return (files, folders)
    }

    func read(_ path: String) throws(PublicationFailure) -> [UInt8] { try succeed(["cat", address.place(path)]) }

    func write(_ bytes: [UInt8], to path: String) throws(PublicationFailure) {
        _ = try succeed(["rcat", address.place(path)], bytes)
        guard try read(path) == bytes else { throw PublicationFailure(.notAsWritten(path), at: address.shown) }
    }

    /// Puts files of a folder, whatever stands there.
    /// - Parameter cache: what a web server will tell browsers of how long to keep them, where the remote keeps it.
    func copy(_ paths: [String], from folder: String, cache: String) throws(PublicationFailure) {
        var options = [
            "--files-from-raw", "-", "--ignore-times", "--transfers", "8", "--header-upload", "Cache-Control: " + cache,
        ]
        // A list of folders costs less than many questions.
        if paths.count < 50 { options.append("--no-traverse") }
        _ = try succeed(["copy", folder, address.place("")] + options, Self.lines(paths))
    }

    /// Which of the files of a folder stand there with the same content.
    /// - Parameter downloads: reads them back, where no digest can be asked for.
    func matching(
        _ paths: [String], in folder: String, downloads: Bool
    ) throws(PublicationFailure) -> Set<String> {
        guard !paths.isEmpty else { return [] }
        let options = ["--files-from-raw", "-", "--one-way", "--combined", "-", "--checkers", "16"]
        let result = try run(
            ["check", folder, address.place("")] + options + (downloads ? ["--download"] : []), Self.lines(paths))
        // 1 is also what it says of files that differ.
        guard result.status <= 1 else { throw failure(result) }
        var same: Set<String> = []
        for line in String(decoding: result.output, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("! ") { throw failure(result) }
            if line.hasPrefix("= ") { same.insert(String(line.dropFirst(2))) }
        }
        return same
    }

    func remove(_ paths: [String]) throws(PublicationFailure) {
        guard !paths.isEmpty else { return }
        _ = try succeed(["delete", address.place(""), "--files-from-raw", "-"], Self.lines(paths))
    }

    /// A folder that holds something stays.
    func removeEmptyFolder(_ path: String) throws(PublicationFailure) { _ = try run(["rmdir", address.place(path)]) }

    // MARK: Running it

    /// Nobody answers a question of an unattended run; what fails is tried twice, and no silence lasts forever.
    private static let common = [
        "--log-level", "ERROR", "--ask-password=false", "--retries", "2", "--low-level-retries", "4", "--contimeout",
        "20s", "--timeout", "2m",
    ]

    private static func lines(_ paths: [String]) -> [UInt8] { Array(paths.map { $0 + "\n" }.joined().utf8) }

    private func run(_ arguments: [String], _ input: [UInt8] = []) throws(PublicationFailure) -> Program.Result {
        do throws(Program.Failure) {
            return try program.run(arguments + Self.common, input, limit)
        } catch {
            switch error {
            case .notStarted(let reason): throw failure(reason)
            case .tooSlow:
                let problem = PublicationProblem.rcloneTooSlow(destination: address.shown, limit: limit)
                throw PublicationFailure(problem, at: address.shown)
            }
        }
    }

    private func succeed(_ arguments: [String], _ input: [UInt8] = []) throws(PublicationFailure) -> [UInt8] {
        let result = try run(arguments, input)
        guard result.status == 0 else { throw failure(result) }
        return result.output
    }

    /// The line with which it ends says most, without date and without how often it was tried.
    private func failure(_ result: Program.Result) -> PublicationFailure {
        let lines = String(decoding: result.errors, as: UTF8.self).split(separator: "\n")
        let telling = ["Failed to ", "ERROR : "].lazy.compactMap { mark in lines.last { $0.contains(mark) } }.first
        var line = (telling ?? lines.last).map(String.init) ?? "\(result.status)"
        for mark in ["Failed to ", "ERROR : ", "last error was: "] {
            guard let range = line.range(ofLast: mark) else { continue }
            line = String(line[(mark == "Failed to " ? range.lowerBound : range.upperBound)...])
        }
        return failure(line)
    }

    private func failure(_ reason: String) -> PublicationFailure {
        // The address may hold passwords.
        let reason = reason.replacing(address.remote.dropLast(), with: address.shownRemote.dropLast())
        return PublicationFailure(.rcloneFailed(destination: address.shown, reason: reason), at: address.shown)
    }
}

extension String {
    fileprivate func range(ofLast text: String) -> Range<Index>? { ranges(of: text).last }
}
