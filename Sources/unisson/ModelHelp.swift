import ArgumentParser
import ContentModel
import Diagnostics
import Language

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
        print(ModelReference.markdown(in: Terminal(printing).language == .french ? .french : .english), terminator: "")
    }
}
