import ArgumentParser
import ContentModel
import Diagnostics
import Language
import Rendering

/// Prints the reference of `model.yaml`.
struct ModelHelp: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Écrit la référence de model.yaml : types, mots, rôles, règles et vues.",
        discussion: """
            Exemples :
              unisson model                      en français
              unisson model --lang en            en anglais
            """)

    @OptionGroup var printing: PrintingOptions

    func run() throws {
        let language: SiteLanguage = Terminal(printing).language == .french ? .french : .english
        print(ModelReference.markdown(in: language, views: ViewRooms.declarations), terminator: "")
    }
}
