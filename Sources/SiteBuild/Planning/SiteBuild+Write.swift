internal import Diagnostics
internal import KnowledgeBase

extension SiteBuild {
    /// Writes a generation and switches to it; whatever fails, the former site stays.
    func write(_ site: PlannedSite, _ report: inout BuildReport, _ watch: inout StageWatch) async {
        do {
            let writer = try await writer()
            do {
                let found = try await write(site, with: writer, &report)
                watch.end(.write)
                report.diagnostics += found
                if report.stopsPublication(isStrict: options.isStrict) {
                    writer.discard()
                } else {
                    writer.keep(facts: site.said.bytes)
                    let problem = try writer.publish(as: site.card)
                    report.isPublished = true
                    if let problem { report.diagnostics.append(problem) }
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

    /// Takes the output; where another build has it, waits if that is wanted.
    private func writer() async throws(PublishingFailure) -> GenerationWriter {
        var pauses = options.waits ? Self.mostPauses : 0
        while true {
            do throws(PublishingFailure) {
                return try GenerationWriter(output: options.output, with: surroundings.fileSystem)
            } catch {
                guard pauses > 0, case .site(.locked) = error.diagnostic.problem else { throw error }
                pauses -= 1
                await surroundings.pause()
            }
        }
    }

    /// Ten minutes, where a pause is a fifth of a second.
    private static let mostPauses = 3_000

    private func write(
        _ site: PlannedSite, with writer: GenerationWriter, _ report: inout BuildReport
    ) async throws(PublishingFailure) -> [Diagnostic] {
        let progress = surroundings.progress
        let items = site.plan.items
        var former: FormerGeneration?
        if let program = surroundings.program, !options.isClean {
            former = await FormerGeneration(before: writer, program: program, site.parts)
        }
        let audit = options.audits ? SiteAudit(of: site) : nil
        let maker = ItemWriter(
            writer: writer, former: former, converted: options.isClean ? [:] : writer.formerInputs,
            keepsRecord: options.keepsRecord, isHasty: options.isHasty, audit: audit)
        let left = options.isHasty ? try maker.leave(items) : []
        // Files whose names are known only when they are made: beside the others, neither waits for the other.
        let store = IndexStore(writer, former, keptFor: options.keepsRecord ? surroundings.program : nil)
        if !left.isEmpty { store.leave() }
        async let index = Self.index(left.isEmpty ? items : [], store)
        let groups = ItemWriter.documentGroups(items, workers: options.workers)
        let documents = groups.reduce(0) { $0 + $1.indices.count }
        let others = items.count - documents
        var written = try await parallelMap(
            items, workers: options.workers, progress: { progress(.write, min($0, others), items.count) }
        ) { item, buffer throws(PublishingFailure) in
            try maker.write(item, &buffer)
        }
        let made = try await parallelMap(
            groups, workers: options.workers,
            progress: { progress(.write, others + documents * $0 / groups.count, items.count) }
        ) { group throws(PublishingFailure) in
            try maker.write(group.indices.map { items[$0] })
        }
        for (index, document) in zip(groups.flatMap(\.indices), made.joined()) { written[index] = document }
        written += left + written.flatMap(\.others)
        for file in await index { written.append(try maker.write(file)) }
        for item in written {
            if item.isPage { report.pages += 1 } else if !item.path.isEmpty { report.files += 1 }
            report.outputBytes += item.bytes
        }
        report.takenOver = written.count { $0.isTakenOver }
        writer.keep(inputs: written.compactMap { item in item.input.map { (item.path, $0) } })
        let faults = await audit?.diagnostics(of: &written, items, writer, after: former) ?? []
        if options.holdsBack { try writer.keepSources(PublishedSources.bytes(site.parts.orders.date, site.texts)) }
        if options.shownBefore != nil { report.shown = PublishedSources(site.texts, on: site.parts.orders.date) }
        if options.keepsRecord || options.recordsReads { await record(written, maker, site, &report) }
        await site.parses?.keep(writer, workers: options.workers)
        let leaks = await leaks(in: written.map(\.path).filter { !$0.isEmpty }, of: writer, site.withheld)
        report.leaks = leaks.count
        return written.compactMap(\.problem) + leaks + faults
    }

    /// Keeps what the pages asked for the next build, and for the report where that was wanted.
    private func record(
        _ written: [ItemWriter.Written], _ maker: ItemWriter, _ site: PlannedSite, _ report: inout BuildReport
    ) async {
        let parts = site.parts
        var table = QuestionTable()
        let asked = written.map { item in (item: item, questions: item.questions.map { table.insert($0) }) }
        let questions = table.list
        // The answers are the same for all pages of a build: each is asked once.
        let digests = await parallelMap(questions, workers: options.workers) { parts.reader().digest(of: $0) }
        if options.keepsRecord, let program = surroundings.program {
            let files = await parallelMap(asked, workers: options.workers) { item, questions in
                item.record?.asking(questions, marks: item.formerMarks).bytes ?? []
            }
            maker.writer.keep(
                GenerationRecord.bytes(
                    program: program, questions: questions, digests: digests, parts.edition.model, parts.edition.names,
                    files: files.filter { !$0.isEmpty }))
        }
        guard options.recordsReads else { return }
        report.reads = await parallelMap(
            asked.filter { $0.item.isPage && !$0.questions.isEmpty }, workers: options.workers
        ) { page in
            let reads = page.questions.map { (question: questions[Int($0)], digest: digests[Int($0)]) }
            return ReadLine.bytes(page.item.path, reads, parts.edition)
        }
    }

    private static func index(_ items: [SitePlan.Item], _ store: IndexStore) async -> [IndexFile] {
        var files: [IndexFile] = []
        for item in items {
            guard case .files(let make) = item.producer else { continue }
            files += await make(store)
        }
        return files
    }
}
