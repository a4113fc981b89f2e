extension YAMLFault {
    /// Follows « YAML invalide : ».
    var french: String {
        switch self {
        case .colonInValue: "deux-points dans une valeur : mettez-la entre guillemets"
        case .missingColon: "ligne sans deux-points : écrivez « nom : valeur »"
        case .unclosedQuote: "guillemet jamais fermé"
        case .badEscape: "suite « \\ » inconnue entre guillemets : doublez la barre « \\\\ » ou prenez des apostrophes"
        case .unclosedBracket: "crochet ou accolade jamais fermé, ou virgule oubliée ou en trop"
        case .badIndentation: "retrait inattendu : alignez la ligne sur ses voisines"
        case .misplacedDash: "tiret de liste mal placé : mettez chaque élément sur sa ligne, au même retrait"
        case .reservedCharacter(let sign): "une valeur ne peut commencer par « \(sign) » : mettez-la entre guillemets"
        case .textAfterBlockSign: "texte derrière « | » ou « > » : commencez-le à la ligne suivante"
        case .severalDocuments: "second document « --- » : un seul par fichier"
        case .tag(let tag): "étiquette « \(tag) » non admise : supprimez-la"
        case .compoundKey: "liste ou groupe à la place d'un nom de champ"
        case .textAfterValue: "texte derrière la fin de la valeur : mettez le tout entre guillemets"
        case .commentAfterValue:
            "commentaire derrière une valeur : donnez-lui sa propre ligne, ou mettez entre guillemets le texte dont il fait partie"
        case .other(let reason): reason
        }
    }
}
