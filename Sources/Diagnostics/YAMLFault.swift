/// What is wrong with a piece of YAML, as far as it can be told.
public enum YAMLFault: Sendable, Hashable {
    /// A colon followed by a space inside an unquoted value.
    case colonInValue
    /// A line that should begin with `name:`.
    case missingColon
    /// A quoted text that is never closed.
    case unclosedQuote
    /// A `\` followed by what YAML does not know, in a text in double quotes.
    case badEscape
    /// A `[` or `{` that is never closed, or a comma that is missing or too many.
    case unclosedBracket
    /// A line that is neither on its neighbours' level nor on a new one.
    case badIndentation
    /// A `-` after a value, or on the wrong level.
    case misplacedDash
    /// An unquoted text that begins with a character that YAML keeps for itself.
    case reservedCharacter(String)
    /// Text behind the `|` or `>` that opens a block of text.
    case textAfterBlockSign
    /// A second document (`---`) in the file.
    case severalDocuments
    /// A tag such as `!!str`.
    case tag(String)
    /// A list or a mapping where a name is expected.
    case compoundKey
    /// Text behind the end of a quoted text or of a list.
    case textAfterValue
    /// Anything else, in the words of the YAML reader.
    case other(String)

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
        case .other(let reason): reason
        }
    }

    var english: String {
        switch self {
        case .colonInValue: "colon in a value: put the value in quotes"
        case .missingColon: "line without colon: write “name: value”"
        case .unclosedQuote: "quote is never closed"
        case .badEscape: "unknown “\\” sequence in quotes: double the backslash “\\\\” or use single quotes"
        case .unclosedBracket: "bracket or brace is never closed, or a comma is missing or superfluous"
        case .badIndentation: "unexpected indentation: align the line with its neighbours"
        case .misplacedDash: "misplaced list dash: put each item on its own line, all at one indentation"
        case .reservedCharacter(let sign): "a value cannot begin with “\(sign)”: put it in quotes"
        case .textAfterBlockSign: "text after “|” or “>”: begin it on the next line"
        case .severalDocuments: "second document “---”: only one per file"
        case .tag(let tag): "tag “\(tag)” is not accepted: remove it"
        case .compoundKey: "list or mapping in place of a field name"
        case .textAfterValue: "text after the end of the value: put all of it in quotes"
        case .other(let reason): reason
        }
    }
}
