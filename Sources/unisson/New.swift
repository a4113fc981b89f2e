import ArgumentParser
import Authoring
import ContentModel
import Diagnostics
import Files
import Glibc
import SiteBuild

struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Commence une fiche : le bon fichier, et tous ses champs avec leur aide.",
        discussion: """
            Les champs obligatoires viennent d'abord ; ceux qui manquent sont demandés sur un terminal. Rien n'est écrit par-dessus \
            une fiche.

            Exemples :
              unisson new                                         les sortes de fiches
              unisson new mission "Permis de conduire"
              unisson new mission "Chasse" --set service=ddt      avec la valeur d'un champ
            """)

    @Argument(help: ArgumentHelp("La sorte de fiche, du mot du modèle.", valueName: "sorte"))
    var kind: String?

    @Argument(help: ArgumentHelp("Le titre de la fiche.", valueName: "titre"))
    var title: String?

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            "La valeur d'un champ, comme on l'écrit dans la fiche ; répétable.", valueName: "champ=valeur"))
    var values: [String] = []

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    func run() async throws {
        let terminal = Terminal(printing)
        let isFrench = terminal.language == .french
        let (desk, report) = await EntryDesk.open(
            SiteBuild(try sources.options(), in: .process(progress: nil)), content: sources.content)
        guard let desk else {
            terminal.print(report.diagnostics)
            throw ExitCode(1)
        }
        guard let kind else {
            for kind in desk.kinds { print(kind.key + (kind.help.map { "  " + $0 } ?? "")) }
            return
        }
        guard let wanted = desk.kind(named: kind) else {
            throw terminal.exit(afterUnknown: kind, in: desk)
        }
        guard let title = title ?? terminal.ask(isFrench ? "Titre" : "Title"), !title.isEmpty else {
            terminal.write(isFrench ? "il manque le titre\n" : "the title is missing\n")
            throw ExitCode(64)
        }
        var said: [(field: String, value: String)] = []
        for value in values {
            let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { throw ValidationError("--set : « \(value) » n'est pas champ=valeur") }
            said.append((parts[0], parts[1]))
        }
        let given = Set(said.map { $0.field.lowercased() })
        for question in desk.questions(wanted) where !given.contains(question.field.lowercased()) {
            guard let answer = terminal.ask("\(question.field) (\(question.about))") else { break }
            if !answer.isEmpty { said.append((question.field, answer)) }
        }
        do throws(EntryDesk.Failure) {
            let path = try desk.begin(wanted, title: title, values: said, with: .disk)
            print(path)
        } catch {
            throw terminal.exit(after: error)
        }
    }
}

extension Terminal {
    /// What somebody answers on a terminal; nil where nobody sits there.
    fileprivate func ask(_ question: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        write(question + " : ")
        return readLine()
    }

    fileprivate func exit(after failure: EntryDesk.Failure) -> ExitCode {
        let isFrench = language == .french
        switch failure {
        case .noName:
            write(isFrench ? "ce titre ne donne aucun nom de fichier\n" : "this title gives no name of a file\n")
        case .taken(let path):
            write(isFrench ? "\(path) est déjà là\n" : "\(path) is there already\n")
        case .unknownField(let field, let known):
            let list = known.joined(separator: ", ")
            write(
                isFrench
                    ? "pas de champ « \(field) » ; au choix : \(list)\n" : "no field “\(field)”; choose from: \(list)\n"
            )
        case .file(let error):
            print([error.diagnostic])
            return ExitCode(74)
        }
        return ExitCode(64)
    }
}
