public import Diagnostics
internal import Files

extension GenerationWriter {
    /// Makes this generation the site. Of the former ones those are kept that `Retention` says; others are removed.
    ///
    /// - Parameters:
    ///   - card: what is told of the site to those who publish it elsewhere; without one nobody does.
    ///   - durably: wait until the new site would survive a power cut before switching to it. A killed process
    ///     loses nothing either way.
    /// - Returns: what went wrong once this generation was the site: a power cut now might bring the former one back.
    /// - Throws: `.outputNotOurs` when something else has come to stand at the output, `.unwritable`. The former site
    ///   is then still the site, and `discard()` removes this generation.
    @discardableResult
    public func publish(
        as card: GenerationCard? = nil, durably: Bool = true
    ) throws(PublishingFailure) -> Diagnostic? {
        let former = try output.current(fileSystem)
        try PublishingFailure.wrap { () throws(FileError) in
            // What another build that died may have left of this number says nothing of this site.
            try fileSystem.remove(output.card(number))
            if let card { try fileSystem.create(output.card(number), card.bytes) }
            try fileSystem.rename(output.unfinished(number), output.finished(number))
            if durably { try fileSystem.flushDisk(output.generations) }
            try fileSystem.link(output.linkTarget(number), output.nextLink)
            if try fileSystem.status(output.path)?.kind == .folder {
                guard try fileSystem.removeEmptyFolder(output.path) else {
                    throw FileError(.write, output.path, .exists)
                }
            }
            try fileSystem.rename(output.nextLink, output.path)
        }
        var problem: Diagnostic?
        if durably {
            do throws(FileError) {
                try fileSystem.flushFolder(output.parent.isEmpty ? "." : output.parent)
            } catch {
                problem = Diagnostic(.site(.mayNotLast(reason: error.reason)), at: Place(output.path))
            }
        }
        removeGenerations(except: [number, former ?? number], history: noteTurn())
        removeRecords()
        return problem
    }

    /// Removes what was written of this generation. The former site stays as it is.
    public func discard() {
        // What cannot be removed now is removed by the next build.
        try? fileSystem.remove(output.unfinished(number))
        if (try? output.current(fileSystem)) != number {
            try? output.remove(number, fileSystem)
        }
        try? fileSystem.remove(output.nextLink)
    }

    /// Only the site that is replaced is taken over from.
    private func removeRecords() {
        let own =
            [
                output.record(number), output.sources(number), output.known(number), output.documents(number),
            ] + KeptFolder.allCases.map { output.kept($0, number) }
        for item in (try? fileSystem.list(output.cache)) ?? [] {
            let path = output.cache + "/" + String(decoding: item.name, as: UTF8.self)
            if !own.contains(path) { try? fileSystem.remove(path) }
        }
    }

    /// Writes down that this generation is the site now.
    private func noteTurn() -> GenerationHistory {
        let known = (try? output.history(fileSystem)) ?? GenerationHistory()
        let history = known.keeping((try? output.numbers(fileSystem, unfinished: false)) ?? [])
        output.keep(history, fileSystem)
        return history
    }

    /// The site is published: what cannot be removed now is removed after the next build.
    private func removeGenerations(except kept: Set<Int>, history: GenerationHistory) {
        let numbers = (try? output.numbers(fileSystem, unfinished: false)) ?? []
        let kept = kept.union(Retention.kept(of: numbers, history))
        let gone = numbers.filter { number in
            !kept.contains(number) || number != self.number && output.isCondemned(number, fileSystem)
        }
        for number in gone { try? output.remove(number, fileSystem) }
    }
}
