import ArgumentParser
import DataExport
import SiteBuild

struct ExportSearchFeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search-feed",
        abstract:
            "Rend les documents d'une édition pour un moteur de recherche : OpenSearch, Elasticsearch, PostgreSQL.",
        discussion: """
            La recherche du site n'en a pas besoin : ceci sert quand d'autres bases se cherchent avec la nôtre.

            Exemples :
              unisson export search-feed --form mapping --to index.json
              unisson export search-feed --form bulk --to documents.ndjson
              unisson export search-feed --form sql --to documents.sql
            """)

    /// The forms in which the documents are written.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case bulk, mapping, sql

        var feed: SearchFeed.Form {
            switch self {
            case .bulk: .bulk
            case .mapping: .mapping
            case .sql: .sql
            }
        }
    }

    @Option(
        help: ArgumentHelp(
            "La forme : bulk (NDJSON), mapping (les réglages de l'index) ou sql (PostgreSQL).", valueName: "forme"))
    var form = Form.bulk

    @Option(help: ArgumentHelp("Le fichier à écrire.", valueName: "fichier"))
    var to: String

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    mutating func run() async throws {
        let terminal = Terminal(printing)
        let (bytes, report) = await SiteBuild(try sources.options(), in: .process(progress: nil)).searchFeed(form.feed)
        terminal.print(report.diagnostics)
        guard let bytes else { throw ExitCode(report.exitStatus == 0 ? 1 : report.exitStatus) }
        try terminal.write([bytes], to: to)
    }
}
