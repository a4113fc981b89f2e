internal import Diagnostics

/// What the server itself says, in the language of messages.
struct EditorWords {
    private let language: MessageLanguage

    init(_ language: MessageLanguage) { self.language = language }

    var required: String {
        switch language {
        case .french: "obligatoire"
        case .english: "required"
        }
    }

    var noEntry: String {
        switch language {
        case .french: "Pas de fiche ici : mettez le curseur sur une référence, ou dans la fiche à renommer"
        case .english: "No entry here: put the cursor on a reference, or into the entry to rename"
        }
    }

    var cannotRename: String {
        switch language {
        case .french: "Cet éditeur ne sait pas renommer de fichiers : « unisson mv » le fait"
        case .english: "This editor cannot rename files: “unisson mv” does"
        }
    }

    var noWorkFolder: String {
        switch language {
        case .french: "Impossible de créer un dossier de travail"
        case .english: "No folder to work in can be made"
        }
    }
}
