import ArgumentParser
import Glibc

@main
struct Unisson: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unisson",
        abstract: "Une base de connaissances en Markdown, vérifiée et publiée d'une seule voix.",
        discussion: """
            Pour commencer :
              unisson init connaissances      commence une base : le contenu d'exemple
              unisson serve                   montre le site, à jour pendant qu'on écrit
              unisson new mission "Permis"    commence une fiche, avec tous ses champs
              unisson import compte-rendu.odt fait une fiche d'un document
              unisson check                   vérifie sans rien écrire
              unisson build                   construit le site dans .build/site
              unisson search "logement"       cherche dans le site construit

            Ensuite :
              unisson explain champ-inconnu   dit ce que veut dire un message
              unisson validate dire:radars …  donne un visa à une fiche
              unisson publish /mnt/intranet   publie le site construit sur un partage
              unisson diff                    dit ce qui a changé depuis l'autre fois
              unisson doctor                  dit ce qui manque à la machine
              unisson schema --to .schemas    décrit les en-têtes aux éditeurs de texte
              unisson lsp                     aide un éditeur pendant qu'on écrit
              unisson model                   écrit la référence de model.yaml
            """,
        version: "1.0.0",
        subcommands: [
            Build.self, Check.self, Explain.self, Serve.self, Publish.self, Diff.self, Rollback.self, Validate.self,
            Withdraw.self,
            RegisterCommand.self, Search.self, Export.self, Erase.self, Init.self, New.self, Import.self, Impact.self,
            Why.self, Move.self, SchemaCommand.self, LanguageServerCommand.self, DoctorCommand.self,
            OperationsFiles.self, ModelHelp.self,
            Theme.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            // Help comes as an error too.
            let text = fullMessage(for: error)
            let code = exitCode(for: error)
            if code.isSuccess {
                if !text.isEmpty { print(HelpWords.french(text)) }
            } else {
                if !text.isEmpty { Terminal.writeError(HelpWords.french(error: text) + "\n") }
                Glibc.exit(code.rawValue)
            }
        }
    }
}
