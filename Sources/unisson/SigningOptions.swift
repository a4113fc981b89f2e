import ArgumentParser
import Language
import Signing
import SiteBuild

/// What the commands share that act in somebody's name.
struct SigningOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Le dossier du contenu.", valueName: "dossier"))
    var content = "content"

    @Option(help: ArgumentHelp("La clé SSH de qui signe, si le site demande des signatures.", valueName: "fichier"))
    var key: String?

    var desk: VisaDesk {
        VisaDesk(content: content, in: .process(progress: nil), signer: key.map { OpenSSH.signer(with: $0) })
    }

    static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(parsing: text) else {
            throw ValidationError("--on : « \(text) » n'est pas une date (AAAA-MM-JJ)")
        }
        return day
    }
}
