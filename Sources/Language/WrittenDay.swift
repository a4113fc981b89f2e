/// The three numbers of a date as somebody wrote it, whether or not the calendar has such a day.
public struct WrittenDay: Sendable, Hashable, Codable {
    /// For example 2013.
    public let year: Int
    /// 1 for January; any number may have been written.
    public let month: Int
    /// Any number may have been written.
    public let day: Int
    /// The day of the week that was written with it: 0 for Monday to 6 for Sunday; nil for none.
    public let weekday: Int?

    /// Whether the calendar has that day: not 30 February.
    public var exists: Bool { CalendarDate(year: year, month: month, day: day) != nil }

    /// Reads the forms of `CalendarDate(parsing:)`; nil for what has none of them.
    public init?(_ text: String) {
        var folded = text.folded
        weekday = Self.takeWeekday(&folded)
        guard let (year, month, day) = Self.digits(folded) ?? Self.words(folded) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    private static func words(_ text: String) -> (Int, Int, Int)? {
        guard let space = text.utf8.firstIndex(of: 0x20), let last = text.utf8.lastIndex(of: 0x20), space < last,
            text.utf8.distance(from: last, to: text.endIndex) == 5, let year = number(text[last...].dropFirst()),
            let month = monthNumbers[String(text[space..<last].dropFirst())]
        else { return nil }
        let day = text[..<space]
        return number(day == "1er" || day == "1st" ? "1" : day).map { (year, month, $0) }
    }

    private static func digits(_ text: String) -> (Int, Int, Int)? {
        guard let first = text.utf8.first, (0x30...0x39).contains(first), !text.utf8.contains(0x20) else { return nil }
        for (separator, yearFirst) in [
            (UInt8(ascii: "-"), true), (UInt8(ascii: "/"), false), (UInt8(ascii: "."), false),
        ] {
            let parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false).map { Substring($0) }
            guard parts.count == 3, case let numbers = parts.compactMap({ number($0) }), numbers.count == 3
            else { continue }
            guard parts[yearFirst ? 0 : 2].utf8.count == 4 else { return nil }
            return yearFirst ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0])
        }
        return nil
    }

    /// The value of digits; nil for anything else, signs among them, and beyond `Int`.
    private static func number(_ digits: Substring) -> Int? {
        var value = 0
        for byte in digits.utf8 {
            guard (0x30...0x39).contains(byte) else { return nil }
            let (tens, isHuge) = value.multipliedReportingOverflow(by: 10)
            let (next, isLarge) = tens.addingReportingOverflow(Int(byte - 0x30))
            if isHuge || isLarge { return nil }
            value = next
        }
        return digits.isEmpty ? nil : value
    }

    /// Takes the day of the week off the beginning: `mardi `, `Tuesday, `.
    private static func takeWeekday(_ text: inout String) -> Int? {
        guard let space = text.firstIndex(of: " "), let first = text.first, first.isLetter else { return nil }
        guard let day = dayNumbers[String(text[..<space].filter { $0 != "," })] else { return nil }
        text = String(text[text.index(after: space)...])
        return day
    }

    /// Whether the day of the week that was written is another one than the date's.
    public var contradictsWeekday: Bool {
        guard let weekday, let date = CalendarDate(year: year, month: month, day: day) else { return false }
        return date.weekday != weekday
    }

    private static let dayNumbers: [String: Int] = Dictionary(
        SiteLanguage.allCases.flatMap { $0.weekdayNames.enumerated().map { ($1.folded, $0) } },
        uniquingKeysWith: { first, _ in first })

    private static let monthNumbers: [String: Int] = Dictionary(
        SiteLanguage.allCases.flatMap { $0.monthNames.enumerated().map { ($1.folded, $0 + 1) } },
        uniquingKeysWith: { first, _ in first })
}
