public import Diagnostics
public import Files
internal import KnowledgeBase
public import Language

/// Going back to a former generation of a site, in one step: whoever reads finds the one or the other, whole.
public struct SiteRollback: Sendable {
    private let output: OutputFolder
    private let fileSystem: FileSystem
    private let today: @Sendable (_ timeZone: String) -> CalendarDate?

    /// What came of it.
    public enum Outcome: Sendable {
        /// It is the site now, in the place of another; with what readers find otherwise, and what went wrong since.
        case done(number: Int, former: Int, SiteDifference, Diagnostic?)
        /// It would bring back what has gone: what, and why nothing was done.
        case refused([Diagnostic])
        /// It was the site already.
        case unchanged(Diagnostic)
    }

    /// - Parameter today: today in an IANA time zone; nil when there is no such zone.
    /// - Throws: `.outputNotOurs` for a path that ends in no name.
    public init(
        at output: String, with fileSystem: FileSystem = .disk,
        today: @escaping @Sendable (_ timeZone: String) -> CalendarDate?
    ) throws(PublishingFailure) {
        self.output = try OutputFolder(output)
        (self.fileSystem, self.today) = (fileSystem, today)
    }

    /// Makes a generation the site again.
    ///
    /// - Parameter number: nil for the one that was the site before.
    /// - Throws: `.noSite`, `.outputNotOurs`, `.locked` when a build writes there, `.unknown`, `.noFormer`,
    ///   `.unknownFacts`, `.otherEdition`, `.unwritable`. The site is then as it was.
    public func run(to number: Int? = nil) throws(PublishingFailure) -> Outcome {
        // Only what is a site of ours is locked.
        _ = try KeptGenerations(output, fileSystem)
        let lock = try PublishingFailure.wrap { () throws(FileError) in try fileSystem.lock(output.lock) }
        guard let lock else { throw PublishingFailure(.locked(output.path), at: output.path) }
        defer { withExtendedLifetime(lock) {} }
        let kept = try KeptGenerations(output, fileSystem)
        // What a build or another return has left that was killed.
        output.keep(try output.history(fileSystem), fileSystem)
        let number = if let number { number } else { try kept.former }
        guard kept.numbers.contains(number) else { throw kept.failure(.unknown(number, known: kept.numbers)) }
        if number == kept.current { return .unchanged(kept.failure(.isCurrent(number)).diagnostic) }
        let found = try objections(to: number, kept)
        guard found.isEmpty else {
            let others = kept.numbers.filter { $0 > number && $0 != kept.current }
            let instead = others.first { ((try? objections(to: $0, kept)) ?? [.noFormer]).isEmpty }
            let problems = found + [.refused(number, instead: instead)]
            return .refused(problems.map { kept.failure($0).diagnostic })
        }
        let difference = SiteDifference(from: try kept.facts(of: kept.current), to: try kept.facts(of: number))
        try keepAccess(of: kept.numbers.last ?? kept.current, for: number)
        return .done(number: number, former: kept.current, difference, try switchTo(number))
    }

    private func objections(to number: Int, _ kept: KeptGenerations) throws(PublishingFailure) -> [GenerationProblem] {
        let facts = try kept.facts(of: number)
        guard let last = kept.numbers.last else { return [] }
        let latest = try kept.facts(of: last)
        guard facts.site.edition == latest.site.edition else {
            throw kept.failure(.otherEdition(number, edition: facts.site.edition, current: latest.site.edition))
        }
        let check = ReturnCheck(latest: latest, today: today(latest.site.timeZone))
        return check.returning(facts) { path in
            isSame(output.finished(number) + "/" + path, output.finished(last) + "/" + path)
        }
    }

    /// Whether two paths hold the same bytes; most often they are one file.
    private func isSame(_ a: String, _ b: String) -> Bool {
        guard let first = try? fileSystem.status(a), let second = try? fileSystem.status(b) else { return false }
        if let identity = first.identity, identity == second.identity { return true }
        guard first.size == second.size, let digest = digest(a) else { return false }
        return digest == self.digest(b)
    }

    private func digest(_ path: String) -> UInt64? {
        var hash = ContentHash()
        let read: Void? = try? fileSystem.readPieces(path, 1 << 16) { piece in
            hash.add(piece)
            return true
        }
        return read == nil ? nil : hash.value
    }

    /// Who may read what is published elsewhere is what the latest generation says, whichever is the site.
    private func keepAccess(of latest: Int, for number: Int) throws(PublishingFailure) {
        try PublishingFailure.wrap { () throws(FileError) in
            guard let own = GenerationCard(try fileSystem.read(output.card(number))),
                let last = GenerationCard(try fileSystem.read(output.card(latest))),
                (own.group, own.mode) != (last.group, last.mode)
            else { return }
            let card = GenerationCard(
                edition: own.edition, date: own.date, group: last.group, mode: last.mode, standing: own.standing)
            let waiting = output.card(number) + ".new"
            try fileSystem.remove(waiting)
            try fileSystem.create(waiting, card.bytes)
            try fileSystem.rename(waiting, output.card(number))
        }
    }

    private func switchTo(_ number: Int) throws(PublishingFailure) -> Diagnostic? {
        try PublishingFailure.wrap { () throws(FileError) in
            try fileSystem.remove(output.nextLink)
            try fileSystem.link(output.linkTarget(number), output.nextLink)
            try fileSystem.rename(output.nextLink, output.path)
        }
        if let history = try? output.history(fileSystem) { output.keep(history, fileSystem) }
        do throws(FileError) {
            try fileSystem.flushFolder(output.parent.isEmpty ? "." : output.parent)
            return nil
        } catch {
            return Diagnostic(.site(.mayNotLast(reason: error.reason)), at: Place(output.path))
        }
    }
}
