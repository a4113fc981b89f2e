import ArgumentParser
import Diagnostics
import Language
import SiteBuild

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Dit ce que veut dire un message, et comment corriger.",
        discussion: """
            Le nom d'un message est entre crochets, à la fin de sa ligne. Le même texte est dans les pages « Messages » du guide.

            Exemple :
              unisson explain reference-inconnue
            """)

    @Argument(help: ArgumentHelp("Le nom du message.", valueName: "nom"))
    var message: String

    @OptionGroup var printing: PrintingOptions

    func run() throws {
        let guide = MessageGuide()
        let name = message.filter { $0 != "[" && $0 != "]" }
        if let section = guide[name] { return print(section.text) }
        let terminal = Terminal(printing)
        let near = NearMiss.nearest(to: name, among: guide.anchors)
        switch terminal.language {
        case .french:
            terminal.write(
                "« \(name) » n'est le nom d'aucun message\(near.map { " ; vouliez-vous dire « \($0) » ?" } ?? "")\n")
        case .english:
            terminal.write("“\(name)” is the name of no message\(near.map { "; did you mean “\($0)”?" } ?? "")\n")
        }
        throw ExitCode(64)
    }
}
