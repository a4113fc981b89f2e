import Foundation
import Publishing
import Synchronization

/// A remote in memory behind the command line of rclone, which can be lost at any of its changes.
final class FakeRemote: Sendable {
    struct State {
        var files: [String: [UInt8]] = [:]
        var folders: Set<String> = []
        /// How many changes may still be made.
        var left = Int.max
        /// The commands that were run, without what is common to all.
        var commands: [String] = []
        var hashes = "[]"
        /// Whether a file appears whole or not at all.
        var isAtomic = true
        /// A path at which nothing arrives as it was sent, without a word.
        var corrupts: String?
    }

    private let state = Mutex(State())
    /// Called after each change with the files that stand there.
    private let watch: @Sendable ([String: String]) -> Void

    init(_ watch: @escaping @Sendable ([String: String]) -> Void = { _ in }) { self.watch = watch }

    var files: [String: String] { state.withLock { Self.texts($0.files) } }
    var commands: [String] { state.withLock { $0.commands } }

    func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

    private static func texts(_ files: [String: [UInt8]]) -> [String: String] {
        files.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    private struct Lost: Error {}

    var program: Program {
        Program { arguments, input, _ throws(Program.Failure) in
            self.state.withLock { $0.commands.append(arguments[0]) }
            do {
                return try self.answer(arguments, input)
            } catch {
                return .init(
                    status: 1, output: [], errors: Array("2026/11/30 05:44:03 Failed to \(arguments[0]): lost\n".utf8))
            }
        }
    }

    /// One change; lost, a file is half there.
    private func put(_ path: String, _ bytes: [UInt8]) throws {
        let (isLost, files) = state.withLock { state in
            state.left -= 1
            if state.left >= 0 {
                state.files[path] = path == state.corrupts ? [0x21] : bytes
            } else if state.left == -1, !state.isAtomic {
                state.files[path] = Array(bytes.prefix(bytes.count / 2))
            }
            return (state.left < 0, state.files)
        }
        if isLost { throw Lost() }
        watch(Self.texts(files))
    }

    private func take(_ path: String) throws {
        let (isLost, files) = state.withLock { state in
            state.left -= 1
            if state.left >= 0 { state.files[path] = nil }
            return (state.left < 0, state.files)
        }
        if isLost { throw Lost() }
        watch(Self.texts(files))
    }

    private func answer(_ arguments: [String], _ input: [UInt8]) throws -> Program.Result {
        func below(_ address: String) -> String { String(address.dropFirst("essai:www/".count)) }
        let lines = String(decoding: input, as: UTF8.self).split(separator: "\n").map(String.init)
        let files = state.withLock { $0.files }
        switch arguments[0] {
        case "backend":
            let hashes = state.withLock { $0.hashes }
            return .init(status: 0, output: Array("{ \"Hashes\": \(hashes), \"SlowHash\": false }".utf8))
        case "lsf":
            guard !files.isEmpty else { return .init(status: 3, output: []) }
            let folders = Set(files.keys.flatMap { PublishedFolder.folders(above: $0) })
            let list = files.map { "\($0.value.count);\($0.key)\n" } + folders.map { "-1;\($0)/\n" }
            return .init(status: 0, output: Array(list.sorted().joined().utf8))
        case "cat":
            return .init(status: files[below(arguments[1])] == nil ? 4 : 0, output: files[below(arguments[1])] ?? [])
        case "rcat": try put(below(arguments[1]), input)
        case "copy":
            for path in lines { try put(path, Array(try Data(contentsOf: URL(filePath: arguments[1] + "/" + path)))) }
        case "check":
            let same = lines.map { path in
                let isSame = try? Data(contentsOf: URL(filePath: arguments[1] + "/" + path)) == Data(files[path] ?? [0])
                return (files[path] == nil ? "+ " : isSame == true ? "= " : "* ") + path + "\n"
            }
            let differs = same.contains { !$0.hasPrefix("=") }
            return .init(status: differs ? 1 : 0, output: Array(same.joined().utf8))
        case "delete": for path in lines { try take(path) }
        default: break
        }
        return .init(status: 0, output: [])
    }
}

extension PublishedFolder {
    static func folders(above path: String) -> [String] {
        path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
    }
}
