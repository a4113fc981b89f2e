import ArgumentParser
import Diagnostics
import Files
import Glibc
import Language
import Operations
import SiteBuild

struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Construit le site et le publie d'un coup.",
        discussion: """
            Rien n'est publié tant qu'il reste une erreur : l'ancien site demeure. Avec --quarantine, les seules fiches en
            erreur gardent leur version publiée.

            Exemple :
              unisson build --content content --output .build/site --edition cadres
            """)

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    @Option(help: ArgumentHelp("Le dossier où le site se lit : X/index.html.", valueName: "dossier"))
    var output = ".build/site"

    @Option(help: ArgumentHelp("L'adresse du site, pour la page 404.", valueName: "adresse"))
    var baseURL: String?

    @Flag(help: "Reconstruit tout, sans rien reprendre de la construction précédente ni rien garder pour la suivante.")
    var clean = false

    @Flag(help: "Ne vérifie pas les pages faites : liens, titres, tableaux, images, poids.")
    var noAudit = false

    @Flag(help: "Attend qu'une autre construction du même site ait fini, dix minutes au plus.")
    var wait = false

    @Flag(
        help: """
            Une fiche en erreur garde sa dernière version publiée, et le reste du site est publié ; état de sortie 3. \
            Pour les constructions sans surveillance.
            """)
    var quarantine = false

    @Option(help: ArgumentHelp("Écrit un compte rendu en JSON : nombres, durées, remarques.", valueName: "fichier"))
    var report: String?

    @Option(
        help: ArgumentHelp(
            "Écrit ce que chaque page a lu, une page par ligne en JSON : questions et empreintes des réponses.",
            valueName: "fichier"))
    var reads: String?

    @Option(
        help: ArgumentHelp(
            "Écrit des mesures pour Prometheus (node_exporter), aussi quand la construction échoue.",
            valueName: "fichier"))
    var metrics: String?

    @Option(
        help: ArgumentHelp(
            "Écrit un courriel par service, avec ce qui est à lui : remarques, échéances, retards, places à pourvoir.",
            valueName: "dossier"))
    var mails: String?

    @Flag(help: "Dit en une ligne, sur la sortie, ce qui s'est passé : celle d'un journal.")
    var line = false

    @Flag(help: "N'écrit que les remarques.")
    var quiet = false

    mutating func run() async throws {
        let terminal = Terminal(printing)
        var options = try sources.options()
        options.gathersOwnedWork = mails != nil
        options.output = output
        options.baseURL = baseURL
        options.recordsReads = reads != nil
        options.isClean = clean
        options.audits = !noAudit
        options.waits = wait
        options.holdsBack = quarantine
        let progress = quiet ? nil : terminal.progressLine()
        let build = SiteBuild(options, in: .process(progress: progress))
        let misplaced = build.misplacedFiles(
            [("--report", report), ("--reads", reads), ("--metrics", metrics), ("--mails", mails)].compactMap {
                option, path in path.map { (option, $0) }
            })
        guard misplaced.isEmpty else {
            terminal.print(misplaced)
            throw ExitCode(64)
        }
        let result = await build.build()
        progress?.clear()
        // Who names no audience builds for nobody else's eyes than the author's: the site and the report stay as narrow.
        let tellsAll = sources.edition == nil
        terminal.print(tellsAll ? result.diagnostics : result.told)
        if !tellsAll { terminal.printUntold(result) }
        if let report { try terminal.write(result.json(in: terminal.language).indented + "\n", to: report) }
        if let reads { try terminal.write(result.reads, to: reads) }
        if let metrics { try terminal.write(Self.metrics(of: result, replacing: metrics).text, to: metrics) }
        if let mails { try terminal.write(result.ownedWork, of: result, to: mails) }
        if line {
            let time = Moment(seconds: time(nil)).local(in: result.timeZone)
            print(BuildLine(result, at: time.map { ($0.hour, $0.minute) }, in: terminal.siteLanguage).text)
        } else if !quiet || !result.isPublished {
            terminal.summary(of: result, output: output, tellsAll: tellsAll)
        }
        withExtendedLifetime(result) { Self.exit(withError: ExitCode(result.exitStatus)) }
    }

    private static func metrics(of result: BuildReport, replacing path: String) -> BuildMetrics {
        BuildMetrics(
            result, exitStatus: result.exitStatus, at: Moment(seconds: time(nil)),
            former: try? FileSystem.disk.read(path))
    }
}

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Vérifie tout le contenu sans rien écrire.",
        discussion: """
            Exemple :
              unisson check --strict --format json
            """)

    /// The forms in which remarks can be printed.
    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, sarif }

    @OptionGroup var sources: SourceOptions
    @OptionGroup var printing: PrintingOptions

    @Option(help: ArgumentHelp("La forme des remarques : text, json ou sarif.", valueName: "forme"))
    var format = Format.text

    mutating func run() async throws {
        let terminal = Terminal(printing)
        let progress = format == .text ? terminal.progressLine() : nil
        let result = await SiteBuild(try sources.options(), in: .process(progress: progress)).check()
        progress?.clear()
        switch format {
        case .text:
            terminal.print(result.diagnostics)
            terminal.summary(of: result, output: nil, tellsAll: true)
        case .json: print(result.json(in: terminal.language).indented)
        case .sarif:
            let sarif = SARIFReport(language: terminal.language, toolVersion: Unisson.configuration.version)
            print(sarif.json(result.diagnostics).indented)
        }
        throw ExitCode(result.exitStatus)
    }
}
