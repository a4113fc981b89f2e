import ArgumentParser
import Rendering

struct Theme: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Dit ce que les gabarits d'un thème peuvent utiliser.",
        discussion: """
            Chaque clé a un nom, une forme et une phrase, en anglais comme les noms. Le même texte est dans themes/README.md.

            Exemples :
              unisson theme --keys
              unisson theme --keys --template vues/plan
            """)

    @Flag(help: "Les clés, gabarit par gabarit.")
    var keys = false

    @Option(help: ArgumentHelp("Un seul gabarit.", valueName: "nom"))
    var template: String?

    func validate() throws {
        if !keys { throw ValidationError("Que dire du thème ? Par exemple : unisson theme --keys") }
        if let template, ThemeKeys.text(of: template) == nil {
            let names = ThemeKeys.templateNames.joined(separator: ", ")
            throw ValidationError("--template : aucun thème n'a besoin de « \(template) » ; il y a \(names)")
        }
    }

    func run() {
        print(ThemeKeys.text(of: template) ?? "", terminator: "")
    }
}
