import ArgumentParser
import Diagnostics
import Files
import SiteBuild

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Commence un site : sort de la commande le contenu d'exemple et, si on le veut, le thème.",
        discussion: """
            Le contenu d'exemple est un département entier, inventé. Gardez model.yaml, changez site.yaml, puis remplacez les \
            fiches par les vôtres.

            Exemple :
              unisson init connaissances
              cd connaissances
              unisson serve
            """)

    @Argument(
        help: ArgumentHelp("Un dossier nouveau, ou vide ; sans lui, le dossier où l'on est.", valueName: "dossier"))
    var folder: String?

    @Flag(help: "Sort aussi le thème, pour le changer ; sans lui, c'est celui de la commande.")
    var withTheme = false

    @Flag(help: "Sans les fiches d'exemple : le modèle, le guide, et des réglages à compléter.")
    var empty = false

    @OptionGroup var printing: PrintingOptions

    /// What a base keeps when its entries go: by path from the content folder.
    private static func isOfEveryBase(_ path: String) -> Bool {
        ["model.yaml", "synonymes.csv"].contains(path) || path.hasPrefix("templates/") || path.hasPrefix("pages/aide/")
            || guide.contains { path == "pages/\($0).md" }
    }

    /// The pages for those who write and for those who publish, whatever a base is about.
    private static let guide = [
        "premiere-page", "ecrire-une-fiche", "modele", "imprimer-et-emporter", "publier",
        "exploiter",
    ]

    func run() throws {
        let terminal = Terminal(printing)
        let given = folder ?? "."
        let folder = given.last == "/" && given.count > 1 ? String(given.dropLast()) : given
        do throws(FileError) {
            let starter = StarterFiles()
            var count = try starter.write(
                "content", to: folder + "/content", where: empty ? Self.isOfEveryBase : { _ in true })
            if empty { count += try starter.write("starter", into: folder + "/content") }
            if withTheme { count += try starter.write("themes", to: folder + "/themes") }
            let next = (folder == "." ? "" : "cd \(folder) && ") + "unisson serve\n"
            switch terminal.language {
            case .french:
                terminal.write("\(count) fichiers dans \(folder == "." ? "content" : folder) ; la suite : \(next)")
            case .english:
                terminal.write("\(count) files in \(folder == "." ? "content" : folder); what follows: \(next)")
            }
        } catch {
            terminal.print([error.diagnostic])
            throw ExitCode(74)
        }
    }
}
