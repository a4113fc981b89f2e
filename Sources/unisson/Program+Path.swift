import FoundationEssentials
import Glibc
import Publishing

extension Program {
    /// A program of the search path; nil when there is none of that name.
    static func found(
        _ name: String, adding variables: [String] = [], endsWhole: Bool = false,
        clock: @escaping @Sendable () -> Double
    ) -> Program? {
        guard let path = path(of: name) else { return nil }
        return Program(at: path, environment: environment(adding: variables), endsWhole: endsWhole, clock: clock)
    }

    /// The Python that runs a program of the search path, as its first line says (execve(2), « Interpreter scripts »), and
    /// where the program stands; nil where it is none of Python's, or has options of its own there.
    static func python(
        of name: String, adding variables: [String], clock: @escaping @Sendable () -> Double
    ) -> (python: Program, path: String)? {
        guard let path = path(of: name), let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var start = [UInt8](repeating: 0, count: 256)
        start.removeLast(start.count - fread(&start, 1, start.count, file))
        guard start.starts(with: "#!".utf8), let end = start.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let words = String(decoding: start[2..<end], as: UTF8.self).split(separator: " ").map(String.init)
        let interpreter =
            words.count == 2 && words[0].hasSuffix("/env")
            ? self.path(of: words[1]) : words.count == 1 ? words.first : nil
        guard let interpreter, interpreter.split(separator: "/").last?.hasPrefix("python") == true else { return nil }
        return (
            Program(at: interpreter, environment: environment(adding: variables), endsWhole: true, clock: clock), path
        )
    }

    private static func path(of name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func environment(adding variables: [String]) -> [String] {
        variables + ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    }
}
