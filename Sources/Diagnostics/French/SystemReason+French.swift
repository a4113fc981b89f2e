extension SystemReason {
    var french: String {
        switch self {
        case .notFound: "fichier ou dossier inexistant"
        case .noPermission: "droits insuffisants"
        case .diskFull: "disque plein"
        case .quotaExceeded: "quota de disque dépassé"
        case .readOnly: "disque en lecture seule"
        case .deviceFailure: "erreur du disque ou du réseau"
        case .fileTooLarge: "fichier trop gros pour ce disque"
        case .nameTooLong: "nom trop long"
        case .wrongKind: "dossier à la place d'un fichier, ou l'inverse"
        case .notARegularFile: "ce n'est ni un fichier ni un dossier"
        case .exists: "ce nom est déjà pris"
        case .noSymbolicLinks: "ce disque n'accepte pas les liens symboliques"
        case .tooManyOpenFiles: "trop de fichiers ouverts à la fois"
        case .other(let text): text
        }
    }
}
