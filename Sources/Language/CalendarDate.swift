/// A day of the Gregorian calendar, without time or zone.
public struct CalendarDate: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// For example 2013.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// Nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day `dayNumber` days after 1 January 1970. Algorithm: H. Hinnant, "chrono-Compatible Low-Level Date
    /// Algorithms", civil_from_days.
    public init(dayNumber: Int) {
        let z = dayNumber + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1 January 1970. Algorithm: as above, days_from_civil.
    public var dayNumber: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 0 for Monday to 6 for Sunday.
    public var weekday: Int { (dayNumber % 7 + 10) % 7 }

    /// `2013-03-07` (ISO 8601).
    public var description: String {
        String(unsafeUninitializedCapacity: 10) { bytes in
            var position = 0
            func put(_ byte: UInt8) {
                bytes[position] = byte
                position += 1
            }
            func put(_ value: Int, from power: Int) {
                var power = power
                while power > 0 {
                    put(0x30 + UInt8(value / power % 10))
                    power /= 10
                }
            }
            put(year, from: 1000)
            put(0x2D)
            put(month, from: 10)
            put(0x2D)
            put(day, from: 10)
            return position
        }
    }

    /// The day that many days later, or earlier when negative.
    public func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

    /// The same day so many years later; the 1 March for a 29 February that the year does not have.
    public func adding(years: Int) -> CalendarDate {
        CalendarDate(year: year + years, month: month, day: day)
            ?? CalendarDate(year: year + years, month: 3, day: 1) ?? self
    }

    /// Whether the first day is the earlier one.
    public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }

    /// 28 to 31; `month` is 1 to 12.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}

extension CalendarDate {
    /// Reads `2013-03-07`, `07/03/2013`, `7.3.2013`, `7 mars 2013`, `1er avril 2013`, `7 March 2013`; a day's name in
    /// front is allowed. Nil for anything else, days that do not exist among them.
    public init?(parsing text: String) {
        guard let written = WrittenDay(text) else { return nil }
        self.init(year: written.year, month: written.month, day: written.day)
    }
}
