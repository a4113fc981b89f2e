/// What is wrong with a piece of YAML, as far as it can be told.
public enum YAMLFault: Sendable, Hashable, Codable {
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
    /// A comment on the line of a value, of which it may be a part.
    case commentAfterValue
    /// Anything else, in the words of the YAML reader.
    case other(String)
}
