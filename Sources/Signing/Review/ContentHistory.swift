internal import Documents
internal import Files
internal import Language
internal import Publishing
internal import SiteBuild

/// What Git knows of a content folder. Nothing of it is changed, its index included.
struct ContentHistory {
    private let git: Program
    private let indexed: (String) -> Program?
    private let content: String
    private let machine: DocumentPress.Machine
    /// From the root of the working tree: empty or ending with `/`.
    private let prefix: String
    private let root: String

    /// So many seconds for one question.
    private static let limit = 20
    /// Nothing that the folder's own configuration names is run, but what Git itself needs.
    private static let settings = [
        "-c", "core.quotePath=off", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c",
        "log.showSignature=false", "-c", "log.follow=false",
    ]

    /// Nil where there is no Git, or the folder is in no working tree of which it answers.
    init?(of content: String, on machine: DocumentPress.Machine) {
        let quiet = ["GIT_OPTIONAL_LOCKS=0", "LC_ALL=C", "GIT_TERMINAL_PROMPT=0"]
        guard let git = machine.program("git", quiet) else { return nil }
        (self.git, self.content, self.machine) = (git, content, machine)
        indexed = { machine.program("git", quiet + ["GIT_INDEX_FILE=" + $0]) }
        guard
            let found = Self.run(git, content, ["rev-parse", "--show-toplevel", "--show-prefix", "--verify", "HEAD"])
        else { return nil }
        let lines = found.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3 else { return nil }
        (root, prefix) = (lines[0], lines[1])
    }

    private static func run(_ git: Program, _ folder: String, _ arguments: [String], _ input: String = "") -> String? {
        let result = try? git.run(["-C", folder] + settings + arguments, Array(input.utf8), limit)
        guard let result, result.status == 0 else { return nil }
        return String(decoding: result.output, as: UTF8.self)
    }

    private func ask(_ arguments: [String]) -> String? { Self.run(git, content, arguments) }

    /// Where the content stood when a text first came into a file.
    func commit(bringing text: String, into path: String) -> String? {
        ask(["log", "--format=%H", "--no-ext-diff", "--no-textconv", "-S" + text, "--", path])?
            .split(separator: "\n").last.map(String.init)
    }

    /// The last one.
    var head: String? { ask(["rev-parse", "--verify", "HEAD"])?.split(separator: "\n").first.map(String.init) }

    /// The texts and tables of the content as they stood then, in a new folder that the caller removes.
    func checkOut(_ commit: String) -> String? {
        guard let work = machine.workFolder() else { return nil }
        let tree = commit + (prefix.isEmpty ? "" : ":" + prefix.dropLast())
        guard let git = indexed(work + "/index"), Self.run(git, root, ["read-tree", tree]) != nil,
            let listed = Self.run(
                git, root, ["ls-files", "-z", "--", ":/*.md", ":/*.csv", ":/*.yaml", ":/*.mustache"]),
            Self.run(git, root, ["checkout-index", "-z", "--stdin", "--force", "--prefix=" + work + "/tree/"], listed)
                != nil
        else {
            try? machine.fileSystem.remove(work)
            return nil
        }
        return work
    }

    /// Who changed something, and on which day.
    struct Author: Hashable {
        var name: String
        var day: CalendarDate
    }

    /// Who changed a file since, the last one first, each day once.
    func authors(of path: String, since commit: String) -> [Author] {
        let lines = ask(["log", "--format=%an%x09%as", commit + "..HEAD", "--", path])?.split(separator: "\n") ?? []
        var authors: [Author] = []
        for line in lines {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let day = CalendarDate(parsing: String(parts[1])) else { continue }
            let author = Author(name: String(parts[0]), day: day)
            if !authors.contains(author) { authors.append(author) }
        }
        return authors
    }

    /// Whether a file differs from its last commit, or is in none.
    func isUnsaved(_ path: String) -> Bool {
        ask(["status", "--porcelain", "--untracked-files=all", "--", path])?.isEmpty == false
    }

    /// Who wrote which lines.
    struct Lines {
        /// By number, from 1; those that are older have none.
        fileprivate(set) var authors: [Int: Author] = [:]
        /// Those that are in no commit yet.
        fileprivate(set) var unsaved: Set<Int> = []
    }

    /// Who wrote the lines of a file that came since.
    func lines(of path: String, since commit: String) -> Lines {
        let later = Set(
            (ask(["rev-list", commit + "..HEAD", "--", path]) ?? "").split(separator: "\n").map(String.init))
        var lines = Lines()
        guard let text = ask(["blame", "--line-porcelain", "--", path]) else { return lines }
        var (number, isLater, name, seconds) = (0, false, "", 0)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("\t") { continue }
            let words = line.split(separator: " ")
            if words.count >= 3, words[0].count >= 40, let place = Int(words[2]) {
                (number, isLater) = (place, later.contains(String(words[0])))
                if words[0].allSatisfy({ $0 == "0" }) { lines.unsaved.insert(number) }
            } else if line.hasPrefix("author ") {
                name = String(line.dropFirst(7))
            } else if line.hasPrefix("author-time ") {
                seconds = Int(line.dropFirst(12)) ?? 0
            } else if isLater, line.hasPrefix("author-tz "), let zone = Int(line.dropFirst(10)) {
                // `+0530`: the day is that of the clock on their wall, as in the log.
                let there = seconds + (zone / 100 * 60 + zone % 100) * 60
                lines.authors[number] = Author(name: name, day: Moment(seconds: there).day)
            }
        }
        return lines
    }
}
