internal import Templates

/// The parts of the picture, in its units.
extension Timeline {
    /// The whole.
    struct Picture: KeyedContext {
        let height: Int
        let months: [Month]
        let bands: [Heading]
        let bars: [Bar]
        let today: Today?
        let isLateShown: Bool

        static let keys = KeyTable<Picture>("timeline", "The work over its months, in units of a picture 960 wide.") {
            Key.number("@height", "The picture's height.") { $0.height }
            Key.list("@months", "The first days of months.") { $0.months }
            Key.list("@bands", "The names of groups.") { $0.bands }
            Key.list("@bars", "The plan's entries.") { $0.bars }
            Key.object("@today", "The site's date.") { $0.today }
            Key.flag("@late", "Whether the picture shows what is late.") { $0.isLateShown }
        }
    }

    /// The first day of a month.
    struct Month: KeyedContext {
        let x: Int
        let label: String

        static let keys = KeyTable<Month>("timeline-month", "The first day of a month.") {
            Key.number("@x", "From the left.") { $0.x }
            Key.text("@label", "The month, or the year.") { $0.label }
        }
    }

    /// The name of a group.
    struct Heading: KeyedContext {
        let y: Int
        let label: String

        static let keys = KeyTable<Heading>("timeline-band", "The name of a group of bars.") {
            Key.number("@y", "From the top.") { $0.y }
            Key.text("@label", "The name.") { $0.label }
        }
    }

    /// An entry of the plan.
    struct Bar: KeyedContext {
        let y: Int
        let lines: [LabelLine]
        let x: Int
        let width: Int
        let doneWidth: Int
        let steps: [Step]

        static let keys = KeyTable<Bar>(
            "timeline-bar", "An entry of the plan, from its first to its last day; 28 high, and more with more lines."
        ) {
            Key.number("@y", "From the top.") { $0.y }
            Key.list("@lines", "Its title, after its number, in lines.") { $0.lines }
            Key.number("@x", "Where it begins.") { $0.x }
            Key.number("@width", "How long it is.") { $0.width }
            Key.number("@done-width", "How much of that is done.") { $0.doneWidth }
            Key.list("@steps", "Its steps.") { $0.steps }
        }
    }

    /// A line of a label.
    struct LabelLine: KeyedContext {
        let text: String
        let down: Int

        static let keys = KeyTable<LabelLine>("timeline-line", "A line of a bar's label.") {
            Key.text("@text", "Its words.") { $0.text }
            Key.number("@dy", "How far below the line before it stands.") { $0.down }
        }
    }

    /// A step. What it is shows in its shape, colour or not.
    struct Step: KeyedContext {
        let x: Int
        let item: WorkItem
        let isLate: Bool

        static let keys = KeyTable<Step>("timeline-step", "A step; one of its flags is true.") {
            Key.number("@x", "From the left.") { $0.x }
            Key.flag("@is-done", "Done.") { $0.item.isDone && !$0.item.isMilestone }
            Key.flag("@is-done-milestone", "A milestone, done.") { $0.item.isDone && $0.item.isMilestone }
            Key.flag("@is-late", "Late.") { $0.isLate }
            Key.flag("@is-next", "To come.") { !$0.item.isDone && !$0.isLate && !$0.item.isMilestone }
            Key.flag("@is-next-milestone", "A milestone to come.") {
                !$0.item.isDone && !$0.isLate && $0.item.isMilestone
            }
        }
    }

    /// The site's date.
    struct Today: KeyedContext {
        let x: Int
        let label: String
        /// On which side of the line the words stand.
        let isLeft: Bool

        static let keys = KeyTable<Today>("timeline-today", "The site's date.") {
            Key.number("@x", "From the left.") { $0.x }
            Key.text("@label", "The date.") { $0.label }
            Key.number("@dx", "How far from the line its words stand.") { $0.isLeft ? -5 : 5 }
            Key.text("@anchor", "Whether its words end or begin there.") { $0.isLeft ? "end" : "start" }
        }
    }
}
