extension PageProblem {
    var french: String {
        switch self {
        case .duplicateID(let id): "Identifiant « \(id) » donné deux fois dans la page"
        case .brokenLink(let target): "Lien vers « \(target) », qui n'est pas dans le site"
        case .brokenAnchor(let target): "Lien vers « \(target) » : cet identifiant n'est pas dans la page visée"
        case .brokenLabel(let attribute, let id): "« \(attribute) » vise « \(id) », qui n'est pas dans la page"
        case .mainHeadings(0): "Aucun titre <h1> dans la page : il en faut un"
        case .mainHeadings(let count): "Un seul titre <h1> par page : celle-ci en a \(count)"
        case .skippedLevel(0, let to): "Premier titre de la page : <h1> attendu, au lieu de <h\(to)>"
        case .skippedLevel(let from, let to): "Niveau de titre sauté : <h\(to)> après <h\(from)>"
        case .emptyHeading(let level): "Titre <h\(level)> vide"
        case .missingTitle: "Élément <title> absent ou vide"
        case .duplicateTitle(let title): "Titre « \(title) » porté par deux pages"
        case .missingLanguage: "Attribut « lang » absent de <html>"
        case .tableWithoutCaption: "Tableau sans <caption>, ou à la légende vide"
        case .tableWithoutHeaders: "Tableau sans cellule d'en-tête <th>"
        case .headerWithoutScope: "Cellule <th> sans « scope » : col, row, colgroup ou rowgroup"
        case .emptyHeader: "Cellule <th> vide"
        case .imageWithoutAlternative:
            "Image sans texte de remplacement : « alt », ou pour <svg> « aria-label » ou « aria-hidden »"
        case .emptyLink(let target): "Lien sans texte, vers « \(target) »"
        case .ambiguousLink(let text): "Deux liens « \(text) » mènent à des endroits différents"
        case .externalResource(let address): "Ressource chargée hors du site : « \(address) »"
        case .missingSecurityPolicy: "Content-Security-Policy absente, répétée ou placée après ce qu'elle doit régir"
        case .weakSecurityPolicy(let directive):
            "Content-Security-Policy plus large que celle du site : « \(directive) »"
        case .inlineCode(let code): "Code dans la page, que la Content-Security-Policy interdit : « \(code) »"
        case .malformed: "HTML mal formé : balises qui ne se répondent pas"
        case .badName(let limit): "Nom de fichier en majuscules ou de plus de \(limit) caractères"
        case .heavyPage(let bytes, let limit):
            "Page de \(bytes) octets compressée, styles et scripts compris : \(limit) au plus"
        case .manyRequests(let count, let limit): "Page faite de \(count) fichiers : \(limit) au plus"
        case .heavyStyle(let bytes, let limit): "Feuille de style de \(bytes) octets compressée : \(limit) au plus"
        }
    }
}
