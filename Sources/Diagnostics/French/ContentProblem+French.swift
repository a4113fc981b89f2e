import Language

extension ContentProblem {
    var french: String {
        switch self {
        case .unknownField(let name, let kind): "Champ « \(name) » inconnu pour « \(kind) »"
        case .missingField(let name, let kind, true, true):
            "Champ « \(name) » obligatoire pour « \(kind) » : écrivez-le sous ce titre"
        case .missingField(let name, let kind, false, true):
            "Champ « \(name) » obligatoire pour « \(kind) » : écrivez sa valeur"
        case .missingField(let name, let kind, true, false):
            "Champ « \(name) » obligatoire pour « \(kind) » : écrivez-le dans le texte, sous un titre « ## \(name.capitalizedFirst) »"
        case .missingField(let name, let kind, false, false):
            "Champ « \(name) » obligatoire pour « \(kind) » : ajoutez-le"
        case .fieldTwice(let name): "Champ « \(name) » donné deux fois : gardez l'en-tête ou le texte"
        case .shortFieldAsSection(let field):
            "« \(field) » est un champ court : écrivez « \(field): … » dans l'en-tête, et non sous un titre"
        case .emptyRestriction(let field, let among):
            "« \(field) » ne dit pas qui peut lire : choisissez (\(among.joined(separator: ", "))), ou supprimez la ligne"
        case .wrongType(let field, let expected, let actual):
            "« \(actual) » dans « \(field) » : il faut \(expected.french)"
        case .unknownWord(let word, let field, let among):
            "Valeur « \(word) » inconnue pour « \(field) »"
                + (among.isEmpty ? "" : " ; au choix : \(among.joined(separator: ", "))")
        case .lostZero(let text): "Téléphone « \(text) » à neuf chiffres : le tableur a retiré le zéro du début"
        case .linkInShortText(let link, let field):
            "Lien « \(link) » impossible dans « \(field) », un texte court : nommez-le en toutes lettres, "
                + "ou mettez le lien dans le texte de la fiche"
        case .commentInShortText(let comment, let field):
            "« \(comment) » serait lu de tous dans « \(field) », un texte court : effacez-le ; "
                + "dans un en-tête, un commentaire a sa propre ligne, qui commence par « # »"
        case .markInShortText(let mark, let field):
            "« \(mark) » sans effet dans « \(field) », un texte court : retirez ces signes"
        case .likelyComment(let text, let field):
            "« \(text) » fait partie de « \(field) » et sera lu : un commentaire a sa propre ligne ; "
                + "si c'est du texte, mettez toute la valeur entre guillemets"
        case .noTitle(let kind): "Titre vide : « \(kind) » en a besoin"
        case .textWithoutPage(let kind):
            "Ce texte ne se lirait nulle part : « \(kind) » n'a pas de page ; mettez-le dans un de ses champs"
        case .fieldWithoutPage(let field, let kind):
            "« \(field) » ne se lit nulle part : « \(kind) » n'a pas de page ; donnez-lui une vue « index », "
                + "ou mettez ce champ dans ses « columns »"
        case .badID(let text): "« \(text) » ne donne pas d'identifiant : il faut des lettres ou des chiffres"
        case .duplicateID(let id, let kind): "Identifiant « \(id) » en double pour « \(kind) »"
        case .duplicateValue(let value, let field): "Valeur « \(value) » de « \(field) » déjà prise"
        case .unknownReference(let text, let kinds): "\(kinds.capitalizedFirst) « \(text) » introuvable"
        case .ambiguousReference(let text): "« \(text) » désigne plusieurs fiches"
        case .wrongKind(let text, let expected, let actual):
            "« \(text) » est de genre « \(actual) » : « \(expected) » attendu"
        case .unknownAnchor(let anchor, let page): "Pas de titre « \(anchor) » dans « \(page) »"
        case .missingFile(let path): "Fichier « \(path) » introuvable"
        case .schemeNotAdmitted(let scheme, let address):
            "« \(address) » : type d'adresse « \(scheme): » non admis ; au choix : https:, http:, mailto:, tel:"
        case .incompleteAddress(let text, let whole): "« \(text) » n'est pas une adresse entière : écrivez « \(whole) »"
        case .emptyAddress: "Lien sans adresse : écrivez-la, ou retirez les crochets"
        case .networkShare(let path):
            "« \(path) » est sur un disque partagé : copiez le fichier à côté de la fiche pour le joindre, "
                + "ou admettez ce serveur par « partages: [\(path.server)] » dans site.yaml"
        case .drivePath(let path):
            "« \(path) » dépend du poste : copiez le fichier à côté de la fiche pour le joindre, "
                + "ou donnez l'adresse du partage (\\\\serveur\\dossier)"
        case .embedding(let title):
            "« ![…] » sur « \(title) » devient un lien : une fiche ne se recopie pas dans une autre ; écrivez « [[…]] »"
        case .blockAnchor(let anchor):
            "« #\(anchor) » désigne un paragraphe d'Obsidian : liez le titre sous lequel il se trouve"
        case .severalValues(let text, let field, let written):
            "« \(text) »\(field.map { " dans « \($0) »" } ?? "") : plusieurs valeurs s'écrivent "
                + written.map { "« \($0) »" }.joined(separator: ", puis à la ligne ")
        case .nearlyReference(let text, let kinds):
            "« \(text) » n'est le nom d'aucune fiche (\(kinds)) et reste un texte"
        case .successionCycle(let title): "« \(title) » finit par se remplacer elle-même"
        case .pagelessTarget(let title): "« \(title) » n'a pas de page : le lien devient du texte"
        case .notUnique(let rule, let what): "Règle « \(rule) » : deux fiches pour « \(what) »"
        case .endsBeforeStart(let from, let until): "« \(until) » précède « \(from) »"
        case .outOfOrder(let first, let second): "« \(second) » précède « \(first) »"
        case .overLimit(let rule, let count, let limit): "Règle « \(rule) » : \(count), soit plus de \(limit)"
        case .wrongSum(let field, let expected, let actual):
            "« \(field) » fait \(actual) au total, et non \(expected)"
        case .requiredHere(let field, let rule, let help):
            "Champ « \(field) » exigé par la règle « \(rule) »" + (help.map { " : \($0.withoutFinalStop)" } ?? "")
        case .uncovered(let rule, let row, let column): "Règle « \(rule) » : personne pour « \(row) » à « \(column) »"
        case .tooClose(let rule, let title): "Règle « \(rule) » : « \(title) » ressemble trop à une autre fiche"
        case .outside(let field, let value, let of):
            "« \(value) » (\(field)) n'est ni « \(of) » ni rien de ce qui en dépend"
        case .forbiddenMarking(let marking): "Marquage « \(marking) » interdit dans cette base"
        case .visaIncomplete(let field): "Fiche validée sans « \(field) » : qui valide, et quand ?"
        case .unknownValidator(let name, let among):
            "« \(name) » n'est pas parmi les validateurs du site : \(among.joined(separator: ", "))"
        case .toReassign(let field, let office):
            "« \(field) » à réattribuer\(office.map { " (" + $0 + ")" } ?? "") : la personne nommée a quitté ses fonctions"
        case .noSuchDay(let text, let field, let day): "« \(text) » dans « \(field) » : \(day.french) n'existe pas"
        case .wrongWeekday(let text, let field, let date):
            "« \(text) » dans « \(field) » : le \(SiteLanguage.french.format(date)) est un \(SiteLanguage.french.weekdayNames[date.weekday]) ; corrigez l'un ou l'autre"
        case .timeOfDate(let text, let field):
            "« \(text) » dans « \(field) » : une date n'a pas d'heure, seul le jour est gardé"
        case .wrongLength(let text, let field, let expected):
            "« \(text) » dans « \(field) » : il faut \(expected) caractères, et non \(text.count)"
                + (text.count + 1 == expected && text.allSatisfy(\.isNumber)
                    ? " ; le tableur a pu retirer un zéro du début" : "")
        case .missingColumn(let name, let kind): "Colonne « \(name) » obligatoire pour « \(kind) » : ajoutez-la"
        case .wrongSection(let name, let columns):
            columns.isEmpty
                ? "Sous « \(name) », il faut une liste : une ligne « - … » par élément, et rien d'autre"
                : "Sous « \(name) », il faut un tableau : une ligne « | \(columns.joined(separator: " | ")) | », "
                    + "une ligne « \(String(repeating: "| --- ", count: columns.count))| », puis les autres lignes, et rien d'autre"
        }
    }
}

extension String {
    /// Of a path on a shared drive.
    var server: String { String(drop { $0 == "\\" || $0 == "/" }.prefix { $0 != "\\" && $0 != "/" }) }
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
    /// A sentence of the model at the end of a message.
    var withoutFinalStop: String { last == "." ? String(dropLast()) : self }
}

extension WrittenDay {
    /// `le 30 février`; the 29 of February with its year.
    fileprivate var french: String {
        guard (1...12).contains(month) else { return "le mois \(month)" }
        let day = "le \(day) \(SiteLanguage.french.monthNames[month - 1])"
        return month == 2 && self.day == 29 ? "\(day) \(year)" : day
    }
}

extension ContentShape {
    fileprivate var french: String {
        switch self {
        case .text: "un texte"
        case .integer: "un nombre entier"
        case .decimal: "un nombre"
        case .date: "une date (7 mars 2013, 07/03/2013 ou 2013-03-07)"
        case .boolean: "« oui » ou « non »"
        case .mail: "une adresse électronique"
        case .telephone: "un numéro de téléphone"
        case .url: "une adresse https://…"
        case .duration: "une durée (45 min, 1 h 30)"
        case .time: "une heure (9 h 30)"
        case .records: "un tableau ou une liste de champs"
        case .single: "une seule valeur"
        case .list: "une liste à puces"
        case .file: "un fichier du dossier"
        case .alias: "une ancienne adresse du site (rubrique/nom.html)"
        }
    }
}
