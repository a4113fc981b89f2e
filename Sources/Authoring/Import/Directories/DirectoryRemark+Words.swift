package import Diagnostics

extension DirectoryRemark {
    /// The sentence.
    package func text(in language: MessageLanguage) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }

    private var french: String {
        switch reason {
        case .noField(let name): "« \(name) » n'a pas de champ dans cette sorte de fiche et n'est pas repris"
        case .unreadable: "ligne illisible : il faut « NOM:valeur »"
        case .unclosed: "carte sans fin (« END:VCARD »)"
        case .nobody: "cet enregistrement n'est pas une personne et n'est pas repris"
        case .change(let word):
            "cet enregistrement change un autre (« changetype: \(word) ») : exportez l'annuaire tel qu'il est"
        case .elsewhere(let name): "la valeur de « \(name) » est dans un autre fichier et n'est pas reprise"
        case .oneTooMany(let text): "« \(text) » : plus de champ libre, ce n'est pas repris"
        case .nameless: "personne sans nom"
        }
    }

    private var english: String {
        switch reason {
        case .noField(let name): "“\(name)” has no field in this kind of entry and is not taken"
        case .unreadable: "line that cannot be read: “NAME:value” is expected"
        case .unclosed: "card without an end (“END:VCARD”)"
        case .nobody: "this record is no person and is not taken"
        case .change(let word): "this record changes another (“changetype: \(word)”): export the directory as it stands"
        case .elsewhere(let name): "the value of “\(name)” stands in another file and is not taken"
        case .oneTooMany(let text): "“\(text)”: no field is left for it, it is not taken"
        case .nameless: "somebody without a name"
        }
    }
}
