import Foundation
import PackagePlugin

/// Compiles the search engine to WebAssembly, packs the starting files, and embeds both, as part of an ordinary build.
@main
struct EmbedPlugin: BuildToolPlugin {
    /// The folders of SearchCore that searching needs; writing an index is left out.
    private static let engine = [
        "SearchCore/Analysis", "SearchCore/Format", "SearchCore/Reading", "SearchCore/Searching", "SearchModule",
    ]
    /// What a site begins with, files or folders, and as what it is packed. The State's theme is left out: it is no theme
    /// before its design system is fetched.
    private static let starting = [
        "content": "content", "themes/README.md": "themes/README.md", "themes/sobre": "themes/sobre",
        "Sources/Embedded/operations": "operations", "Sources/Embedded/preview": "preview",
        "Sources/Embedded/starter": "starter",
    ]

    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let tool = try context.tool(named: "EmbedTool").url
        let root = context.package.directoryURL
        var sources: [URL] = []
        for folder in Self.engine {
            sources += try files(in: root.appending(path: "Sources/\(folder)"))
                .filter { ["swift", "c"].contains($0.pathExtension) }
        }
        sources.sort { $0.path < $1.path }
        let module = context.pluginWorkDirectoryURL.appending(path: "SearchModuleBytes.swift")
        let pack = context.pluginWorkDirectoryURL.appending(path: "StarterPackBytes.swift")
        let folders = Self.starting.sorted { $0.value < $1.value }
        return [
            .buildCommand(
                displayName: "Compiling the search engine to WebAssembly", executable: tool,
                arguments: [
                    "search", try context.tool(named: "swiftc").url.path,
                    context.pluginWorkDirectoryURL.appending(path: "wasm").path, module.path,
                ] + sources.map(\.path),
                inputFiles: sources, outputFiles: [module]),
            .buildCommand(
                displayName: "Packing the starting files", executable: tool,
                arguments: ["pack", pack.path]
                    + folders.flatMap { [$0.value, root.appending(path: $0.key).path] },
                inputFiles: try folders.flatMap { try files(in: root.appending(path: $0.key)) },
                outputFiles: [pack]),
        ]
    }

    /// All files below a folder but hidden ones, in path order; of a file, itself.
    private func files(in folder: URL) throws -> [URL] {
        if try folder.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { return [folder] }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return paths.sorted().filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            .map { folder.appending(path: $0) }
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false }
    }
}
