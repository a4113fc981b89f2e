internal import Diagnostics
internal import KnowledgeBase
internal import Rendering

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
                    try writer.publish()
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

    private func write(
        _ site: PlannedSite, with writer: GenerationWriter, _ report: inout BuildReport
    ) async throws(PublishingFailure) -> [Diagnostic] {
        let renderer = PageRenderer(frame: site.frame, listings: site.listings)
        let progress = surroundings.progress
        let total = site.pages.count
        // Beside the pages: neither waits for the other.
        let workers = options.workers
        async let indexing = site.frame.hasSearch ? SearchFiles(site, workers: workers).files : []
        let results = try await parallelMap(
            site.pages, workers: options.workers, progress: { progress(.write, $0, total) }
        ) { page, buffer throws(PublishingFailure) in
            let problem = renderer.render(page, reading: BaseReader(site.base, at: site.date), into: &buffer)
            try writer.write(buffer, to: page.path)
            return (problem, buffer.count)
        }
        let search = await indexing
        for file in search { try writer.write(file.script, to: file.path) }
        for asset in site.assets { try writer.write(asset.bytes, to: PlannedSite.path(of: asset)) }
        for file in site.attachments { try writer.copy(file.location, to: PlannedSite.path(of: file)) }
        report.pages = results.count
        report.files = site.assets.count + site.attachments.count + search.count
        report.outputBytes =
            results.reduce(0) { $0 + $1.1 } + site.assets.reduce(0) { $0 + $1.bytes.count }
            + site.attachments.reduce(0) { $0 + $1.size }
        report.outputBytes += search.reduce(0) { $0 + $1.script.count }
        return results.compactMap(\.0)
    }
}
