import Language
import Testing

@Suite struct CalendarDateTests {
    private func date(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
        try #require(CalendarDate(year: year, month: month, day: day))
    }

    @Test(arguments: [
        "2013-03-07", "07/03/2013", "7/3/2013", "7.3.2013", "7 mars 2013", "jeudi 7 mars 2013", "Jeudi  7 MARS 2013",
        "7 March 2013", "Thursday, 7 March 2013", "2013-3-7", " 2013-03-07 ", "7\u{A0}mars 2013",
    ])
    func `a day is read however people write it`(_ text: String) throws {
        #expect(CalendarDate(parsing: text) == (try date(2013, 3, 7)))
    }

    @Test func `the first of a month and accented months are read`() throws {
        #expect(CalendarDate(parsing: "1er avril 2013") == (try date(2013, 4, 1)))
        #expect(CalendarDate(parsing: "15 Août 2024") == (try date(2024, 8, 15)))
        #expect(CalendarDate(parsing: "29 fevrier 2024") == (try date(2024, 2, 29)))
    }

    @Test(arguments: [
        "", "2013", "2013-02-29", "31/04/2013", "2013-13-01", "00/01/2013", "07/03/13", "7 mars", "mars 2013",
        "2013-03-07T10:00",
        "1-2-3-4", "--", "07-03-2013", "7 brumaire 2013", "+7 mars 2013", "٧/٣/٢٠١٣", "99999999999999999999/1/2013",
        "-7 mars 2013",
        "7 mars +201",
    ])
    func `what is no day is not read`(_ text: String) {
        #expect(CalendarDate(parsing: text) == nil)
    }

    @Test(arguments: [
        ("2013-02-29", 2, 29), ("31/04/2013", 4, 31), ("30 février 2013", 2, 30), ("2013-13-01", 13, 1),
        ("0.1.2013", 1, 0), ("lundi 32 mars 2013", 3, 32),
    ])
    func `a day that the calendar lacks is read as it is written`(_ text: String, _ month: Int, _ day: Int) throws {
        let written = try #require(WrittenDay(text))
        #expect(!written.exists)
        #expect((written.year, written.month, written.day) == (2013, month, day))
    }

    @Test(arguments: ["07/03/13", "bientôt", "2013", "30 brumaire 2013"])
    func `what has not the form of a date is no written day`(_ text: String) {
        #expect(WrittenDay(text) == nil)
    }

    @Test func `day numbers run without gap over every day of the calendar`() throws {
        var number = try date(1, 1, 1).dayNumber
        #expect(number == -719_162)
        for year in 1...9999 {
            for month in 1...12 {
                let length = CalendarDate.length(ofMonth: month, year: year)
                for day in [1, 2, length - 1, length] {
                    let date = try date(year, month, day)
                    #expect(date.dayNumber == number + day - 1)
                    #expect(CalendarDate(dayNumber: date.dayNumber) == date)
                }
                number += length
            }
        }
        #expect(try date(1970, 1, 1).dayNumber == 0)
    }

    @Test(arguments: [
        (1970, 1, 1, 3), (2013, 3, 7, 3), (2024, 2, 29, 3), (2026, 1, 1, 3), (1900, 1, 1, 0), (1, 1, 1, 0),
    ])
    func `weekdays are right before and after 1970`(_ year: Int, _ month: Int, _ day: Int, _ weekday: Int) throws {
        #expect(try date(year, month, day).weekday == weekday)
    }

    @Test func `there is no thirtieth of February, and 1900 was no leap year`() {
        #expect(CalendarDate(year: 2024, month: 2, day: 30) == nil)
        #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
        #expect(CalendarDate(year: 2024, month: 0, day: 1) == nil)
        #expect(CalendarDate(year: 0, month: 1, day: 1) == nil)
    }

    @Test func `days are added across months and years`() throws {
        #expect(try date(2023, 12, 31).adding(days: 1).description == "2024-01-01")
        #expect(try date(2024, 3, 1).adding(days: -1).description == "2024-02-29")
        #expect(try date(31, 1, 2).description == "0031-01-02")
    }

    @Test func `each language writes its dates, and reads them back`() throws {
        #expect(SiteLanguage.french.format(try date(2013, 4, 1)) == "1er avril 2013")
        #expect(SiteLanguage.french.formatLong(try date(2013, 3, 7)) == "jeudi 7 mars 2013")
        #expect(SiteLanguage.english.formatLong(try date(2013, 3, 7)) == "Thursday 7 March 2013")
        for language in SiteLanguage.allCases {
            for number in 0..<366 {
                let date = try date(2024, 1, 1).adding(days: number)
                #expect(CalendarDate(parsing: language.formatLong(date)) == date)
                #expect(CalendarDate(parsing: language.format(date)) == date)
            }
        }
    }
}
