import ArgumentParser
import Authoring
import ContentModel
import Diagnostics
import Files
import SiteBuild

struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Écrit ce que l'en-tête d'une fiche peut dire, en JSON Schema, pour les éditeurs de texte.",
        discussion: """
            Un schéma par sorte de fiche, fait du modèle : champs, valeurs, aide, ce qui est obligatoire. Les dossiers du contenu ne sont pas \
            touchés ; refaites les schémas quand le modèle change.

            Exemples :
              unisson schema mission
              unisson schema --to .schemas
            """)

    @Argument(help: ArgumentHelp("La sorte de fiche, du mot du modèle.", valueName: "sorte"))
    var kind: String?

    @Option(help: ArgumentHelp("Le dossier où écrire tous les schémas.", valueName: "dossier"))
    var to: String?

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    func validate() throws {
        if (kind == nil) == (to == nil) {
            throw ValidationError("Dites une sorte de fiche, ou un dossier : unisson schema --to .schemas")
        }
    }

    func run() async throws {
        let terminal = Terminal(printing)
        let (desk, report) = await EntryDesk.open(
            SiteBuild(try sources.options(), in: .process(progress: nil)), content: sources.content)
        guard let desk else {
            terminal.print(report.diagnostics)
            throw ExitCode(1)
        }
        if let kind {
            guard let wanted = desk.kind(named: kind) else { throw terminal.exit(afterUnknown: kind, in: desk) }
            return print(desk.schema(of: wanted).json.indented, terminator: "")
        }
        do throws(FileError) {
            for path in try desk.writeSchemas(to: to ?? "", with: .disk) { print(path) }
        } catch {
            terminal.print([error.diagnostic])
            throw ExitCode(74)
        }
    }
}

extension Terminal {
    /// Says which kinds there are.
    func exit(afterUnknown kind: String, in desk: EntryDesk) -> ExitCode {
        let kinds = desk.kinds.map(\.key).joined(separator: ", ")
        write(
            language == .french
                ? "il n'y a pas de « \(kind) » ; au choix : \(kinds)\n"
                : "there is no “\(kind)”; choose from: \(kinds)\n")
        return ExitCode(64)
    }
}
