internal import Diagnostics
public import Files
public import Language

/// The generations that are kept at an output, the site among them, as they are when they are looked at.
public struct KeptGenerations: Sendable {
    let output: OutputFolder
    let fileSystem: FileSystem
    private let history: GenerationHistory
    /// The one that is the site.
    public let current: Int
    /// The whole ones, ascending.
    public let numbers: [Int]

    /// Looks at an output.
    ///
    /// - Throws: `.noSite` where nothing was built, `.outputNotOurs`, `.unreadable`.
    public init(at output: String, with fileSystem: FileSystem = .disk) throws(PublishingFailure) {
        try self.init(OutputFolder(output), fileSystem)
    }

    init(_ output: OutputFolder, _ fileSystem: FileSystem) throws(PublishingFailure) {
        guard let current = try output.current(fileSystem) else {
            throw PublishingFailure(Diagnostic(.publication(.noSite(output.path)), at: Place(output.path)))
        }
        numbers = try PublishingFailure.wrap { () throws(FileError) in
            try output.numbers(fileSystem, unfinished: false).filter { number in
                (try? fileSystem.status(output.card(number)))??.kind == .file
            }
        }
        history = try output.history(fileSystem).keeping(numbers)
        (self.output, self.fileSystem, self.current) = (output, fileSystem, current)
    }

    /// The one that was the site before.
    /// - Throws: `.noFormer`.
    public var former: Int {
        get throws(PublishingFailure) {
            guard let former = history.former else { throw failure(.noFormer) }
            return former
        }
    }

    /// When a generation became the site last; nil where that is not known.
    public func since(_ number: Int) -> Moment? { history.turns.last { $0.number == number }?.since }

    /// The last generation that was the site on a day.
    ///
    /// - Parameter dayOf: the day that a moment belongs to in a time zone.
    /// - Throws: `.noneOn`.
    public func number(
        on day: CalendarDate, dayOf: (Moment, _ timeZone: String) -> CalendarDate?
    ) throws(PublishingFailure) -> Int {
        let site = try facts(of: current).site
        func date(_ turn: GenerationHistory.Turn) -> CalendarDate { dayOf(turn.since, site.timeZone) ?? turn.since.day }
        if let turn = history.turns.last(where: { date($0) <= day }) { return turn.number }
        let first = history.turns.first.map(date) ?? site.date
        throw failure(.noneOn(day: site.language.format(day), first: site.language.format(first)))
    }

    /// What a generation says.
    /// - Throws: `.unknown`, `.unknownFacts`.
    public func facts(of number: Int) throws(PublishingFailure) -> GenerationFacts {
        guard numbers.contains(number) else { throw failure(.unknown(number, known: numbers)) }
        guard let bytes = try? fileSystem.read(output.facts(number)), let facts = GenerationFacts(bytes) else {
            throw failure(.unknownFacts(number))
        }
        return facts
    }

    func failure(_ problem: GenerationProblem) -> PublishingFailure {
        PublishingFailure(Diagnostic(.generation(problem), at: Place(output.path)))
    }
}
