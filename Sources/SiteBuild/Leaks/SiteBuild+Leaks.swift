internal import Checks
internal import Diagnostics
internal import Files
internal import Language

extension SiteBuild {
    /// Looks through all that was written for what stands only in texts that the audience must not read: the second net,
    /// which knows nothing of how pages are made.
    func leaks(in paths: [String], of writer: GenerationWriter, _ words: WithheldWords) async -> [Diagnostic] {
        guard !words.isEmpty else { return [] }
        let options = options
        let found = await parallelMap(paths, workers: options.workers) { path in
            // Its own name would tell.
            if let name = words.first(in: Array(path.utf8)) { return Diagnostic?.some(Self.leak(name, options.output)) }
            guard let bytes = try? writer.fileSystem.read(writer.location(path)) else { return nil }
            let packed = path.hasSuffix(".js") ? IndexFile.contents(of: bytes) : nil
            let word = words.first(in: bytes) ?? packed.flatMap { words.first(in: $0) }
            return word.map { Self.leak($0, path) }
        }
        return found.compactMap(\.self)
    }

    private static func leak(_ word: String, _ path: String) -> Diagnostic {
        Diagnostic(.site(.leak(word)), at: Place(path))
    }
}
