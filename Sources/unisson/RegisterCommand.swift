import ArgumentParser
import Diagnostics
import Language
import Signing

struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registre",
        abstract: "Montre le registre des visas, ou répond de ce qu'il ne prouve pas.",
        subcommands: [RegisterList.self, RegisterAccept.self], defaultSubcommand: RegisterList.self)
}

struct RegisterList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Montre qui a donné, retiré ou repris quoi, et quel jour.",
        discussion: """
            Ce qui ne va pas au registre, ou dans une fiche qui en dit autre chose, est dit sur la sortie d'erreur.

            Exemple :
              unisson registre
            """)

    @Option(help: ArgumentHelp("Le dossier du contenu.", valueName: "dossier"))
    var content = "content"

    @OptionGroup var printing: PrintingOptions

    mutating func run() async throws {
        let terminal = Terminal(printing)
        let (lines, report) = await VisaDesk(content: content, in: .process(progress: nil)).register()
        terminal.print(report.diagnostics)
        for line in lines {
            let words = ["\(line.on)", line.act, line.entry, line.by, line.reason, line.isSigned ? "✓" : ""]
            print(words.filter { !$0.isEmpty }.joined(separator: "  "))
        }
        if report.outcome != .done || report.diagnostics.contains(where: { $0.severity == .error }) {
            throw ExitCode(1)
        }
    }
}

struct RegisterAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Répond d'un registre changé, de visas sans ligne ou de clés nouvelles.",
        discussion: """
            Chaque chose reprise devient une ligne à votre nom : regardez d'abord ce que dit « unisson registre ». Ce qui n'est pas \
            à reprendre se rétablit, depuis Git ou une sauvegarde.

            Exemple :
              unisson registre accept --by paul-encrier --on 2013-06-14 --reason "Reprise des visas sur papier" --site public/cadres
            """)

    @Option(help: ArgumentHelp("Qui en répond : l'un des validateurs de site.yaml.", valueName: "nom"))
    var by: String

    @Option(help: ArgumentHelp("Le jour : AAAA-MM-JJ.", valueName: "jour"))
    var on: String

    @Option(help: ArgumentHelp("Pourquoi : une phrase, écrite au registre.", valueName: "motif"))
    var reason: String

    @Option(help: ArgumentHelp("Un site construit, à répéter ; par défaut .build/site.", valueName: "dossier"))
    var site: [String] = []

    @OptionGroup var signing: SigningOptions
    @OptionGroup var printing: PrintingOptions

    mutating func run() async throws {
        let day = try SigningOptions.day(on)
        let outputs = site.isEmpty ? [".build/site"] : site
        try Terminal(printing).finish(
            await signing.desk.accept(by: by, on: day, reason: reason, outputs: outputs))
    }
}
