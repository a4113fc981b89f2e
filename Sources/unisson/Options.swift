import ArgumentParser
import FoundationEssentials
import Language
import SiteBuild

/// Where the content is and for whom it is read.
struct SourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Le dossier du contenu.", valueName: "dossier"))
    var content = "content"

    @Option(
        help: ArgumentHelp(
            "Le dossier du thème ; par défaut themes/sobre, ici ou à côté du dossier du contenu, ou celui de la commande.",
            valueName: "dossier")
    )
    var theme: String?

    @Option(help: ArgumentHelp("L'édition, du mot du modèle ; par défaut celle qui voit le moins.", valueName: "nom"))
    var edition: String?

    @Option(help: ArgumentHelp("Le jour auquel lire la base : AAAA-MM-JJ.", valueName: "jour"))
    var asOf: String?

    @Flag(help: "Traite les avertissements comme des erreurs.")
    var strict = false

    func validate() throws {
        if let asOf, CalendarDate(parsing: asOf) == nil {
            throw ValidationError("--as-of : « \(asOf) » n'est pas une date (AAAA-MM-JJ)")
        }
    }

    func options() throws -> SiteBuild.Options {
        var options = SiteBuild.Options(
            content: content, theme: theme, edition: edition, asOf: asOf.flatMap { CalendarDate(parsing: $0) },
            isStrict: strict, workers: ProcessInfo.processInfo.activeProcessorCount)
        options.usesOwnTheme = true
        return options
    }
}

/// How remarks are printed.
struct PrintingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("La langue des messages : fr ou en.", valueName: "langue"))
    var lang: String?

    func validate() throws {
        if let lang, !["fr", "en"].contains(lang) { throw ValidationError("--lang : fr ou en") }
    }
}
