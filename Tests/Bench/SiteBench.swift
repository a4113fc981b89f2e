import ArgumentParser
import SiteBuild

/// The measuring side of `make bench`: makes content to build, and measures the least that any build must do.
@main
struct SiteBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site-bench", abstract: "Content to measure builds with, and the floor to compare them to.",
        subcommands: [Generate.self, Floor.self, Publish.self])
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

/// `site-bench publish --output .build/bench/site`
struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Publish one small generation after another until killed, so that a test can kill it at any point.")

    @Option(help: "The site to publish.")
    var output: String
    @Option(help: "How many files in each generation; all hold its number.")
    var files = 20

    func run() throws {
        for number in 1... {
            let writer = try GenerationWriter(output: output)
            for file in 0..<files { try writer.write(Array(String(number).utf8), to: "pages-\(file % 3)/\(file).html") }
            try writer.publish(durably: false)
        }
    }
}
