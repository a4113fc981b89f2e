/// A language in which a site can be written: what the generator itself must know of it. Everything else that a theme
/// says stands in the theme's `strings/`.
public enum SiteLanguage: String, Sendable, Codable, CaseIterable {
    case french = "fr"
    case english = "en"

    /// Monday first.
    public var weekdayNames: [String] {
        switch self {
        case .french: Self.frenchDays
        case .english: Self.englishDays
        }
    }

    /// What stands in the place of a document that a reader may not see.
    public var restrictedDocument: String {
        switch self {
        case .french: "document réservé"
        case .english: "restricted document"
        }
    }

    /// Who stands in a document in the place of somebody who has left long ago.
    public var someoneWhoLeft: String {
        switch self {
        case .french: "une personne qui a quitté ses fonctions"
        case .english: "someone who has left office"
        }
    }

    /// What stands in the place of somebody who has left, where another one is to be found.
    /// - Parameter office: the short name of the body that is to name them; empty where none is known.
    public func toReassign(by office: String) -> String {
        let words =
            switch self {
            case .french: "À réattribuer"
            case .english: "To be reassigned"
            }
        return office.isEmpty ? words : "\(words) (\(office))"
    }

    /// January first.
    public var monthNames: [String] {
        switch self {
        case .french: Self.frenchMonths
        case .english: Self.englishMonths
        }
    }

    private static let frenchDays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    private static let englishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let frenchMonths = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `7 mars 2013`, `1er avril 2013`; `7 March 2013`.
    public func format(_ date: CalendarDate) -> String {
        let month = monthNames[date.month - 1]
        let day = self == .french && date.day == 1 ? "1er" : String(date.day)
        return day + " " + month + " " + String(date.year)
    }

    /// `jeudi 7 mars 2013`; `Thursday 7 March 2013`.
    public func formatLong(_ date: CalendarDate) -> String {
        weekdayNames[date.weekday] + " " + format(date)
    }
}
