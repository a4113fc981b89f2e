import ArgumentParser
import Diagnostics
import Language
import SiteBuild

struct Erase: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Efface une personne des sources et des générations gardées du site.",
        discussion: """
            Sa fiche et ses désignations disparaissent ; ce qu'elle portait devient « À réattribuer », son nom dans les textes \
            « une personne qui a quitté ses fonctions ». Une fiche sous visa qui la nommait attend un nouveau visa. Les \
            générations gardées qui en contiennent quelque chose sont supprimées ; celle qui est en ligne l'est dès que le \
            site est reconstruit. L'historique de Git et les copies publiées ailleurs ne sont pas touchés.

            Exemples :
              unisson erase "Odile Édredon" --dry-run
              unisson erase odile-edredon --site public/cadres --site public/relecture --yes
            """)

    @Argument(help: ArgumentHelp("La personne : son nom ou son identifiant.", valueName: "nom"))
    var name: String

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    @Option(help: ArgumentHelp("Un site construit, à répéter ; par défaut .build/site.", valueName: "dossier"))
    var site: [String] = []

    @Flag(help: "Dit ce qui changerait, sans rien écrire.")
    var dryRun = false

    @Flag(help: "Efface sans demander confirmation.")
    var yes = false

    func validate() throws {
        if !dryRun && !yes {
            throw ValidationError(
                "rien n'est effacé sans accord : voyez d'abord avec --dry-run ce qui changerait, puis dites --yes")
        }
    }

    mutating func run() async throws {
        let terminal = Terminal(printing)
        let build = SiteBuild(try sources.options(), in: .process(progress: nil))
        let outputs = site.isEmpty ? [".build/site"] : site
        let (erased, report) = await build.erase(name, in: outputs, isRehearsal: dryRun || !yes)
        guard let erased else {
            terminal.print(report.diagnostics)
            throw ExitCode(report.isInputOutputFailure ? 74 : 1)
        }
        print(text(of: erased, in: terminal.language))
        if erased.isEmpty { throw ExitCode(1) }
    }

    private func text(of erased: Erased, in language: MessageLanguage) -> String {
        let isFrench = language == .french
        if erased.isEmpty {
            return isFrench ? "Rien n'est gardé au nom de « \(name) »." : "Nothing is held under “\(name)”."
        }
        var lines: [String] = []
        func section(_ french: String, _ english: String, _ content: [String]) {
            guard !content.isEmpty else { return }
            lines += ["\(isFrench ? french : english) (\(content.count))"] + content.map { "  " + $0 }
        }
        func texts(_ places: [Place]) -> [String] { places.map { $0.line > 0 ? "\($0.path):\($0.line)" : $0.path } }
        section("Supprimés", "Removed", texts(erased.removed))
        section("Lignes changées", "Lines changed", texts(erased.changed))
        section("À signer de nouveau", "To be signed again", erased.toSign)
        section("Générations supprimées", "Generations removed", erased.generations)
        section(
            "En ligne : reconstruisez le site, elles disparaîtront aussitôt",
            "Online: build the site again, they will go at once", erased.current)
        section(
            "Lignes qui en disent encore quelque chose, à reprendre à la main",
            "Lines that still say something, to be mended by hand", texts(erased.left))
        if dryRun { lines.append(isFrench ? "Rien n'a été écrit." : "Nothing was written.") }
        return lines.joined(separator: "\n")
    }
}
