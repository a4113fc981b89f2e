import ArgumentParser
import Diagnostics
import Language
import Signing
import SiteBuild

struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Donne un visa à des fiches et garde leur version validée.",
        discussion: """
            Le visa porte l'empreinte du texte : toute modification ultérieure se voit, et les lecteurs gardent la version \
            validée jusqu'au visa suivant. Une fiche qui a des erreurs n'est pas validée. Rien n'est écrit tant qu'une \
            fiche, le nom ou la date ne conviennent pas.

            Exemples :
              unisson validate dire:zone-inondable-elus --by paul-encrier --on 2013-06-14
              unisson validate content/dires/radars.md --by "Paul Encrier" --on 2013-06-14
            Chaque visa est une ligne de visas/registre.csv ; « unisson registre » les montre. Avec --all, rien n'est validé : \
            les versions validées qui manquent dans visas/ y sont remises, si le registre en répond.
            """)

    @Argument(
        help: ArgumentHelp("La fiche : genre:identifiant, chemin du fichier, ou identifiant seul.", valueName: "fiche"))
    var entries: [String] = []

    @Option(help: ArgumentHelp("Qui valide : l'un des validateurs de site.yaml.", valueName: "nom"))
    var by: String?

    @Option(help: ArgumentHelp("Le jour du visa : AAAA-MM-JJ.", valueName: "jour"))
    var on: String?

    @Flag(help: "Remet dans visas/ les versions validées qui y manquent, sans donner de visa.")
    var all = false

    @OptionGroup var signing: SigningOptions
    @OptionGroup var printing: PrintingOptions

    func validate() throws {
        if all {
            if !entries.isEmpty || by != nil || on != nil {
                throw ValidationError(
                    "--all ne prend ni fiche, ni --by, ni --on : chaque fiche dit déjà par qui et quand")
            }
            return
        }
        if entries.isEmpty {
            throw ValidationError("Quelle fiche ? Par exemple : unisson validate dire:radars --by … --on …")
        }
        guard by != nil else { throw ValidationError("--by manque : qui valide ?") }
        guard let on else { throw ValidationError("--on manque : quel jour ? (AAAA-MM-JJ)") }
        _ = try SigningOptions.day(on)
    }

    mutating func run() async throws {
        let desk = signing.desk
        let terminal = Terminal(printing)
        if let by, let day = on.flatMap({ CalendarDate(parsing: $0) }) {
            try terminal.finish(await desk.validate(entries, by: by, on: day))
        } else {
            try terminal.finish(await desk.sealAll())
        }
    }
}

struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Retire une fiche : seule la relecture la voit encore.",
        discussion: """
            Le motif est écrit dans la fiche et au registre, avec le nom et le jour. Sa version validée n'est plus gardée ; à son \
            adresse, une page dit qu'elle est retirée. Un nouveau visa la remettrait en ligne.

            Exemple :
              unisson withdraw dire:secheresse-2012 --by paul-encrier --on 2013-06-14 --reason "L'arrêté dit autre chose"
            """)

    @Argument(
        help: ArgumentHelp("La fiche : genre:identifiant, chemin du fichier, ou identifiant seul.", valueName: "fiche"))
    var entry: String

    @Option(help: ArgumentHelp("Qui retire : l'un des validateurs de site.yaml.", valueName: "nom"))
    var by: String

    @Option(help: ArgumentHelp("Le jour du retrait : AAAA-MM-JJ.", valueName: "jour"))
    var on: String

    @Option(help: ArgumentHelp("Pourquoi : une phrase, écrite dans la fiche.", valueName: "motif"))
    var reason: String

    @OptionGroup var signing: SigningOptions
    @OptionGroup var printing: PrintingOptions

    mutating func run() async throws {
        let day = try SigningOptions.day(on)
        try Terminal(printing).finish(await signing.desk.withdraw(entry, by: by, on: day, reason: reason))
    }
}

extension Terminal {
    /// Prints what was done to standard output and what was in the way to standard error, and ends the command.
    func finish(_ report: VisaReport) throws {
        print(report.diagnostics)
        for (entry, act) in report.acts { Swift.print(line(entry, act)) }
        if report.outcome == .done, report.acts.isEmpty {
            Swift.print(language == .french ? "Rien à faire." : "Nothing to do.")
        } else if report.outcome != .done {
            write(language == .french ? "Rien n'a été écrit.\n" : "Nothing was written.\n")
        }
        switch report.outcome {
        case .done: return
        case .refused: throw ExitCode(1)
        case .badArguments: throw ExitCode(64)
        case .unwritable: throw ExitCode(74)
        }
    }

    private func line(_ entry: String, _ act: VisaReport.Act) -> String {
        switch (act, language) {
        case (.validated(let by, let day, let fingerprint), .french):
            "\(entry) : validée par \(by) le \(SiteLanguage.french.format(day)), empreinte \(fingerprint)"
        case (.validated(let by, let day, let fingerprint), .english):
            "\(entry): validated by \(by) on \(SiteLanguage.english.format(day)), fingerprint \(fingerprint)"
        case (.withdrawn, .french): "\(entry) : retirée"
        case (.withdrawn, .english): "\(entry): withdrawn"
        case (.accepted(let seal), .french): "\(entry) : \(seal) repris"
        case (.accepted(let seal), .english): "\(entry): \(seal) taken on"
        case (.unchanged, .french): "\(entry) : déjà ainsi"
        case (.unchanged, .english): "\(entry): as it was"
        }
    }
}
