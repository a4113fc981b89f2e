import ArgumentParser
import Diagnostics
import Files
import FoundationEssentials
import Glibc
import Language
import SiteBuild

/// Where the command talks to people: standard error for remarks, in their language, coloured only on a terminal.
struct Terminal {
    let language: MessageLanguage
    private let isTerminal: Bool

    init(_ options: PrintingOptions) {
        let environment = ProcessInfo.processInfo.environment
        // An empty variable counts as none (POSIX, 8.2 Internationalization Variables).
        let given = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        let locale = options.lang ?? given ?? ""
        language = locale.hasPrefix("en") ? .english : .french
        isTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb" && environment["NO_COLOR"] == nil
    }

    func print(_ diagnostics: [Diagnostic]) {
        let shown = diagnostics.condensed
        let lines = SourceLines(of: shown) { try? FileSystem.disk.read($0) }
        let report = TextReport(language: language, isRich: true, isColored: isTerminal) { lines[$0] }
        write(report.text(shown))
    }

    /// One line that says how it ended.
    /// - Parameter tellsAll: whether everything was told, what the site's audience cannot see too.
    func summary(of report: BuildReport, output: String?, tellsAll: Bool) {
        let told = tellsAll ? report.diagnostics : report.told
        let errors = told.count { $0.severity == .error }
        let warnings = told.count - errors
        let count = tellsAll ? report.contentEntries : report.entries.reduce(0) { $0 + $1.count }
        let seconds = report.stages.reduce(0) { $0 + $1.seconds }
        var text: String
        switch language {
        case .french:
            text =
                "\(count) fiche\(count > 1 ? "s" : ""), \(errors) erreur\(errors > 1 ? "s" : ""), \(warnings) avertissement\(warnings > 1 ? "s" : "")"
            if let output {
                text +=
                    report.isPublished
                    ? " ; \(report.pages) pages publiées dans \(output) en \(Self.format(seconds, ","))\u{202F}s"
                    : " ; rien n'a été publié"
            }
        case .english:
            text =
                "\(count) \(count == 1 ? "entry" : "entries"), \(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")"
            if let output {
                text +=
                    report.isPublished
                    ? "; \(report.pages) pages published in \(output) in \(Self.format(seconds, ".")) s"
                    : "; nothing was published"
            }
        }
        write(text + "\n")
    }

    /// Says how many remarks are not told because the site's audience may not know what they concern.
    func printUntold(_ report: BuildReport) {
        let (errors, warnings) = report.untold
        let count = errors + warnings
        guard count > 0 else { return }
        switch language {
        case .french:
            let stopping = errors > 0 ? ", dont \(errors) erreur\(errors > 1 ? "s" : "")," : ""
            write(
                "\(count) remarque\(count > 1 ? "s" : "")\(stopping) concerne\(count > 1 ? "nt" : "") "
                    + "ce qu'une édition plus large est seule à voir : unisson check les dit toutes\n")
        case .english:
            let stopping = errors > 0 ? ", \(errors) of them \(errors > 1 ? "errors" : "an error")," : ""
            write(
                "\(count) remark\(count > 1 ? "s" : "")\(stopping) about what only a wider edition sees: "
                    + "unisson check tells them all\n")
        }
    }

    private static func format(_ seconds: Double, _ separator: String) -> String {
        let hundredths = Int(seconds * 100 + 0.5)
        return "\(hundredths / 100)\(separator)\(hundredths / 10 % 10)\(hundredths % 10)"
    }

    func write(_ text: String) { Self.writeError(text) }

    /// Writes to standard error; what nobody can be told there, nobody can be told.
    static func writeError(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(written, 0))
        }
    }

    /// Writes a file beside the site.
    func write(_ text: String, to path: String) throws { try write([Array(text.utf8)], to: path) }

    /// The same for bytes that stand in several pieces.
    func write(_ pieces: [[UInt8]], to path: String) throws {
        do throws(FileError) {
            try WrittenFile(path).write(Array(pieces.joined()))
        } catch {
            print([error.diagnostic])
            throw ExitCode(74)
        }
    }

    /// A line that shows how far long stages have come; nil where nobody watches.
    func progressLine() -> ProgressLine? { isTerminal ? ProgressLine(language: language) : nil }
}

/// The line of a terminal on which a stage's progress is shown, written over and over.
struct ProgressLine: Sendable {
    let language: MessageLanguage

    func show(_ stage: BuildStage, _ done: Int, _ total: Int) {
        guard total >= 500 else { return }
        let name: String
        switch (stage, language) {
        case (.parse, .french): name = "lecture"
        case (.parse, .english): name = "parsing"
        case (.write, .french): name = "écriture"
        case (.write, .english): name = "writing"
        default: name = stage.rawValue
        }
        Terminal.writeError("\r\u{1B}[K\(name) \(done)/\(total)")
    }

    func clear() { Terminal.writeError("\r\u{1B}[K") }
}
