import Language

extension RegisterProblem {
    var french: String {
        switch self {
        case .unreadable(let columns):
            "Registre illisible : ses colonnes sont « \(columns.joined(separator: ";")) », dans cet ordre ; rétablissez-le"
        case .unreadableLine:
            "Ligne de registre illisible : il faut un acte connu, un nom et un jour (AAAA-MM-JJ) ; rétablissez-la"
        case .brokenChain:
            "Registre rompu : cette ligne ne suit pas la précédente, l'une des deux a été changée, ôtée ou ajoutée à la main ; "
                + "rétablissez-les, ou « unisson registre accept --by … » si quelqu'un en répond"
        case .backwards(let date, let former):
            "Acte daté du \(SiteLanguage.french.format(date)), avant le précédent de la même fiche, "
                + "du \(SiteLanguage.french.format(former))"
        case .notContinued(let output, let head):
            "Registre sans la ligne \(head.prefix(8))… dont le site publié dans « \(output) » répond : des lignes manquent ou "
                + "ont été changées ; rétablissez-les, ou « unisson registre accept --by … » si quelqu'un en répond"
        case .notAValidator(let name, let among):
            "Acte de « \(name) », qui n'est pas parmi les validateurs du site : \(among.joined(separator: ", "))"
        case .noLine(let entry):
            "Visa sans ligne au registre : rien ne prouve qu'il a été donné ; lancez « unisson validate \(entry) --by … --on … »"
        case .otherLine(let entry, let date, let by, let isSameText):
            "Le registre connaît un autre visa, du \(SiteLanguage.french.format(date)) par \(by)"
                + (isSameText ? "" : ", sur un autre texte")
                + " ; rétablissez la fiche, ou lancez « unisson validate \(entry) --by … --on … »"
        case .withdrawn(let entry, let date, let by):
            "Fiche retirée le \(SiteLanguage.french.format(date)) par \(by) et remise en ligne à la main ; "
                + "laissez-la retirée, ou lancez « unisson validate \(entry) --by … --on … »"
        case .withdrawnWithoutLine(let entry):
            "Retrait sans ligne au registre : personne n'en répond ; "
                + "lancez « unisson withdraw \(entry) --by … --on … --reason … »"
        case .goneWithoutWithdrawal(let entry):
            "« \(entry) » a un visa et n'est plus dans le contenu : renommée, elle demande un nouveau visa ; "
                + "sinon un retrait se signe, « unisson withdraw »"
        case .unsigned(let by): "Ligne non signée : le site demande la signature de \(by)"
        case .wrongSignature(let by): "Signature fausse : ce n'est pas \(by) qui a signé cette ligne"
        case .unknownSigner(let name): "Aucune clé connue de « \(name) » dans « visas/allowed_signers »"
        case .noSigners(let path): "« \(path) » manque : le site demande des signatures, et aucune clé n'est connue"
        case .otherSigners(let output, _):
            "Les clés de « visas/allowed_signers » ne sont pas celles du site publié dans « \(output) » ; "
                + "rétablissez-les, ou « unisson registre accept --by … » si quelqu'un en répond"
        case .signaturesDropped(let output):
            "Le site publié dans « \(output) » demande des signatures et « site.yaml » n'en demande plus ; "
                + "rétablissez « signatures: required », ou « unisson registre accept --by … » si quelqu'un en répond"
        case .noProgram:
            "Programme « ssh-keygen » introuvable : installez OpenSSH (paquet openssh-client) pour les signatures"
        case .noKey: "Le site demande des signatures : dites votre clé, « --key ~/.ssh/id_ed25519 »"
        case .notSigned(let reason): "Signature refusée par ssh-keygen : \(reason)"
        }
    }
}
