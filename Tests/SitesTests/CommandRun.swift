import Foundation

/// One run of the real command.
struct CommandRun {
    let status: Int32
    let output: String
    let errors: String

    /// Runs `unisson` in a folder. Its environment is nothing but French, unless told otherwise.
    init(_ arguments: [String], environment: [String: String] = [:], in place: Workplace) throws {
        let process = Process()
        guard let command = Self.program("unisson") else { throw BadCase("no unisson beside the tests") }
        process.executableURL = command
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: place.path)
        process.environment = ["LANG": "fr_FR.UTF-8"].merging(environment) { _, given in given }
        let names = (place[".stdout"], place[".stderr"])
        for name in [names.0, names.1] { try Data().write(to: URL(filePath: name)) }
        process.standardOutput = FileHandle(forWritingAtPath: names.0)
        process.standardError = FileHandle(forWritingAtPath: names.1)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        output = Self.steady(try String(contentsOfFile: names.0, encoding: .utf8))
        errors = Self.steady(try String(contentsOfFile: names.1, encoding: .utf8))
    }

    /// Without what differs from run to run: how long it took.
    static func steady(_ text: String) -> String {
        text.replacing(#/\d+[.,]\d\d?([ \x{202F}])s\b/#) { "…\($0.output.1)s" }
            .replacing(#/("(?:read|parse|link|check|plan|write|publish)": )\d+/#) { "\($0.output.1)0" }
    }

    /// A program beside the test bundle.
    static func program(_ name: String) -> URL? {
        let place = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" } ?? Bundle.main.bundleURL
        return [place, place.deletingLastPathComponent()].map { $0.appending(path: name) }.first {
            FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
        }
    }
}
