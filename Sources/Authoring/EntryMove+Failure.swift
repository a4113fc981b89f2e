package import Diagnostics
internal import Files

extension EntryMove.Failure {
    /// The sentence, without what `remarks` adds.
    package func text(in language: MessageLanguage) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    /// What could not follow, or why the content cannot be read.
    package var remarks: [Diagnostic] {
        switch self {
        case .unfollowed(let remarks), .unreadable(let remarks): remarks
        case .file(let error): [error.diagnostic]
        case .noEntry, .noIdentifier, .sealed, .noName, .taken, .sealedTexts: []
        }
    }

    private var french: String {
        switch self {
        case .noEntry(let name): "« \(name) » n'est pas une fiche"
        case .noIdentifier(let path):
            "cette fiche est une ligne de \(path), qui n'a pas de colonne « id » : son nom vient de son titre ; ajoutez la colonne, ou changez le titre"
        case .sealed(let name, let state):
            "\(name) a un visa, donné sous ce nom, et ce qui est signé ne se renomme pas : copiez le fichier sous son nouveau nom avec « \(state): brouillon », faites-le valider, puis retirez l'ancien par « unisson withdraw \(name) », dont la page dira où lire la suite"
        case .noName: "ce nom ne donne aucun nom de fichier"
        case .taken(let path): "\(path) est déjà là"
        case .sealedTexts(let paths):
            "des textes validés nomment cette fiche : \(paths.joined(separator: ", ")) ; donnez à sa sorte, dans model.yaml, un champ de type « aliases », qui garde l'ancien nom, et une colonne de ce nom à son tableau si elle en a un"
        case .unfollowed: "ceci ne pourrait pas suivre ; rien n'a été écrit :"
        case .unreadable: "le contenu ne se lit pas :"
        case .file(let error): error.diagnostic.message(in: .french)
        }
    }

    private var english: String {
        switch self {
        case .noEntry(let name): "“\(name)” is no entry"
        case .noIdentifier(let path):
            "this entry is a row of \(path), which has no column “id”: its name comes from its title; add the column, or change the title"
        case .sealed(let name, let state):
            "\(name) has a visa, given under this name, and what is signed has no other: copy the file under its new name with “\(state): draft”, have it validated, then take the former back by “unisson withdraw \(name)”, whose page tells where to read on"
        case .noName: "this name gives no name of a file"
        case .taken(let path): "\(path) is there already"
        case .sealedTexts(let paths):
            "validated texts name this entry: \(paths.joined(separator: ", ")); give its kind, in model.yaml, a field of type “aliases”, which keeps the former name, and a column of that name to its table if it has one"
        case .unfollowed: "this could not follow; nothing was written:"
        case .unreadable: "the content cannot be read:"
        case .file(let error): error.diagnostic.message(in: .english)
        }
    }
}
