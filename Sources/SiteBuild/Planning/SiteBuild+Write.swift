internal import Diagnostics
internal import KnowledgeBase

extension SiteBuild {
    /// Writes a generation and switches to it; whatever fails, the former site stays.
    func write(_ site: PlannedSite, _ report: inout BuildReport, _ watch: inout StageWatch) async {
        do {
            let writer = try GenerationWriter(output: options.output, with: surroundings.fileSystem)
            do {
                let found = try await write(site, with: writer, &report)
                watch.end(.write)
                report.diagnostics += found
                if report.stopsPublication(isStrict: options.isStrict) {
                    writer.discard()
                } else {
                    try writer.publish(as: site.card)
                    report.isPublished = true
                }
                watch.end(.publish)
            } catch {
                writer.discard()
                throw error
            }
        } catch let failure as PublishingFailure {
            report.diagnostics.append(failure.diagnostic)
            report.isInputOutputFailure = true
        } catch {
            report.diagnostics.append(
                Diagnostic(
                    .site(.unwritable(path: options.output, reason: .other("\(error)"))), at: Place(options.output)))
            report.isInputOutputFailure = true
        }
    }

    /// What was written of one item.
    private struct Written: Sendable {
        var isPage = false
        var files = 0
        var bytes = 0
        /// Why a page could not be made to the end.
        var problem: Diagnostic?
        /// What a page read, where that is recorded.
        var reads: [UInt8] = []
    }

    private func write(
        _ site: PlannedSite, with writer: GenerationWriter, _ report: inout BuildReport
    ) async throws(PublishingFailure) -> [Diagnostic] {
        let progress = surroundings.progress
        let items = site.plan.items
        // Files whose names are known only when they are made: beside the others, neither waits for the other.
        async let folders = Self.folders(items)
        let results = try await parallelMap(
            items, workers: options.workers, progress: { progress(.write, $0, items.count) }
        ) { item, buffer throws(PublishingFailure) in
            try Self.write(item, of: site, with: writer, &buffer)
        }
        var written = results
        for (path, bytes) in await folders {
            try writer.write(bytes, to: path)
            written.append(Written(files: 1, bytes: bytes.count))
        }
        for item in written {
            if item.isPage { report.pages += 1 }
            report.files += item.files
            report.outputBytes += item.bytes
        }
        if options.recordsReads { report.reads = results.map(\.reads).filter { !$0.isEmpty } }
        return results.compactMap(\.problem)
    }

    private static func write(
        _ item: SitePlan.Item, of site: PlannedSite, with writer: GenerationWriter, _ buffer: inout [UInt8]
    ) throws(PublishingFailure) -> Written {
        switch item.producer {
        case .page(let make):
            let made = make(&buffer)
            try writer.write(buffer, to: item.path)
            let reads = made.reads.isEmpty ? [] : ReadLine.bytes(item.path, made.reads, site.parts.edition)
            return Written(isPage: true, bytes: buffer.count, problem: made.problem, reads: reads)
        case .bytes(let bytes):
            try writer.write(bytes, to: item.path)
            return Written(files: 1, bytes: bytes.count)
        case .copy(let source, let size):
            try writer.copy(source, to: item.path)
            return Written(files: 1, bytes: size)
        case .files: return Written()
        }
    }

    private static func folders(_ items: [SitePlan.Item]) async -> [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = []
        for item in items {
            guard case .files(let make) = item.producer else { continue }
            files += await make().map { (item.path + $0.name, $0.bytes) }
        }
        return files
    }
}
