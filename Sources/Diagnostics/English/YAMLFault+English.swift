extension YAMLFault {
    /// Follows “Invalid YAML: ”.
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
        case .commentAfterValue:
            "comment behind a value: put it on a line of its own, or quotes around the text of which it is a part"
        case .other(let reason): reason
        }
    }
}
