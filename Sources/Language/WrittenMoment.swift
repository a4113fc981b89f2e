/// A day with a time behind it, as calendars and spreadsheets write them: `2027-02-19 10:00`, `19/02/2027 à 10 h`.
public struct WrittenMoment: Sendable, Hashable {
    /// The day.
    public let day: WrittenDay
    /// The time as written, `10:00`; a time zone behind it is dropped.
    public let time: String

    /// Nil for a text that is no day, or a day alone.
    public init?(_ text: String) {
        for index in text.indices.reversed() where text[index].isWhitespace || text[index] == "T" {
            guard let day = WrittenDay(Self.withoutWord(text[..<index])) else { continue }
            let time = text[text.index(after: index)...].trimmingPrefix(while: \.isWhitespace)
            guard Self.isTime(time) else { continue }
            self.day = day
            self.time = String(time)
            return
        }
        return nil
    }

    /// Whether the time says nothing: what spreadsheets put behind a day alone.
    public var isMidnight: Bool { time.allSatisfy { !$0.isNumber || $0 == "0" } }

    /// Without the comma, or the `à`, that leads to the time.
    private static func withoutWord(_ text: Substring) -> String {
        var words = text.split(whereSeparator: \.isWhitespace)
        if let last = words.last, ["a", "at", "vers", "des"].contains(last.folded) { words.removeLast() }
        let day = words.joined(separator: " ")
        return day.hasSuffix(",") ? String(day.dropLast()) : day
    }

    /// Hours, then minutes and seconds behind `:` or `h`, then perhaps `Z` or `+01:00`.
    private static func isTime(_ text: Substring) -> Bool {
        let folded = text.folded.filter { !$0.isWhitespace }.replacing("heures", with: "h").replacing(
            "heure", with: "h")
        return folded.wholeMatch(
            of: #/([01]?\d|2[0-3])(?:[:h](?:[0-5]\d)?(?::?[0-5]\d(?:\.\d+)?)?)(?:min|mn)?(?:z|[+-]\d\d:?\d\d)?/#) != nil
    }
}
