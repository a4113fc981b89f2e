import ArgumentParser
import Diagnostics
import EditorServer
import Files
import Glibc
import SiteBuild

struct LanguageServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Aide un éditeur de texte pendant qu'on écrit : erreurs, champs, valeurs, références, nouveaux noms.",
        discussion: """
            L'éditeur lance la commande et lui parle par l'entrée et la sortie (Language Server Protocol). Il voit, sans rien enregistrer, \
            les messages de « unisson build » à leur place.

            Exemple :
              unisson lsp --content content
            """)

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    /// Editors give it to every server.
    @Flag(help: .hidden)
    var stdio = false

    func run() async throws {
        var options = try sources.options()
        let place = try PreviewFolder()
        defer { place.remove() }
        options.output = place.path + "/site"
        options.audits = true
        options.showsWidest = sources.edition == nil
        let surroundings = SiteBuild.Surroundings.process(progress: nil)
        guard let folder = try? FileSystem.disk.canonicalPath(".") else { throw ExitCode(74) }
        let setting = LanguageServer.Setting(
            options: options, surroundings: surroundings, language: Terminal(printing).language,
            version: Unisson.configuration.version, folder: folder, workFolder: Import.workFolder)
        signal(SIGPIPE, SIG_IGN)
        let status = try await EditorConnection.serve(setting, input: dup(STDIN_FILENO), output: dup(STDOUT_FILENO))
        place.remove()
        if status != 0 { throw ExitCode(status) }
    }
}
