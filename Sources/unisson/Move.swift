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
            Le nom est celui du fichier et de l'adresse, ou l'identifiant d'une ligne de tableau ; le titre se change dans la fiche. Tout ce qui mène à la fiche, champs, tableaux et \
            textes, mène à son nouveau nom ; le reste n'est pas touché.

            Exemples :
              unisson mv mission:carte-grise immatriculation
              unisson mv content/missions/carte-grise.md immatriculation --dry-run
              unisson mv personne:paul-encrier paul-encrier-durand
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
        if !move.isRow { print("\(sources.content)/\(move.from) -> \(sources.content)/\(move.to)") }
        for place in move.places { print("\(sources.content)/\(place.path):\(place.line)") }
        let isFrench = terminal.language == .french
        if move.losesAddress {
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
        switch failure {
        case .unreadable(let remarks): print(remarks)
        case .file(let error):
            print([error.diagnostic])
            return ExitCode(74)
        case .unfollowed, .sealedTexts:
            write(failure.text(in: language) + "\n")
            print(failure.remarks)
        case .noEntry, .noIdentifier, .sealed, .noName, .taken:
            write(failure.text(in: language) + "\n")
            return ExitCode(64)
        }
        return ExitCode(1)
    }
}
