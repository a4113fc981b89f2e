import ArgumentParser
import Diagnostics
import Glibc
import Language
import SiteBuild

struct Rollback: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Remet en ligne une génération antérieure du site, d'un coup.",
        discussion: """
            Sans numéro, celle d'avant. Rien de ce qui a été retiré, restreint ou effacé depuis, ni de ce qui a expiré, ne \
            revient : une génération qui le montrerait est refusée, avec la liste de ce qui s'y oppose, et rien ne l'y \
            force. La construction suivante reprend le contenu tel qu'il est alors : corrigez-le d'ici là.

            Exemples :
              unisson rollback
              unisson rollback 41 --output /srv/connaissances/site
            « unisson diff 41 » dit d'abord ce qui changerait.
            """)

    @Argument(help: ArgumentHelp("Le numéro de la génération ; par défaut celle d'avant.", valueName: "numéro"))
    var number: Int?

    @Option(help: ArgumentHelp("Le site construit.", valueName: "dossier"))
    var output = ".build/site"

    @OptionGroup var printing: PrintingOptions

    func run() throws {
        let terminal = Terminal(printing)
        do {
            let rollback = try SiteRollback(at: output) { Moment(seconds: time(nil)).day(in: $0) }
            switch try rollback.run(to: number) {
            case .done(let number, let former, let difference, let problem):
                if let problem { terminal.print([problem]) }
                terminal.write(Self.words(number, former, difference, terminal.language))
            case .refused(let diagnostics):
                terminal.print(diagnostics)
                throw ExitCode(1)
            case .unchanged(let diagnostic): terminal.print([diagnostic])
            }
        } catch let failure as PublishingFailure {
            terminal.print([failure.diagnostic])
            throw ExitCode(failure.isAboutArguments ? 64 : 74)
        }
    }

    private static func words(
        _ number: Int, _ former: Int, _ difference: SiteDifference, _ language: MessageLanguage
    ) -> String {
        switch language {
        case .french:
            """
            La génération \(number) est le site, à la place de la \(former) : \(difference.summary)
            La construction suivante reprendra le contenu tel qu'il sera : corrigez-le d'ici là.

            """
        case .english:
            """
            Generation \(number) is the site, in the place of \(former): \(difference.summary)
            The next build will take the content as it is by then: mend it before.

            """
        }
    }
}
