internal import Diagnostics

/// What the server itself says, in the language of messages.
struct PreviewWords {
    private let language: MessageLanguage

    init(_ language: MessageLanguage) { self.language = language }

    var noSite: String {
        switch language {
        case .french: "Pas encore de site"
        case .english: "No site yet"
        }
    }

    var noSiteYet: String {
        switch language {
        case .french:
            "Le contenu a des erreurs : elles sont en bas de cette page, qui deviendra le site dès qu’elles seront corrigées."
        case .english:
            "The content has errors: they stand below, and this page turns into the site once they are mended."
        }
    }

    /// The link to where visas are given.
    var signing: String {
        switch language {
        case .french: "Depuis mon dernier visa : lire et signer"
        case .english: "Since my last visa: read and sign"
        }
    }

    /// The link to what is left to do.
    var work: String {
        switch language {
        case .french: "Mes fiches"
        case .english: "My entries"
        }
    }

    /// The heading of what was found.
    func title(errors: Int, warnings: Int, _ state: PreviewSite.State) -> String {
        func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number > 1 ? many : one)" }
        switch language {
        case .french:
            let found = [
                errors > 0 ? count(errors, "erreur", "erreurs") : nil,
                warnings > 0 ? count(warnings, "avertissement", "avertissements") : nil,
            ]
            let text = found.compactMap { $0 }.joined(separator: ", ")
            guard errors > 0, state.isServed else { return text }
            return switch state.extent {
            case .butForErrors:
                text + " : ce qui est en cause reste comme avant, ou absent ; tout le reste est à jour"
            case .whole, .none: text + " : la page montre la dernière version sans erreur"
            }
        case .english:
            let found = [
                errors > 0 ? count(errors, "error", "errors") : nil,
                warnings > 0 ? count(warnings, "warning", "warnings") : nil,
            ]
            let text = found.compactMap { $0 }.joined(separator: ", ")
            guard errors > 0, state.isServed else { return text }
            return switch state.extent {
            case .butForErrors: text + ": what is wrong stays as it was, or absent; all the rest is up to date"
            case .whole, .none: text + ": the page shows the last version without errors"
            }
        }
    }
}
