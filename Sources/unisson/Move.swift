import ArgumentParser
import Authoring
import Diagnostics
import Files
import SiteBuild

struct Move: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mv",
        abstract: "Change le nom d'une fiche ; les références et les liens suivent.",
        discussion: """
            Le nom est celui du fichier et de l'adresse ; le titre se change dans la fiche. Tout ce qui mène à la fiche, champs, tableaux et \
            textes, mène à son nouveau nom ; le reste n'est pas touché.

            Exemples :
              unisson mv mission:carte-grise immatriculation
              unisson mv content/missions/carte-grise.md immatriculation --dry-run
            """)

    @Argument(help: ArgumentHelp("sorte:identifiant, ou le fichier de la fiche.", valueName: "fiche"))
    var entry: String

    @Argument(help: ArgumentHelp("Le nouveau nom.", valueName: "nom"))
    var name: String

    @Flag(help: "Dit ce qui changerait, sans rien écrire.")
    var dryRun = false

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    func run() async throws {
        let terminal = Terminal(printing)
        guard let work = Import.workFolder() else { throw ExitCode(74) }
        defer { try? FileSystem.disk.remove(work) }
        let options = try sources.options()
        let move: EntryMove
        do throws(EntryMove.Failure) {
            move = try await EntryMove.plan(
                entry, to: name, options, in: .process(progress: nil), work: work + "/content")
        } catch {
            throw terminal.exit(after: error)
        }
        do throws(FileError) {
            if !dryRun { try move.apply(to: sources.content, with: .disk) }
        } catch {
            terminal.print([error.diagnostic])
            throw ExitCode(74)
        }
        print("\(sources.content)/\(move.from) -> \(sources.content)/\(move.to)")
        for place in move.places { print("\(sources.content)/\(place.path):\(place.line)") }
        let isFrench = terminal.language == .french
        if !move.hasAlias {
            terminal.write(
                isFrench
                    ? "l'ancienne adresse ne mène plus à la fiche : le modèle n'a pas de champ « aliases » pour elle\n"
                    : "the former address leads to the entry no longer: the model has no field of type “aliases” for it\n"
            )
        }
        if dryRun { terminal.write(isFrench ? "rien n'a été écrit\n" : "nothing was written\n") }
    }
}

extension Terminal {
    fileprivate func exit(after failure: EntryMove.Failure) -> ExitCode {
        let isFrench = language == .french
        switch failure {
        case .noEntry(let name): write(isFrench ? "« \(name) » n'est pas une fiche\n" : "“\(name)” is no entry\n")
        case .inTable(let path):
            write(
                isFrench
                    ? "cette fiche est une ligne de \(path) : changez-y son identifiant ; « unisson check » dira ce qui doit suivre\n"
                    : "this entry is a row of \(path): change its identifier there; “unisson check” tells what must follow\n"
            )
        case .sealed(let name):
            write(
                isFrench
                    ? "\(name) a un visa, donné sous ce nom ; retirez-le par « unisson withdraw », renommez, puis validez de nouveau\n"
                    : "\(name) has a visa, given under this name; take it back by “unisson withdraw”, rename, then validate anew\n"
            )
        case .noName: write(isFrench ? "ce nom ne donne aucun nom de fichier\n" : "this name gives no name of a file\n")
        case .taken(let path): write(isFrench ? "\(path) est déjà là\n" : "\(path) is there already\n")
        case .sealedTexts(let paths):
            let list = paths.joined(separator: ", ")
            write(
                isFrench
                    ? "des textes validés nomment cette fiche : \(list) ; donnez à sa sorte, dans model.yaml, un champ de type « aliases », qui garde l'ancien nom\n"
                    : "validated texts name this entry: \(list); give its kind, in model.yaml, a field of type “aliases”, which keeps the former name\n"
            )
            return ExitCode(1)
        case .unfollowed(let remarks):
            write(
                isFrench
                    ? "ceci ne pourrait pas suivre ; rien n'a été écrit :\n"
                    : "this could not follow; nothing was written:\n")
            print(remarks)
            return ExitCode(1)
        case .unreadable(let remarks):
            print(remarks)
            return ExitCode(1)
        case .file(let error):
            print([error.diagnostic])
            return ExitCode(74)
        }
        return ExitCode(64)
    }
}
