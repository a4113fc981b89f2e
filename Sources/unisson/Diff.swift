import ArgumentParser
import CTimeZone
import Diagnostics
import Glibc
import Language
import SiteBuild

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Dit ce qui a changé entre deux générations du site.",
        discussion: """
            Chaque construction est une génération, gardée un jour au moins. Sans argument, compare le site à celui \
            d'avant ; avec un seul, au site d'aujourd'hui. Les mots sont ceux du modèle, dans la langue du site.

            Exemples :
              unisson diff
              unisson diff 41 42
              unisson diff 2026-11-29 --format markdown
              unisson diff --format atom --base-url https://connaissances.exemple.fr/ > nouvelles.atom
            """)

    /// The forms in which a difference is told.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown, atom }

    @Argument(
        help: ArgumentHelp(
            "Deux générations au plus : leur numéro, ou un jour (AAAA-MM-JJ) pour celle qui était alors le site.",
            valueName: "génération"))
    var generations: [String] = []

    @Option(help: ArgumentHelp("Le site construit.", valueName: "dossier"))
    var output = ".build/site"

    @Option(help: ArgumentHelp("La forme : text, markdown ou atom.", valueName: "forme"))
    var format = Format.text

    @Option(help: ArgumentHelp("L'adresse du site, pour des liens entiers.", valueName: "adresse"))
    var baseURL: String?

    @OptionGroup var printing: PrintingOptions

    func validate() throws {
        if generations.count > 2 { throw ValidationError("Deux générations au plus") }
        for word in generations where Int(word) == nil && CalendarDate(parsing: word) == nil {
            throw ValidationError("« \(word) » n'est ni un numéro de génération, ni un jour (AAAA-MM-JJ)")
        }
    }

    func run() throws {
        let terminal = Terminal(printing)
        do {
            let kept = try KeptGenerations(at: output)
            let from = try generations.first.map { try number($0, kept) } ?? kept.former
            let to = try generations.dropFirst().first.map { try number($0, kept) } ?? kept.current
            let facts = (try kept.facts(of: from), try kept.facts(of: to))
            let difference = SiteDifference(from: facts.0, to: facts.1)
            let base = baseURL.map { $0.hasSuffix("/") ? $0 : $0 + "/" }
            switch format {
            case .text: print(difference.text(baseURL: base), terminator: "")
            case .markdown: print(difference.markdown(baseURL: base), terminator: "")
            case .atom:
                let moment = kept.since(to) ?? Moment(startOf: facts.1.site.date)
                print(String(decoding: difference.atom(baseURL: base, at: moment), as: UTF8.self), terminator: "")
            }
        } catch let failure as PublishingFailure {
            terminal.print([failure.diagnostic])
            throw ExitCode(failure.isAboutArguments ? 64 : 74)
        }
    }

    private func number(_ word: String, _ kept: KeptGenerations) throws(PublishingFailure) -> Int {
        if let number = Int(word) { return number }
        guard let day = CalendarDate(parsing: word) else { return kept.current }
        return try kept.number(on: day) { moment, zone in moment.day(in: zone) }
    }
}

extension PublishingFailure {
    /// Whether another generation should have been asked for.
    var isAboutArguments: Bool {
        guard case .generation(let problem) = diagnostic.problem else { return false }
        return switch problem {
        case .unknown, .noneOn: true
        case .noFormer, .unknownFacts, .otherEdition, .refused, .returns, .isCurrent: false
        }
    }
}

extension Moment {
    /// The day that it belongs to in an IANA time zone; nil when there is no such zone.
    func day(in timeZone: String) -> CalendarDate? {
        local(in: timeZone)?.day
    }

    /// The day, the hour and the minute that clocks show in an IANA time zone; nil when there is no such zone.
    func local(in timeZone: String) -> (day: CalendarDate, hour: Int, minute: Int)? {
        var parts = [Int32](repeating: 0, count: 5)
        guard time_in_zone(timeZone, Int64(seconds), &parts) == 0,
            let day = CalendarDate(year: Int(parts[0]), month: Int(parts[1]), day: Int(parts[2]))
        else { return nil }
        return (day, Int(parts[3]), Int(parts[4]))
    }
}
