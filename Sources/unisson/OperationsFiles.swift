import ArgumentParser
import Diagnostics
import Files
import FoundationEssentials
import SiteBuild

struct OperationsFiles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operations",
        abstract: "Sort les fichiers d'exploitation : systemd, cron, Git, GitLab, Forgejo, nginx, Apache.",
        discussion: """
            Chacun dit dans ses premières lignes où il va et ce qu'il faut y changer. La page « Exploiter le site » du contenu \
            d'exemple les explique.

            Exemples :
              unisson operations                              leur liste
              unisson operations nginx/unisson.conf           un seul, sur la sortie
              unisson operations --output exploitation        tous, dans un dossier nouveau
            """)

    @Argument(help: ArgumentHelp("Le fichier à écrire sur la sortie.", valueName: "nom"))
    var name: String?

    @Option(help: ArgumentHelp("Un dossier nouveau, ou vide, pour les y mettre tous.", valueName: "dossier"))
    var output: String?

    @OptionGroup var printing: PrintingOptions

    func validate() throws {
        if name != nil && output != nil { throw ValidationError("Un nom, ou --output et un dossier") }
        if let name, file(name) == nil {
            throw ValidationError("Il n'y a pas de « \(name) » ; « unisson operations » dit ce qu'il y a")
        }
    }

    func run() throws {
        let terminal = Terminal(printing)
        if let name {
            print(String(decoding: file(name) ?? [], as: UTF8.self), terminator: "")
        } else if let output {
            do throws(FileError) {
                let count = try StarterFiles().write("operations", to: output)
                terminal.write("\(count) \(terminal.language == .french ? "fichiers dans" : "files in") \(output)\n")
            } catch {
                terminal.print([error.diagnostic])
                throw ExitCode(74)
            }
        } else {
            for file in StarterFiles().below("operations") { print(file.path) }
        }
    }

    private func file(_ name: String) -> [UInt8]? {
        StarterFiles().below("operations").first { $0.path == name }?.bytes
    }
}
