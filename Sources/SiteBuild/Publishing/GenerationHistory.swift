internal import Files
internal import Language

/// When which generation became the site. A generation that was taken back stands in it several times.
///
///     # unisson history 1
///     11 2026-11-28T23:10:03Z
///     12 2026-11-29T23:10:02Z
///
/// Who holds the lock writes it once the link has moved; what a killed process left out is told by the link itself, whose
/// own time is the moment at which it was made.
struct GenerationHistory: Sendable, Hashable {
    /// From one moment to that of the next turn a generation was the site.
    struct Turn: Sendable, Hashable {
        let number: Int
        let since: Moment
    }

    /// In the order in which they came.
    private(set) var turns: [Turn] = []

    private static let head = "# unisson history 1"

    init() {}

    /// What is no such text, or only its beginning, is passed over: what is not known is not kept for longer.
    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.first.map(String.init) == Self.head else { return }
        for line in lines.dropFirst() {
            let words = line.split(separator: " ")
            guard words.count == 2, let number = Int(words[0]), let since = Moment(words[1]) else { return }
            turns.append(Turn(number: number, since: since))
        }
    }

    var bytes: [UInt8] {
        let lines = [Self.head] + turns.map { "\($0.number) \($0.since)" }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// A generation became the site; nothing new where it is the last one anyway.
    mutating func add(_ number: Int, since: Moment) {
        if turns.last?.number != number { turns.append(Turn(number: number, since: since)) }
    }

    /// The same for the generations that are still there. What was between them counts for the one before.
    func keeping(_ numbers: some Sequence<Int>) -> GenerationHistory {
        let numbers = Set(numbers)
        var kept = GenerationHistory()
        for turn in turns where numbers.contains(turn.number) { kept.add(turn.number, since: turn.since) }
        return kept
    }

    /// The generations that were the site at that moment or later.
    func numbers(after moment: Moment) -> Set<Int> {
        let ends = turns.dropFirst().map { $0.since as Moment? } + [nil]
        return Set(zip(turns, ends).filter { $1.map { $0 >= moment } ?? true }.map(\.0.number))
    }

    /// The generation that was the site before the one that is.
    var former: Int? { turns.dropLast().last?.number }

    /// The last generation that was the site before a moment; nil where none is known.
    func number(before moment: Moment) -> Int? { turns.last { $0.since < moment }?.number }
}

extension OutputFolder {
    /// All that is known of it now.
    func history(_ fileSystem: FileSystem) throws(PublishingFailure) -> GenerationHistory {
        var history = GenerationHistory((try? fileSystem.read(historyFile)) ?? [])
        if let number = try current(fileSystem), let moment = linkMoment(fileSystem) {
            history.add(number, since: moment)
        }
        return history
    }

    /// When the link was moved last.
    private func linkMoment(_ fileSystem: FileSystem) -> Moment? {
        let status = (try? fileSystem.status(path)) ?? nil
        return status.map { Moment(nanoseconds: $0.modified) }
    }

    /// Writes it in one step. Where that fails, generations are kept for a shorter time.
    func keep(_ history: GenerationHistory, _ fileSystem: FileSystem) {
        let (bytes, waiting) = (history.bytes, historyFile + ".new")
        do throws(FileError) {
            try fileSystem.remove(waiting)
            if history.turns.isEmpty || (try? fileSystem.read(historyFile)) == bytes { return }
            try fileSystem.create(waiting, bytes)
            try fileSystem.rename(waiting, historyFile)
        } catch {
            try? fileSystem.remove(waiting)
        }
    }
}
