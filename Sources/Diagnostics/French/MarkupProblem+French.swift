extension MarkupProblem {
    var french: String {
        switch self {
        case .notUTF8: "Le fichier n'est pas en UTF-8 : enregistrez-le en UTF-8"
        case .windows1252(true):
            "Le fichier est en Windows-1252 : enregistrez-le dans le tableur au format « CSV UTF-8 »"
        case .windows1252(false):
            "Le fichier est en Windows-1252 : enregistrez-le en UTF-8 (Notepad++ : Encodage > Convertir en UTF-8)"
        case .utf16(true): "Le fichier est en UTF-16 : enregistrez-le dans le tableur au format « CSV UTF-8 »"
        case .utf16(false):
            "Le fichier est en UTF-16 : enregistrez-le en UTF-8 (Notepad++ : Encodage > Convertir en UTF-8)"
        case .officeFile(true):
            "Ce fichier est un classeur sous un nom en « .csv » : enregistrez-le dans le tableur au format « CSV UTF-8 »"
        case .officeFile(false):
            "Ce fichier est un document bureautique sous un nom en « .md » : ouvrez-le dans LibreOffice, "
                + "et copiez son texte dans une fiche"
        case .controlCharacter(let byte): "Caractère de contrôle (code \(byte)) interdit : supprimez-le"
        case .invisibleCharacter(let scalar):
            "Caractère invisible \(unicodeName(scalar)) retiré"
                + (turnsWriting(scalar) ? " : il inverse le sens de lecture ; effacez-le" : " ; effacez-le")
        case .emptyFile: "Fichier vide"
        case .fileTooLarge(let bytes, let limit):
            "Fichier de \(megabytes(bytes)) Mo : \(limit / 1_000_000) Mo au plus"
        case .unclosedFrontMatter: "En-tête jamais fermé : ajoutez une ligne « --- » après ses champs"
        case .invalidYAML(let fault): "YAML invalide : \(fault.french)"
        case .tabInYAML: "Tabulation interdite dans le retrait : remplacez-la par des espaces"
        case .duplicateKey(let key): "Champ « \(key) » en double"
        case .anchorInYAML: "Les ancres (« & ») et les alias (« * ») de YAML ne sont pas admis : répétez la valeur"
        case .nestedTooDeep: "Trop de niveaux imbriqués"
        case .rawHTML(let tag): "HTML « \(tag) » retiré de la page : écrivez-le en Markdown"
        case .lostHTML(let words): "« \(words) » serait perdu : ce HTML n'est pas lu, écrivez-le en Markdown"
        case .unclosedComment: "Commentaire « <!-- » jamais fermé : il avale la suite, ajoutez « --> »"
        case .unclosedHTML(let tag): "HTML « \(tag) » jamais fermé : fermez-le, ou retirez-le"
        case .markdownInHTML(let words):
            "« \(words) » : le Markdown n'est pas lu dans du HTML ; laissez une ligne vide avant, ou retirez le HTML"
        case .unclosedCode(let fence):
            "Bloc de code « \(fence) » jamais fermé : il avale la suite, ajoutez une ligne « \(fence) »"
        case .codeInsideOut(let fence):
            "Bloc de code « \(fence) » qui avale peut-être du texte : ajoutez la ligne « \(fence) » là où il doit finir, "
                + "ou retirez la ligne vide avant celle qui le ferme"
        case .commentInCode:
            "Commentaire dans du code, que tout le monde lirait : sortez-le du code (accents graves ou retrait), "
                + "ou ouvrez le bloc par « ```html » si c'est un exemple"
        case .fieldInCode(let name):
            "« \(name) » est un champ, mais ce titre se trouve dans un bloc de code : fermez le bloc avant lui"
        case .extraCells(let expected, let actual):
            "\(actual) cellules dans cette ligne, \(expected) attendues : complétez la première ligne, "
                + "ou écrivez « \\| » la barre qui fait partie du texte"
        case .delimiterRow(let expected, let actual):
            "Tableau non lu : \(expected) colonnes dans la première ligne, \(actual) dans la ligne « --- » ; "
                + "donnez-leur-en autant, et écrivez « \\| » la barre qui fait partie du texte"
        case .brokenLink(let link):
            "Lien « \(link) » mal formé : écrivez [texte](adresse) d'un seul tenant ; si l'adresse a des espaces, "
                + "[texte](<adresse>) ou « %20 »"
        case .unknownLinkLabel(let label):
            "Lien vers « \(label) », que rien ne définit : écrivez [texte](adresse), ou ajoutez « [\(label)]: adresse »"
        case .unusedLinkLabel(let label):
            "« [\(label)]: » ne sert à aucun lien et serait perdu : si c'est du texte, écrivez « \\[\(label)]: »"
        case .unknownNote(let label):
            "Note « \(label) » introuvable : ajoutez une ligne « [^\(label)]: texte »"
        case .unusedNote(let label):
            "Note « \(label) » perdue : aucun texte de la page ne l'appelle, ou elle est en double ; appelez-la par « [^\(label)] »"
        case .foreignMark(let mark):
            "« \(mark) » vient d'un autre outil et restera tel quel sur la page : retirez-le, ou mettez-le entre accents graves"
        case .foreignComment(let mark):
            "« \(mark) » serait lu de tous : un commentaire s'écrit « <!-- … --> »"
        case .dangerousURL(let url): "Adresse « \(url) » retirée de la page : ce type d'adresse est dangereux"
        case .externalImage(let url):
            "Image « \(url) » hors du site : enregistrez-la dans le dossier du contenu et donnez le nom du fichier"
        case .unclosedWikiLink: "Lien « [[ » jamais fermé : ajoutez « ]] », ou écrivez « \\[\\[ » pour des crochets"
        case .emptyWikiLink: "Lien « [[]] » sans cible"
        case .malformedFence(let line): "Encadré « \(line) » mal formé : écrivez « ::: nom » puis « ::: »"
        case .unclosedFence(let name): "Encadré « \(name) » jamais fermé : ajoutez une ligne « ::: »"
        case .restrictionInText(let words):
            "« \(words) » ne restreint rien dans un texte : écrivez-le dans l'en-tête, sur une ligne à lui, "
                + "ou mettez-le entre accents graves (`) si c'est un exemple"
        case .fenceInCode(let name):
            "« ::: \(name) » dans un bloc de code ne restreint rien, et ce bloc est montré à tous : retirez le retrait "
                + "de la ligne, ou ouvrez le bloc par « ```markdown » si c'est un exemple"
        case .unclosedQuote: "Guillemet ouvrant jamais fermé"
        case .wrongCellCount(let expected, let actual):
            "\(actual) cellules dans cette ligne, \(expected) attendues : retirez le séparateur en trop, "
                + "ou mettez entre guillemets le texte qui le contient"
        case .duplicateColumn(let name): "Colonne « \(name) » en double"
        case .emptyHeader: "Première ligne sans nom de colonne"
        case .headerBelow(let line):
            "La première ligne doit nommer les colonnes, ce que fait la ligne \(line) : supprimez ce qui la précède"
        case .textAfterQuote: "Texte derrière le guillemet fermant : doublez les guillemets qui font partie du texte"
        case .unknownFence(let name): "Encadré « \(name) » inconnu"
        case .fenceWithoutOpening: "« ::: » ne ferme aucun encadré : ouvrez-le par « ::: nom », ou supprimez la ligne"
        case .fenceAcrossBlocks(let name):
            "Encadré « \(name) » fermé dans un autre bloc (liste, citation) que celui où il s'ouvre"
        case .tableTooLarge:
            "Tableau de plus de deux millions de cellules : coupez le fichier, ou donnez un fichier CSV"
        case .frontMatterStart: "L'en-tête commence par une ligne « --- », la première de la fiche"
        case .frontMatterEnd(let line): "L'en-tête finit par une ligne « --- », et non « \(line) »"
        }
    }
}
