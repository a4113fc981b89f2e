import ArgumentParser
import Foundation
import SiteBuild

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Cherche dans un site construit, comme le navigateur.",
        discussion: """
            Exemples :
              unisson search "référent logement"
              unisson search --queries questions.txt --site .build/site
            """)

    @Argument(help: ArgumentHelp("Ce que l'on cherche.", valueName: "question"))
    var query: String?

    @Option(help: ArgumentHelp("Le site construit.", valueName: "dossier"))
    var site = ".build/site"

    @Option(name: .customShort("n"), help: ArgumentHelp("Le nombre de résultats.", valueName: "nombre"))
    var limit = 10

    @Flag(help: "Écrit une ligne de JSON.")
    var json = false

    @Option(help: ArgumentHelp("Une question par ligne ; écrit une ligne de JSON pour chacune.", valueName: "fichier"))
    var queries: String?

    @OptionGroup var printing: PrintingOptions

    func validate() throws {
        if (query == nil) == (queries == nil) { throw ValidationError("Donnez une question, ou --queries et un fichier.") }
        if limit < 1 || limit > 1000 { throw ValidationError("-n : de 1 à 1000") }
    }

    func run() throws {
        let terminal = Terminal(printing)
        do {
            let search = try SiteSearch(site: site)
            if let queries {
                guard let data = FileManager.default.contents(atPath: queries) else {
                    terminal.write("\(queries): error: illisible\n")
                    throw ExitCode(74)
                }
                for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
                    print(try search.json(String(line), limit: limit))
                }
            } else if json {
                print(try search.json(query ?? "", limit: limit))
            } else {
                let (found, remarks) = try search.lines(query ?? "", limit: limit)
                for remark in remarks { terminal.write(remark + "\n") }
                for line in found { print(line) }
                if found.isEmpty { terminal.write("Aucun résultat.\n") }
            }
        } catch let failure as SiteSearch.Failure {
            switch failure {
            case .noIndex(let path): terminal.write("\(path): error: il n'y a pas d'index ; construisez d'abord le site\n")
            case .damaged(let path): terminal.write("\(path): error: l'index est abîmé, ou d'une autre version\n")
            }
            throw ExitCode(74)
        }
    }
}
