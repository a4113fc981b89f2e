/// What clocks show in the zones of France and its neighbours, as calendars carry it (RFC 5545, §3.6.5). From the tz database;
/// before 1996, when the European Union set the end of its summer time to October, hours in autumn may be off.
enum CalendarZone {
    /// Hours before universal time, all the year.
    case fixed(hours: Int)
    /// An hour before universal time, two in summer: from the last Sunday of March to that of October.
    case centralEuropean

    /// Nil for a zone whose rules are not known here.
    init?(_ name: String) {
        switch name {
        case "Europe/Paris", "Europe/Brussels", "Europe/Luxembourg", "Europe/Berlin", "Europe/Zurich", "Europe/Monaco",
            "Europe/Rome", "Europe/Madrid":
            self = .centralEuropean
        case "America/Martinique", "America/Guadeloupe": self = .fixed(hours: -4)
        case "America/Cayenne": self = .fixed(hours: -3)
        case "Indian/Reunion": self = .fixed(hours: 4)
        case "Indian/Mayotte": self = .fixed(hours: 3)
        case "Pacific/Noumea": self = .fixed(hours: 11)
        case "Pacific/Wallis": self = .fixed(hours: 12)
        case "Pacific/Tahiti": self = .fixed(hours: -10)
        default: return nil
        }
    }

    func add(named name: String, to lines: inout ContentLines) {
        lines.add("BEGIN:VTIMEZONE")
        lines.add("TZID:" + name)
        switch self {
        case .fixed(let hours):
            Self.observance("STANDARD", from: hours, to: hours, start: "19700101T000000", rule: nil, &lines)
        case .centralEuropean:
            Self.observance(
                "DAYLIGHT", from: 1, to: 2, start: "19810329T020000", rule: "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", &lines)
            Self.observance(
                "STANDARD", from: 2, to: 1, start: "19961027T030000", rule: "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", &lines)
        }
        lines.add("END:VTIMEZONE")
    }

    private static func observance(
        _ name: String, from: Int, to: Int, start: String, rule: String?, _ lines: inout ContentLines
    ) {
        lines.add("BEGIN:" + name)
        lines.add("DTSTART:" + start)
        lines.add("TZOFFSETFROM:" + offset(from))
        lines.add("TZOFFSETTO:" + offset(to))
        if let rule { lines.add("RRULE:" + rule) }
        lines.add("END:" + name)
    }

    private static func offset(_ hours: Int) -> String {
        let digits = String(abs(hours))
        return (hours < 0 ? "-" : "+") + (digits.utf8.count < 2 ? "0" : "") + digits + "00"
    }
}
