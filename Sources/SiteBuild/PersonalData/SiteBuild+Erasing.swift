internal import ContentModel
internal import Diagnostics
internal import Files
internal import KnowledgeBase
internal import Language

extension SiteBuild {
    /// Takes somebody out of the sources, and out of what is kept of sites, by name in either order or by identifier.
    ///
    /// All files change together or none. A generation that holds something goes; the one that is the site stays until
    /// another has taken its place, and is kept no day longer.
    /// - Parameters:
    ///   - outputs: the sites whose generations are looked through.
    ///   - isRehearsal: whether nothing is written.
    /// - Returns: nil when the content cannot be read or written; the report says why.
    package func erase(_ name: String, in outputs: [String], isRehearsal: Bool) async -> (Erased?, BuildReport) {
        var report = BuildReport()
        var watch = StageWatch(clock: surroundings.clock)
        guard let content = await gather(&report, &watch) else { return (nil, report) }
        let base = content.base.whole
        let ids = base.ids.filter { base.isPerson($0, named: name) }
        guard ids.count < 2 else {
            report.diagnostics = [Diagnostic(.content(.ambiguousReference(name)), at: Place(name))]
            return (nil, report)
        }
        let needles = Needles(name, ids.map { base.person($0) }, slugs: ids.map { base[$0].slug })
        var erased = Erased()
        var texts: [String: [UInt8]?] = [:]
        do throws(FileError) {
            if let person = ids.first {
                var sources = SourceErasing(of: person, from: content, with: surroundings.fileSystem)
                try sources.run()
                if !isRehearsal { try sources.changes.apply(with: surroundings.fileSystem) }
                (erased, texts) = (sources.erased, sources.texts)
            }
            try erase(needles, from: outputs, isRehearsal: isRehearsal, &erased)
        } catch {
            report.diagnostics = [error.diagnostic]
            report.isInputOutputFailure = true
            return (nil, report)
        }
        let tree = ContentTree.scan(options.content, with: surroundings.fileSystem).tree
        for file in tree.files {
            let location = tree.location(of: file)
            let bytes = texts[location] ?? (try? surroundings.fileSystem.read(location))
            if let bytes { erased.left += Self.mentions(of: needles, in: bytes, at: location) }
        }
        return (erased, report)
    }

    private func erase(
        _ needles: Needles, from outputs: [String], isRehearsal: Bool, _ erased: inout Erased
    ) throws(FileError) {
        for output in outputs {
            guard let folder = try? OutputFolder(output), let current = try? folder.current(surroundings.fileSystem)
            else { continue }
            let numbers = try folder.numbers(surroundings.fileSystem, unfinished: false)
            let holding = Set(
                generations(of: output, holding: needles).flatMap(\.paths).compactMap { path in
                    let name = path.hasPrefix("cache/") ? path.dropFirst("cache/".count) : path[...]
                    return Int(name.prefix { $0.isNumber })
                })
            for number in numbers where holding.contains(number) {
                let path = folder.finished(number)
                if number == current {
                    erased.current.append(path)
                    if !isRehearsal { try folder.condemn(number, surroundings.fileSystem) }
                } else {
                    erased.generations.append(path)
                    if !isRehearsal { try folder.remove(number, surroundings.fileSystem) }
                }
            }
        }
    }
}
