/// The words that the argument parser itself writes into help, which knows English only, in the language of all other help.
enum HelpWords {
    /// The help in French.
    static func french(_ help: String) -> String {
        words.reduce(help) { $0.replacing($1.0, with: $1.1) }
    }

    /// Longer ones before those that they hold. Line breaks may stand between words: these are short.
    private static let words = [
        ("OVERVIEW: ", ""), ("USAGE:", "USAGE :"), ("ARGUMENTS:", "ARGUMENTS :"), ("OPTIONS:", "OPTIONS :"),
        ("SUBCOMMANDS:", "COMMANDES :"), ("<subcommand>", "<commande>"), ("(default:", "(par défaut :"),
        ("Show the version.", "Écrit la version."), ("Show help information.", "Écrit cette aide."),
        ("See 'unisson help <commande>' for detailed help.", "« unisson help <commande> » en dit plus sur chacune."),
    ]
}
