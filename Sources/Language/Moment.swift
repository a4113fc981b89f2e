/// A moment of universal time, to the second.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Since the beginning of 1970, as POSIX counts them.
    public let seconds: Int

    /// Seconds since the beginning of 1970.
    public init(seconds: Int) { self.seconds = seconds }

    /// The second in which nanoseconds since 1970 end, as file systems tell them.
    public init(nanoseconds: Int64) { self.init(seconds: Int(nanoseconds / 1_000_000_000)) }

    /// The first second of a day.
    public init(startOf day: CalendarDate) { self.init(seconds: day.dayNumber * Self.secondsOfDay) }

    /// The day in universal time.
    public var day: CalendarDate { CalendarDate(dayNumber: (seconds - secondOfDay) / Self.secondsOfDay) }

    /// `2026-11-29T23:10:03Z` (RFC 3339).
    public var description: String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        let second = secondOfDay
        return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }

    /// Nil for anything but what `description` writes.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 9, let day = CalendarDate(parsing: String(parts[0])) else {
            return nil
        }
        let numbers = parts[1].dropLast().split(separator: ":").compactMap { Int($0) }
        guard numbers.count == 3 else { return nil }
        self.init(seconds: day.dayNumber * Self.secondsOfDay + numbers[0] * 3600 + numbers[1] * 60 + numbers[2])
        guard description == String(text) else { return nil }
    }

    /// So many seconds later, or earlier when negative.
    public func adding(seconds: Int) -> Moment { Moment(seconds: self.seconds + seconds) }

    /// Whether the first is the earlier one.
    public static func < (a: Moment, b: Moment) -> Bool { a.seconds < b.seconds }

    /// Leap seconds are not counted.
    public static let secondsOfDay = 86_400

    private var secondOfDay: Int { ((seconds % Self.secondsOfDay) + Self.secondsOfDay) % Self.secondsOfDay }
}
