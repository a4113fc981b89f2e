internal import ContentModel
internal import KnowledgeBase
internal import Language
internal import Templates

/// The work of a plan over its months, in units of a picture 960 wide.
///
/// Labels stand up to 290, months from 300 to 950. A row is 28 high, and higher by each further line of its label. What a step is shows in its shape, colour or not.
struct Timeline {
    /// A group of bars.
    struct Band {
        var title: String
        var bars: [(label: String, items: [WorkItem])]
    }

    let scope: PageScope
    let bands: [Band]
    /// Whether the plan has ended: what was left undone is no longer late.
    let isOver: Bool
    private let start: CalendarDate
    private let end: CalendarDate

    private static let left = 300
    private static let width = 650
    private static let rowHeight = 28
    private static let top = 40
    private static let lineHeight = 15
    /// In characters.
    private static let lineWidth = 40

    /// Nil where there is no date to draw.
    init?(_ scope: PageScope, _ bands: [Band], isOver: Bool) {
        let days = bands.flatMap(\.bars).flatMap(\.items).filter(\.isDrawn).compactMap(\.day)
        guard let first = days.min(), let last = days.max(),
            let start = CalendarDate(year: first.year, month: first.month, day: 1),
            let end = CalendarDate(
                year: last.year, month: last.month, day: CalendarDate.length(ofMonth: last.month, year: last.year))
        else { return nil }
        (self.scope, self.bands, self.isOver, self.start, self.end) = (scope, bands, isOver, start, end)
    }

    private func x(_ day: CalendarDate) -> Int {
        let span = max(1, end.dayNumber - start.dayNumber + 1)
        return Self.left + (day.dayNumber - start.dayNumber) * Self.width / span
    }

    var picture: Picture {
        var y = Self.top
        var titles: [Heading] = []
        var bars: [Bar] = []
        for band in bands {
            titles.append(Heading(y: y, label: band.title))
            y += Self.rowHeight
            for bar in band.bars {
                let bar = self.bar(bar.label, bar.items, y: y)
                bars.append(bar)
                y += Self.rowHeight + (bar.lines.count - 1) * Self.lineHeight
            }
        }
        return Picture(
            height: y + 16, months: months, bands: titles, bars: bars, today: today,
            isLateShown: scope.saysWhoIsLate && !isOver)
    }

    /// The first days of months; no more labels than there is room for.
    private var months: [Month] {
        let count = (end.year - start.year) * 12 + end.month - start.month + 1
        let step = max(1, (count + 12) / 13)
        return stride(from: 0, to: count, by: step).compactMap { offset in
            let month = start.month - 1 + offset
            guard let day = CalendarDate(year: start.year + month / 12, month: month % 12 + 1, day: 1) else {
                return nil
            }
            var label = scope.language.shortMonthNames[day.month - 1]
            if start.year != end.year, offset == 0 || day.month <= step { label = String(day.year) }
            return Month(x: x(day), label: label)
        }
    }

    /// A bar from the first to the last day, filled as far as the steps before are done.
    private func bar(_ label: String, _ items: [WorkItem], y: Int) -> Bar {
        let drawn = items.filter(\.isDrawn).sorted(by: WorkItem.isEarlier)
        let days = drawn.compactMap(\.day)
        let from = days.first.map { x($0) } ?? Self.left
        let to = days.last.map { x($0) } ?? Self.left
        let done = drawn.prefix { $0.isDone }.last?.day.map { x($0) } ?? from
        let steps = drawn.compactMap { item in
            item.day.map { Step(x: x($0), item: item, isLate: item.isLate && !isOver) }
        }
        return Bar(y: y, lines: Self.lines(label), x: from, width: to - from, doneWidth: done - from, steps: steps)
    }

    /// The site's date, where it lies within the months; its words on the side where there is room.
    private var today: Today? {
        let day = scope.reader.date
        guard start <= day, day <= end else { return nil }
        let x = x(day)
        return Today(x: x, label: scope.language.format(day), isLeft: x > Self.left + Self.width - 120)
    }

    /// A label in lines that fit beside the months; a word is never cut.
    private static func lines(_ text: String) -> [LabelLine] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= lineWidth {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.enumerated().map { LabelLine(text: $1, down: $0 == 0 ? 0 : lineHeight) }
    }
}

extension WorkItem {
    /// Whether timelines show it: not what was given up, nor what would say who is late to those who are not told.
    fileprivate var isDrawn: Bool { meaning != .dropped && isShown }
}
