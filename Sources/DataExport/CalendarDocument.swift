internal import ContentModel
internal import Diagnostics
internal import KnowledgeBase
internal import Language
internal import Rendering

/// Days as iCalendar (RFC 5545). Nothing of it comes from the clock: the same content gives the same bytes.
struct CalendarDocument {
    private let source: DataSource
    private let title: String
    private let zone: CalendarZone?
    private let zoneName: String

    init(_ source: DataSource, _ title: String) {
        (self.source, self.title) = (source, title)
        zoneName = source.frame.settings.timeZone
        zone = CalendarZone(zoneName)
    }

    func bytes(_ events: [DatedEvent]) -> [UInt8] {
        var lines = ContentLines()
        lines.add("BEGIN:VCALENDAR")
        lines.add("VERSION:2.0")
        lines.add("PRODID:-//Unisson//Unisson//" + (source.language == .french ? "FR" : "EN"))
        lines.add("CALSCALE:GREGORIAN")
        // The first by the standard (RFC 7986, §5.1), the second as programs older than it have it.
        let name = source.language.typeset(title) + " – " + source.language.typeset(source.frame.settings.title)
        lines.add("NAME", text: name)
        lines.add("X-WR-CALNAME", text: name)
        if let zone { zone.add(named: zoneName, to: &lines) }
        for event in events { add(event, &lines) }
        lines.add("END:VCALENDAR")
        return lines.bytes
    }

    private func add(_ event: DatedEvent, _ lines: inout ContentLines) {
        lines.add("BEGIN:VEVENT")
        lines.add("UID:" + source.uuid(of: event.entry, event.name))
        lines.add("DTSTAMP:" + Self.text(event.said) + "T000000Z")
        if let time = event.time {
            lines.add("DTSTART" + start(event.day, time))
            if let duration = event.duration { lines.add("DURATION:PT\(duration)M") }
        } else {
            lines.add("DTSTART;VALUE=DATE:" + Self.text(event.day))
            lines.add("DTEND;VALUE=DATE:" + Self.text(event.day.adding(days: 1)))
            // A day by which something is due leaves its people free.
            lines.add("TRANSP:TRANSPARENT")
        }
        lines.add("SUMMARY", text: event.title)
        lines.add("DESCRIPTION", text: event.what)
        lines.add("LOCATION", text: event.place)
        if let base = source.frame.baseURL, let path = event.path { lines.add("URL:" + base + path) }
        lines.add("END:VEVENT")
    }

    /// The moment on the clocks of the site's zone; where the zone's rules are not known, on those of whoever reads it.
    private func start(_ day: CalendarDate, _ minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        let time = Self.text(day) + "T" + Self.two(hours) + Self.two(rest) + "00"
        if zoneName == "UTC" { return ":" + time + "Z" }
        return (zone == nil ? ":" : ";TZID=\(zoneName):") + time
    }

    /// `20130617`.
    private static func text(_ day: CalendarDate) -> String { day.description.filter { $0 != "-" } }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
