import ArgumentParser

/// The measuring side of `make bench`: makes content to build, and measures the least that any build must do.
@main
struct SiteBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site-bench", abstract: "Content to measure builds with, and the floor to compare them to.",
        subcommands: [Generate.self, Floor.self])
}

/// `site-bench generate --files 10000 --to .build/bench/content-10000`
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a site of Markdown files that link to one another.")

    @Option(help: "How many files.")
    var files: Int
    @Option(name: .customLong("to"), help: "The content folder to make; must not be there yet.")
    var folder: String

    func run() throws {
        try GeneratedSite(files: files).write(to: folder)
    }
}

/// `site-bench floor --content .build/bench/content-10000 --output .build/bench/floor`
struct Floor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read, parse and render every Markdown file with cmark-gfm, write as many files, and nothing else.")

    @Option(help: "A generated content folder.")
    var content: String
    @Option(help: "Where to write; must not be there yet.")
    var output: String
    @Option(help: "How many threads.")
    var threads = 2

    func run() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let files = try await FloorBuild(content: content, output: output, threads: threads).run()
        let seconds = (clock.now - start) / .seconds(1)
        print(#"{"files": \#(files), "seconds": \#(seconds), "peakKilobytes": \#(FloorBuild.peakKilobytes)}"#)
    }
}
