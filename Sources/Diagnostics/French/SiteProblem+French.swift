internal import Language

extension SiteProblem {
    var french: String {
        switch self {
        case .missing(let name): "« \(name) » introuvable"
        case .unreadable(let reason): "Lecture impossible : \(reason.french)"
        case .outsideContent(let target): "« \(target) » sort du dossier du contenu"
        case .symbolicLink(let target): "Lien symbolique vers « \(target) », absent ou hors du dossier du contenu"
        case .pathTaken(let path): "Deux éléments pour la même adresse « \(path) »"
        case .converterMissing(let program, let package):
            "\(program) manque à cette machine, et ce document en a besoin : installez le paquet \(package)"
        case .converterFailed(let program, let said): "\(program) n'a rien rendu : \(said)"
        case .converterTooSlow(let program, let seconds):
            "\(program) arrêté au bout de \(seconds) s, sans résultat"
        case .unknownDocument(let name):
            name.isEmpty ? "Nom du document manquant" : "Document « \(name) » introuvable, ou pas le seul de ce nom"
        case .badName(let name): "Nom « \(name) » interdit : Windows ne saurait pas l'ouvrir"
        case .unclaimedFile: "Fichier ignoré : son dossier n'est celui d'aucun genre du modèle"
        case .unclaimedFolder(let files):
            "\(files) fichiers ignorés : ce dossier n'est celui d'aucun genre du modèle"
        case .renamedSource(let name, let kind, true):
            "Ce dossier n'est celui d'aucun genre, et « \(name) », celui de « \(kind) », manque : renommez-le « \(name) », "
                + "ou écrivez son nom dans model.yaml"
        case .renamedSource(let name, let kind, false):
            "Ce tableau n'est celui d'aucun genre, et « \(name) », celui de « \(kind) », manque : renommez-le « \(name) », "
                + "ou écrivez son nom dans model.yaml"
        case .overlookedFile(.misnamed(let name)):
            "Fichier non lu : une fiche s'écrit dans un fichier « .md » ; renommez-le « \(name) »"
        case .overlookedFile(.document(let name)):
            "Document non lu : ouvrez-le dans LibreOffice et copiez son texte dans une fiche « \(name) » ; "
                + "pour le joindre tel quel, liez-le d'une fiche"
        case .overlookedFile(.sheet(let name)):
            "Classeur non lu : enregistrez-le dans le tableur au format « CSV UTF-8 », sous le nom « \(name) »"
        case .overlookedFile(.other):
            "Fichier non lu : une fiche s'écrit dans un fichier « .md », une liste dans le tableau « .csv » d'un genre"
        case .folderPage(let name):
            "Fichier non publié : « \(name) » serait la page de son dossier, que la liste des fiches remplit déjà ; "
                + "donnez-lui le nom d'une fiche"
        case .conflictCopy:
            "Copie non lue, laissée par la synchronisation : reportez dans la fiche ce qui y manque, puis supprimez-la"
        case .invisibleInName(let name): "Caractère invisible dans le nom « \(name) » : renommez le fichier"
        case .activeFile(let content): "Fichier joint refusé : \(content.french)"
        case .unlistedFileType(let ending):
            ending.isEmpty
                ? "Fichier joint sans extension : donnez-lui celle de son type (.pdf, .odt, .csv…)"
                : "Fichier « .\(ending) » refusé : ce type n'est pas connu pour être sans danger ; joignez-le en PDF ou dans une archive .zip"
        case .attachmentTooLarge(let bytes, let limit):
            "Fichier joint de \(megabytes(bytes)) Mo, pour \(megabytes(limit)) Mo au plus : allégez-le, "
                + "ou changez « taille des fichiers joints » dans site.yaml"
        case .writtenAmongSources(let path, let folder):
            "« \(path) » est dans « \(folder) », qui serait abîmé : choisissez un autre endroit"
        case .outputNotOurs(let path):
            "« \(path) » n'a pas été écrit par unisson : rien n'y est changé ; choisissez une autre sortie"
        case .locked(let path): "Une autre construction écrit dans « \(path) » : attendez qu'elle finisse"
        case .unwritable(let path, let reason): "Écriture de « \(path) » impossible : \(reason.french)"
        case .mayNotLast(let reason):
            "Le site est publié, mais le disque ne garantit pas qu'il survive à une coupure de courant : \(reason.french)"
        case .themeCycle(let name): "Le thème « \(name) » est son propre parent"
        case .unknownEdition(let name, let known):
            "Pas d'édition « \(name) » ; le modèle a : \(known.joined(separator: ", "))"
        case .leak(let word):
            "Ce fichier contient « \(word) », qui ne se lit que dans des textes que cette édition ne doit pas voir : rien n'a été publié. Cherchez d'où il vient (gabarit, thème, page) ; si tous peuvent le lire, écrivez-le dans un texte que cette édition voit"
        case .heldBack(let title, let since?, let isOwnFault):
            isOwnFault
                ? "Mise à jour en attente : « \(title) » garde sa version publiée (site du \(SiteLanguage.french.format(since))) tant que ses erreurs ne sont pas corrigées"
                : "Mise à jour en attente : « \(title) » garde sa version publiée (site du \(SiteLanguage.french.format(since))), car la nouvelle a besoin de fiches en attente"
        case .heldBack(let title, nil, let isOwnFault):
            isOwnFault
                ? "Mise à jour en attente : « \(title) » n'est pas encore publié, tant que ses erreurs ne sont pas corrigées"
                : "Mise à jour en attente : « \(title) » n'est pas encore publié, car il a besoin de fiches en attente"
        case .notPreviewed(let title, let isAbsent, let isOwnFault):
            "« \(title) » \(isAbsent ? "n'est pas dans l'aperçu" : "reste comme avant dans l'aperçu")\(isOwnFault ? " tant que ses erreurs ne sont pas corrigées" : ", tant que des fiches dont il a besoin ont des erreurs")"
        case .cannotWait(let reason): "Rien n'a été publié malgré --quarantine : \(reason.french)"
        }
    }
}

extension ActiveContent {
    fileprivate var french: String {
        switch self {
        case .page: "une page HTML peut exécuter du code ; joignez-la en PDF"
        case .program(let ending):
            "un fichier « .\(ending) » peut exécuter du code ; joignez un PDF, ou retirez le lien"
        case .element(let name): "l'élément « \(name) » peut exécuter du code ; \(Self.simpleFrench)"
        case .handler(let name): "l'attribut « \(name) » peut exécuter du code ; \(Self.simpleFrench)"
        case .address(let text): "l'adresse « \(text) » mène hors du fichier ; \(Self.simpleFrench)"
        case .styleSheet: "sa feuille de style est hors du fichier ; \(Self.simpleFrench)"
        case .entities: "sa déclaration DOCTYPE peut cacher du code ; \(Self.simpleFrench)"
        case .encoding: "il n'est pas en UTF-8 et ne peut être vérifié ; enregistrez-le en UTF-8"
        }
    }

    private static let simpleFrench = "enregistrez-le en « SVG simple », en PNG ou en PDF"
}

extension HoldRefusal {
    fileprivate var french: String {
        switch self {
        case .forbidden:
            "une telle erreur (marquage, parole unique, restriction, visa) ne peut pas attendre ; corrigez-la d'abord"
        case .noEntry:
            "l'erreur n'est pas dans une fiche (modèle, réglages, thème ou fichier joint) ; corrigez-la d'abord"
        case .nothingKnown:
            "la version publiée des fiches n'est pas connue ; corrigez les erreurs une fois, les suivantes pourront attendre"
        case .takesBack:
            "cette fiche change aussi qui peut la lire, jusqu'à quand, ou son visa ; l'ancienne version ne peut pas rester, corrigez l'erreur"
        case .unreadable:
            "ce fichier ne peut pas être lu, il restreint ou retire peut-être quelque chose ; corrigez-le d'abord"
        case .namelessRow:
            "cette ligne n'a pas d'identifiant et une ancienne ligne manque ; on ne sait pas si elle a été retirée ; corrigez l'identifiant"
        case .stillWrong:
            "l'ancienne version ne tient pas non plus, ce dont elle a besoin a disparu ; corrigez l'erreur, ou retirez aussi ce qui y renvoie"
        }
    }
}
