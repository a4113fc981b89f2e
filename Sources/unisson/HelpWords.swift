/// The words that the argument parser itself writes into help, which knows English only, in the language of all other help.
enum HelpWords {
    /// The help in French.
    static func french(_ help: String) -> String {
        words.reduce(help) { $0.replacing($1.0, with: $1.1) }
    }

    /// What the parser says of a command line that it cannot read, in French.
    static func french(error text: String) -> String {
        errorWords.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    private static let errorWords = [
        ("Error: Missing expected argument ", "error: il manque "),
        ("Error: Missing value for ", "error: il manque la valeur de "),
        ("Error: Unexpected argument ", "error: de trop : "), (" unexpected arguments: ", " mots de trop : "),
        ("Error: Unknown option ", "error: option inconnue : "), (". Did you mean ", " ; vouliez-vous dire "),
        ("Error: The value ", "error: la valeur "), (" is invalid for ", " ne convient pas à "),
        (". Please provide one of ", " ; au choix : "), ("Error: ", "error: "), ("\nHelp:", "\nAide :"),
        ("\nUsage:", "\nUsage :"), ("  See '", "  Voir « "), ("' for more information.", " »."),
        ("<subcommand>", "<commande>"), ("'?\n", "' ?\n"),
    ]

    /// Longer ones before those that they hold. Line breaks may stand between words: these are short.
    private static let words = [
        ("OVERVIEW: ", ""), ("USAGE:", "USAGE :"), ("ARGUMENTS:", "ARGUMENTS :"), ("OPTIONS:", "OPTIONS :"),
        ("SUBCOMMANDS:", "COMMANDES :"), ("<subcommand>", "<commande>"), ("(default:", "(par défaut :"),
        ("Show the version.", "Écrit la version."), ("Show help information.", "Écrit cette aide."),
        ("See 'unisson help <commande>' for detailed help.", "« unisson help <commande> » en dit plus sur chacune."),
    ]
}
