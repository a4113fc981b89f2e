import Language
import Testing

@Suite struct `A moment` {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_790_000_000, "2026-09-21T14:13:20Z"), (951_782_399, "2000-02-28T23:59:59Z"),
        (-1, "1969-12-31T23:59:59Z"),
    ])
    func `is written as in RFC 3339 and read again`(seconds: Int, text: String) {
        #expect(Moment(seconds: seconds).description == text)
        #expect(Moment(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "2026-09-21", "2026-09-21T14:13Z", "2026-09-21T24:00:00Z", "21/09/2026T14:13:20Z", "2026-09-21T14:13:20+",
    ])
    func `is nothing else`(text: String) { #expect(Moment(text) == nil) }

    @Test func `belongs to a day`() {
        let day = CalendarDate(year: 1969, month: 12, day: 31)
        #expect(Moment(seconds: -1).day == day)
        #expect(day.map { Moment(startOf: $0).seconds } == -86_400)
    }
}
