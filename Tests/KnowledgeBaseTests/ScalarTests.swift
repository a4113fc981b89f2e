import KnowledgeBase
import Testing

@Suite struct `Written by hand` {
    @Test(arguments: [
        ("0353010001", "03 53 01 00 01"), ("03.53.01.00.01", "03 53 01 00 01"),
        ("03\u{A0}53-01 00 01", "03 53 01 00 01"),
        ("+33 3 53 01 00 01", "03 53 01 00 01"), ("+33 (0)3 53 01 00 01", "03 53 01 00 01"),
        ("0033353010001", "03 53 01 00 01"), ("17", "17"), ("3939", "3939"), ("+41 22 730 51 11", "+41227305111"),
        ("353010001", nil), ("03 53 01 00", nil), ("03 53 01 00 01 02", nil),
        ("poste 12", nil), ("٠٣٥٣٠١٠٠٠١", nil), ("+33", nil), ("", nil), ("1", nil),
    ])
    func `a telephone number is read as it is dialled`(text: String, expected: String?) {
        #expect(Contact.telephone(text) == expected)
    }

    @Test(arguments: [("353010001", true), ("0353010001", false), ("+35301000", false), ("053010001", false)])
    func `a spreadsheet's lost zero is known`(text: String, expected: Bool) {
        #expect(Contact.hasLostZero(text) == expected)
    }

    @Test(arguments: [
        ("a@b.fr", true), ("jean.dupont+x@territoire-de-belfort.gouv.fr", true), ("a@b", false), ("@b.fr", false),
        ("a@", false), ("a@b..fr", false), ("a@b.fr.", false), ("a b@c.fr", false), ("a@b@c.fr", false),
        ("<a@b.fr>", false), ("a@b.fr;c@d.fr", false), ("mailto:a@b.fr", false), ("a@b.fr?subject=x&y", false),
    ])
    func `a mail address has one at sign and a host`(text: String, isGood: Bool) {
        #expect((Contact.mail(text) != nil) == isGood)
    }

    @Test(arguments: [
        ("https://exemple.fr/a?b=c#d", true), ("HTTP://exemple.fr", true), ("https://élysée.fr", true),
        ("exemple.fr", false), ("https://", false), ("https:///x", false), ("javascript:alert(1)", false),
        ("https://a b", false), ("ftp://exemple.fr", false), ("data:text/html,x", false),
    ])
    func `a web address is http or https with a host`(text: String, isGood: Bool) {
        #expect((Contact.url(text) != nil) == isGood)
    }

    @Test(arguments: [
        ("45 min", 45), ("45 minutes", 45), ("45", 45), ("1 h", 60), ("1 h 30", 90), ("1h30", 90), ("1 H 05", 65),
        ("1\u{202F}h\u{202F}30", 90), ("0 min", 0), ("26 h", 1560), ("2 heures", 120), ("1 heure 30", 90),
        ("2 h 15 min", 135), ("1 hour", 60), ("1,5 h", 90), ("0,25 heure", 15), ("1:30", 90), ("1 h 60", nil),
        ("h 30", nil), ("-5", nil),
        ("demi-heure", nil), ("1 h 30 h", nil), ("", nil),
    ])
    func `a length of time is in minutes`(text: String, expected: Int?) {
        #expect(TimeSpan.duration(text) == expected)
    }

    @Test(arguments: [
        ("9 h 30", 570), ("9h", 540), ("09:30", 570), ("0:00", 0), ("23 h 59", 1439), ("10 heures", 600),
        ("10 heures 30", 630),
        ("10h", 600), ("09:30:00", 570), ("24 h", nil), ("9:60", nil),
        ("930", nil), ("9 h 30 h", nil), ("midi", nil),
    ])
    func `a time of day is in minutes since midnight`(text: String, expected: Int?) {
        #expect(TimeSpan.timeOfDay(text) == expected)
    }

    @Test(arguments: [
        ("1,5", "1,5"), ("1.5", "1,5"), ("12", "12"), ("1 200,25", "1200,25"), ("1,2,3", nil), (",5", nil), ("5,", nil),
        ("-1", nil), ("1e3", nil), ("٣", nil), ("", nil),
    ])
    func `a decimal number keeps its digits`(text: String, expected: String?) {
        #expect(Decimal.parse(text) == expected)
    }

    @Test(arguments: [("1,5", 1500), ("12", 12_000), ("0,125", 125), ("0,05", 50), ("2,0009", 2000)])
    func `decimal numbers add up in thousandths`(text: String, expected: Int) {
        #expect(Decimal.thousandths(text) == expected)
    }
}
