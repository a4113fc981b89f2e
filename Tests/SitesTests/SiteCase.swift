import Foundation
import Testing

/// A folder of `Tests/Sites`: a tiny site, what is done with it, and what must come of it.
///
///     command            the steps, one a line (`SiteCase.Step`); `#` begins a comment
///     content/ themes/   laid over those of the base; without a theme of its own, a case uses the repository's
///     stderr, stdout     what the last run must print, exactly; `stderr.contains`: a fragment a line
///     expected/          files that must be there afterwards, exactly; `x.contains`: a fragment a line; an empty file
///                        is recorded
///     absent             texts, one a line, that no file of the published site holds, nor its path
///     files              the paths of the published site, a line each, hashes as `*`; several of one name once
///
/// A folder without `command` is no case but a base for others; in a file `base`, it says what it stands on itself.
struct SiteCase: CustomTestStringConvertible, Sendable {
    let name: String
    let steps: [Step]
    var testDescription: String { name }

    /// What a line of `command` asks for.
    enum Step: Sendable {
        /// Lays another folder's site below this one's.
        case base(String)
        /// Another folder's site, built before this one takes its place at the same output.
        case former(String)
        /// The exit status of the last run; 0 unless said otherwise. Earlier runs end with 0.
        case status(Int32)
        /// Skips the case for anybody but root.
        case needsRoot
        /// Runs the command; words with `=` before its name are its environment.
        case run(environment: [String: String], arguments: [String])
        /// Lays a subfolder of the case over the site.
        case overlay(String)
        /// Changes to single files, for what git or an editor would not keep.
        case file(FileStep)
    }

    /// The folder of all cases.
    static let home = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sites")

    let folder: URL

    /// - Returns: nil for a folder without `command`, a base.
    init?(_ name: String, in home: URL = Self.home) throws {
        self.name = name
        folder = home.appending(path: name)
        guard try Self.holds("command", in: folder) else { return nil }
        steps = try String(contentsOf: folder.appending(path: "command"), encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map { try Step(String($0)) }
    }

    /// What a base stands on.
    static func base(of folder: URL) throws -> String? {
        guard try holds("base", in: folder) else { return nil }
        let text = try String(contentsOf: folder.appending(path: "base"), encoding: .utf8)
        return text.split(separator: "\n").first.map(String.init)
    }

    /// Whether a folder holds a name, whatever it is; a file that is there and cannot be read is another matter.
    private static func holds(_ name: String, in folder: URL) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).contains(name)
    }

    var status: Int32 {
        for case .status(let status) in steps { return status }
        return 0
    }
}

extension SiteCase.Step {
    init(_ line: String) throws {
        var words = line.split(separator: " ").map(String.init)
        guard !words.isEmpty else { throw BadCase(line) }
        let verb = words.removeFirst()
        switch (verb, words.count) {
        case ("base", 1): self = .base(words[0])
        case ("former", 1): self = .former(words[0])
        case ("status", 1): self = .status(try Int32(words[0]) ?? { throw BadCase(line) }())
        case ("needs", 1) where words[0] == "root": self = .needsRoot
        case ("overlay", 1): self = .overlay(words[0])
        case ("run", 1...):
            let assignments = words.prefix { $0.contains("=") && !$0.hasPrefix("-") }
            let pairs = assignments.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
            self = .run(
                environment: Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") }),
                arguments: Array(words.dropFirst(assignments.count)))
        default: self = .file(try FileStep(verb, words, line: line))
        }
    }
}

/// A line of `command` that makes no sense.
struct BadCase: Error {
    let line: String
    init(_ line: String) { self.line = line }
}
