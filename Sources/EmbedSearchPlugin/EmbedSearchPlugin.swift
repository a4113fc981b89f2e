import Foundation
import PackagePlugin

/// Compiles the search engine to WebAssembly and embeds it, as part of an ordinary build.
@main
struct EmbedSearchPlugin: BuildToolPlugin {
    /// The folders of SearchCore that searching needs; writing an index is left out.
    private static let folders = [
        "SearchCore/Analysis", "SearchCore/Format", "SearchCore/Reading", "SearchCore/Searching", "SearchModule",
    ]

    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let sources = context.package.directoryURL.appending(path: "Sources")
        var inputs: [URL] = []
        for folder in Self.folders {
            let files = try FileManager.default.contentsOfDirectory(
                at: sources.appending(path: folder), includingPropertiesForKeys: nil)
            inputs += files.filter { ["swift", "c"].contains($0.pathExtension) }
        }
        inputs.sort { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "SearchModuleBytes.swift")
        return [
            .buildCommand(
                displayName: "Compiling the search engine to WebAssembly",
                executable: try context.tool(named: "EmbedSearchTool").url,
                arguments: [
                    try context.tool(named: "swiftc").url.path,
                    context.pluginWorkDirectoryURL.appending(path: "wasm").path, output.path,
                ] + inputs.map(\.path),
                inputFiles: inputs,
                outputFiles: [output])
        ]
    }
}
