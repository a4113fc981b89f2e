/// A language in which a site can be written: what the generator itself must know of it. Everything else that a theme
/// says stands in the theme's `strings/`.
public enum SiteLanguage: String, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"

    /// Monday first.
    public var weekdayNames: [String] {
        switch self {
        case .french: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
        case .english: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        }
    }

    /// What stands in the place of a document that a reader may not see.
    public var restrictedDocument: String {
        switch self {
        case .french: "document réservé"
        case .english: "restricted document"
        }
    }

    /// January first.
    public var monthNames: [String] {
        switch self {
        case .french:
            [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ]
        case .english:
            [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        }
    }

    /// `7 mars 2013`, `1er avril 2013`; `7 March 2013`.
    public func format(_ date: CalendarDate) -> String {
        let month = monthNames[date.month - 1]
        let day = self == .french && date.day == 1 ? "1er" : String(date.day)
        return "\(day) \(month) \(date.year)"
    }

    /// `jeudi 7 mars 2013`; `Thursday 7 March 2013`.
    public func formatLong(_ date: CalendarDate) -> String {
        "\(weekdayNames[date.weekday]) \(format(date))"
    }
}
