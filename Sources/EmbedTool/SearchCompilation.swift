import Foundation

/// The compiler run that makes the search module.
enum SearchCompilation {
    private static let target = "wasm32-unknown-none-wasm"

    /// Compiles the sources (Swift and one C runtime) to one WebAssembly module and writes a Swift file that holds it.
    /// `clang` and `wasm-ld` are those beside the Swift compiler; `wasm-opt` makes the module smaller where it is installed.
    static func embed(swiftc: String, work: URL, output: URL, sources: [String]) throws {
        let tools = URL(fileURLWithPath: swiftc).resolvingSymlinksInPath().deletingLastPathComponent()
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        let swift = sources.filter { $0.hasSuffix(".swift") }
        let runtime = sources.filter { $0.hasSuffix(".c") }
        let (code, object, support, module) = (
            path(work, "core.ll"), path(work, "core.o"), path(work, "runtime.o"), path(work, "search.wasm")
        )
        // Small before fast: nothing is inlined that does not get smaller by it, and no loop is turned round. Checks of bounds and
        // overflow are left out of the module: its decoders check every length themselves, and tests alter shards under the native
        // engine, which traps.
        let small =
            [
                "-remove-runtime-asserts", "-disable-stack-protector",
            ].flatMap { ["-Xfrontend", $0] }
            + [
                "-sil-inline-never-functions=ppend", "-sil-inline-overall-caller-block-limit=0",
                "-sil-inline-default-apply-length=1", "-sil-disable-pass=loop-rotate",
                "-sil-disable-pass=retain-sinking",
            ].flatMap { ["-Xllvm", $0] }
        // The compiler's own optimisation stops at the intermediate code; clang and, once it knows which functions nobody else
        // calls, the linker make less of it than swiftc does.
        try run(
            swiftc,
            [
                "-target", target, "-enable-experimental-feature", "Embedded", "-swift-version", "6", "-wmo", "-Osize",
                "-parse-as-library", "-enforce-exclusivity=unchecked", "-assert-config", "Unchecked", "-module-name",
                "SearchModule", "-emit-irgen", "-o", code,
            ] + small + swift)
        let clang = path(tools, "clang")
        let options = [
            "-target", target, "-flto", "-Oz", "-mbulk-memory", "-mllvm", "-inline-threshold=-10", "-c", "-o",
        ]
        try run(clang, options + [object, "-Xclang", "-fmerge-functions", "-Wno-override-module", "-x", "ir", code])
        try run(clang, options + [support, "-fno-builtin"] + runtime)
        try run(
            path(tools, "wasm-ld"),
            [
                "--no-entry", "--gc-sections", "--strip-all", "--export-memory", "--compress-relocations", "-z",
                "stack-size=131072", "--lto-O2",
            ]
                + [
                    "-inline-threshold=-10", "-disable-lsr", "-disable-machine-cse", "-disable-machine-licm",
                    "-two-entry-phi-node-folding-threshold=0",
                ].flatMap { ["-mllvm", $0] } + [object, support, "-o", module])
        try shrink(module)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: module))
        try EmbedTool.write(
            bytes, to: output, as: "SearchModule", from: "Sources/SearchCore and Sources/SearchModule")
    }

    /// Takes another twentieth off a module where binaryen's `wasm-opt` is installed; the build does without it.
    private static func shrink(_ module: String) throws {
        let features = [
            "bulk-memory", "sign-ext", "mutable-globals", "nontrapping-float-to-int", "multivalue", "reference-types",
        ]
        let arguments =
            ["wasm-opt", "--flatten", "--rereloop", "-Oz", "-Oz", module, "-o", module]
            + features.map { "--enable-" + $0 }
        do {
            try run("/usr/bin/env", arguments)
        } catch let failure as Failure where failure.status == notInstalled {
            return
        }
    }

    /// The status of `env` when there is no such program.
    private static let notInstalled: Int32 = 127

    private static func path(_ folder: URL, _ name: String) -> String { folder.appendingPathComponent(name).path }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(program: program, status: process.terminationStatus) }
    }

    private struct Failure: Error, CustomStringConvertible {
        var program: String
        var status: Int32
        var description: String { "\(program) ended with status \(status)" }
    }
}
