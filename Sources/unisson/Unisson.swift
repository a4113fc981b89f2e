import ArgumentParser

@main
struct Unisson: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unisson",
        abstract: "Une base de connaissances en Markdown, vérifiée et publiée d'une seule voix.",
        discussion: """
            Exemples :
              unisson build                      construit le site de content/ dans .build/site
              unisson check                      vérifie sans rien écrire
              unisson explain reference-inconnue dit ce que veut dire un message
              unisson serve                      montre le site, à jour pendant qu'on écrit
              unisson search "logement"          cherche dans le site construit
              unisson validate dire:radars …      donne un visa à une fiche
              unisson publish /mnt/intranet      publie le site construit sur un partage
              unisson diff                       dit ce qui a changé depuis la construction d'avant
              unisson doctor                     dit ce qui manque à la machine
              unisson init connaissances         commence une base : le contenu d'exemple, à changer
              unisson new mission "Permis"       commence une fiche, avec tous ses champs
              unisson import compte-rendu.odt    fait une fiche d'un document
              unisson schema --to .schemas       décrit les en-têtes de fiches aux éditeurs de texte
              unisson lsp                        aide un éditeur de texte pendant qu'on écrit
              unisson model                      écrit la référence de model.yaml
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
            guard exitCode(for: error).isSuccess else { exit(withError: error) }
            let text = fullMessage(for: error)
            if !text.isEmpty { print(HelpWords.french(text)) }
        }
    }
}
