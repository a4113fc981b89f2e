extension SiteLanguage {
    /// For narrow columns, January first. Rules: Imprimerie nationale, *Lexique*; the Oxford style manual.
    public var shortMonthNames: [String] {
        switch self {
        case .french:
            ["janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
        case .english:
            ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
        }
    }
}
