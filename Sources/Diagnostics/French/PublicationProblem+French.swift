extension PublicationProblem {
    var french: String {
        switch self {
        case .noSite(let path): "Pas de site construit dans « \(path) » : faites d'abord « unisson build »"
        case .incompleteSite(let path):
            "« \(path) » n'est pas un site entier que cette version a construit : refaites « unisson build »"
        case .siteChanged(let path):
            "Le site a été reconstruit pendant la publication (« \(path) ») : relancez-la, elle reprendra"
        case .foreignFile(let path):
            "« \(path) » est déjà là et ne vient pas d'unisson : rien n'y est changé ; "
                + "ôtez-le, ou publiez dans un dossier à part"
        case .alteredFile(let path, let isRemoved):
            "« \(path) » avait été changé sur place : \(isRemoved ? "retiré, car le site ne l'a plus" : "remis comme publié")"
        case .otherEdition(let site, let destination):
            "La destination porte l'édition « \(destination) », le site est l'édition « \(site) » : "
                + "si ce changement est voulu, ajoutez --change-edition"
        case .damagedManifest(let path):
            "« \(path) », la liste de ce qu'unisson a publié, est illisible : restaurez-la, ou videz la destination"
        case .nothingPublished(let path):
            "Aucune publication dans « \(path) », et --existing en demande une : le partage est-il monté ?"
        case .locked(let path): "Une autre publication écrit dans « \(path) » : attendez qu'elle finisse"
        case .noLocks(let path): "« \(path) » ne sait pas verrouiller : veillez à n'y publier qu'une fois à la fois"
        case .longPath(let length, let limit):
            "Chemin de \(length) caractères, pour \(limit) au plus : Windows ne saurait pas l'ouvrir"
        case .sameButForCase(let path):
            "Ne diffère de « \(path) » que par la casse : Windows les confondrait"
        case .notAsWritten(let path):
            "« \(path) » relu diffère de ce qui a été écrit : le disque ou le réseau est en cause"
        case .unknownGroup(let name): "Groupe « \(name) » inconnu sur cette machine (« publication » de site.yaml)"
        case .accessNotGiven(let path):
            "Groupe et mode de l'édition sans effet sur « \(path) » : réglez les droits chez l'hébergeur"
        case .rcloneMissing:
            "rclone manque pour publier à distance : installez le paquet Debian « rclone » (https://rclone.org/)"
        case .rcloneFailed(let destination, let reason): "Échec de rclone sur « \(destination) » : \(reason)"
        case .rcloneTooSlow(let destination, let limit):
            "rclone arrêté sur « \(destination) » après \(limit) s : relancez, la publication reprendra ; "
                + "ou donnez plus de temps avec --time-limit"
        }
    }
}
