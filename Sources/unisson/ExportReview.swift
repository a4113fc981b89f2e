import ArgumentParser
import Diagnostics
import Language
import Rendering
import Signing
import SiteBuild

/// What is shown to those who give visas, as a command of `unisson export`.
protocol ReviewWord {
    static var use: ReviewUse { get }
    static var name: String { get }
    static var aliases: [String] { get }
    static var abstract: String { get }
    static var discussion: String { get }
    /// The file's usual name, before that of its reader.
    static var stem: String { get }
    /// Whether it can be everybody's.
    static var isForAll: Bool { get }
}

/// Makes one of them.
struct ExportReview<Word: ReviewWord>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Word.name, abstract: Word.abstract, discussion: Word.discussion, aliases: Word.aliases)
    }

    /// The forms in which it is written.
    enum Form: String, CaseIterable, ExpressibleByArgument { case pdf, html }

    @Option(help: ArgumentHelp("Pour qui : l'un des validateurs de site.yaml.", valueName: "nom"))
    var by: String?

    @Option(help: ArgumentHelp("La forme : pdf ou html.", valueName: "forme"))
    var format: Form?

    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp("Le fichier à écrire ; par défaut, à ce nom, dans ce dossier.", valueName: "fichier"))
    var output: String?

    @Option(help: ArgumentHelp("Le dossier du contenu.", valueName: "dossier"))
    var content = "content"

    @Option(help: ArgumentHelp("Le dossier du thème, comme pour « unisson build ».", valueName: "dossier"))
    var theme: String?

    @Option(help: ArgumentHelp("Le jour auquel lire la base : AAAA-MM-JJ.", valueName: "jour"))
    var asOf: String?

    @OptionGroup var printing: PrintingOptions

    func validate() throws {
        if by == nil, !Word.isForAll { throw ValidationError("--by manque : pour qui ?") }
        if let asOf, CalendarDate(parsing: asOf) == nil {
            throw ValidationError("--as-of : « \(asOf) » n'est pas une date (AAAA-MM-JJ)")
        }
    }

    mutating func run() async throws {
        let terminal = Terminal(printing)
        var options = SiteBuild.Options(
            content: content, theme: theme, asOf: asOf.flatMap { CalendarDate(parsing: $0) })
        options.usesOwnTheme = true
        let (made, problems) = await ReviewPress(options, in: .process(progress: nil)).make(Word.use, by: by)
        guard let made else {
            terminal.print(problems.filter { $0.severity == .error })
            throw ExitCode(1)
        }
        let ending = output?.split(separator: ".").last.map { $0.lowercased() }
        let form = format ?? ending.flatMap { Form(rawValue: $0) } ?? .pdf
        let path = output ?? "\(Word.stem)\(made.name.map { "-" + $0.entrySlug } ?? "").\(form.rawValue)"
        switch form {
        case .html: try terminal.write([made.rendered.html], to: path)
        case .pdf:
            switch made.rendered.pdf(for: path) {
            case .success(let bytes): try terminal.write([bytes], to: path)
            case .failure(let failure):
                terminal.print([failure.diagnostic])
                throw ExitCode(1)
            }
        }
        print(path)
    }
}

/// The two of them.
enum ExportedReviews {
    static let commands: [any ParsableCommand.Type] = [ExportReview<Slip>.self, ExportReview<SinceVisa>.self]

    enum Slip: ReviewWord {
        static let (use, name, aliases) = (ReviewUse.slip, "bordereau", [String]())
        static let abstract = "Rend le bordereau de validation : ce qui attend un visa, à signer sur papier."
        static let (stem, isForAll) = ("bordereau", true)
        static let discussion = """
            Une case par fiche : le texte validé, le texte proposé, qui doit signer, la place de la date et de la signature. Avec \
            --by, ce que cette personne peut signer. Le papier ne vaut visa qu'une fois porté au registre, par « unisson \
            validate », au nom et à la date qui y figurent. PDF demande le paquet weasyprint.

            Exemples :
              unisson export bordereau
              unisson export bordereau --by paul-encrier --output a-signer.pdf
            """
    }

    enum SinceVisa: ReviewWord {
        static let (use, name, aliases) = (ReviewUse.sheet, "since-visa", ["depuis-visa"])
        static let abstract = "Rend ce qui a changé depuis le dernier visa de quelqu'un, mot à mot."
        static let (stem, isForAll) = ("depuis-visa", false)
        static let discussion = """
            Ce qui attend un visa, ce que d'autres ont validé ou retiré, ce qui expire dans les trente jours, qui porte quoi, qui \
            s'est engagé à quoi et les téléphones changés ; rien d'autre. Qui a changé quoi se lit dans l'historique de Git, si le contenu \
            y est : sans lui, c'est dit. PDF demande le paquet weasyprint.

            Exemples :
              unisson export since-visa --by paul-encrier
              unisson export since-visa --by paul-encrier --output depuis.html
            """
    }
}
