internal import Templates

/// The report of a meeting, ready to be shown.
struct Report: KeyedContext {
    let order: RunningOrderContext?
    let columns: [ReportColumn]
    let title: String
    let isAwaited: Bool
    let carried: [ReportCarried]
    let decisions: [ReportDecision]
    let decisionsLabel: String
    let commitments: [CommitmentRow]
    let agreedOn: String

    static let keys = KeyTable<Report>("report", "The report of a meeting, on the page of its entry.") {
        Key.object("@order", "The running order.") { $0.order }
        Key.flag("@has-columns", "Whether a column has something to say.") { !$0.columns.isEmpty }
        Key.list("@columns", "What was planned, what is done, what is left.") { $0.columns }
        Key.text("@title", "The heading: the report, or what is expected.") { $0.title }
        Key.flag("@awaited", "Whether the meeting took place and nobody wrote its report yet.") { $0.isAwaited }
        Key.flag("@has-carried", "Whether earlier meetings left something to do.") { !$0.carried.isEmpty }
        Key.list("@carried", "What they left, by meeting, the latest first.") { $0.carried }
        Key.flag("@has-decisions", "Whether anything was decided.") { !$0.decisions.isEmpty }
        Key.list("@decisions", "What was.") { $0.decisions }
        Key.text("@decisions-label", "The name of the decisions' field.") { $0.decisionsLabel }
        Key.flag("@has-commitments", "Whether anybody took something upon himself.") { !$0.commitments.isEmpty }
        Key.list("@commitments", "Who took what.") { $0.commitments }
        Key.text("@agreed-on", "On which day.") { $0.agreedOn }
    }
}

/// One of the three columns.
struct ReportColumn: KeyedContext {
    let anchor: String
    let label: String
    let icon: String
    let items: [ReportLine]

    static let keys = KeyTable<ReportColumn>("report-column", "One of the three columns.") {
        Key.text("@anchor", "Its anchor.") { $0.anchor }
        Key.text("@label", "Its name.") { $0.label }
        Key.text("@icon", "An icon's name, from `icons` in theme.yaml.") { $0.icon }
        Key.list("@items", "Its lines.") { $0.items }
    }
}

/// A line of a report: what is expected, done, or left to do.
struct ReportLine: KeyedContext {
    var text: String
    var number = ""
    var numberURL: String?
    var notes: [PageLink] = []
    var settled = ""
    var settledURL: String?

    static let keys = KeyTable<ReportLine>("report-line", "What is expected, done, or left to do.") {
        Key.text("@text", "What.") { $0.text }
        Key.text("@number", "The number of the step.") { $0.number }
        Key.text("@number-url", "The meeting that left it.") { $0.numberURL }
        Key.list("@notes", "What the line says besides.") { $0.notes }
        Key.text("@settled", "That a later meeting settled it.") { $0.settled }
        Key.text("@settled-url", "That meeting.") { $0.settledURL }
    }
}

/// What a meeting left to do.
struct ReportCarried: KeyedContext {
    let link: PageLink
    let items: [ReportLine]

    static let keys = KeyTable<ReportCarried>("report-carried", "What an earlier meeting left to do.") {
        Key.text("@title", "The meeting.") { $0.link.title }
        Key.text("@url", "Its page.") { $0.link.url }
        Key.list("@items", "What it left.") { $0.items }
    }
}

/// A decision.
struct ReportDecision: KeyedContext {
    let number: String
    let text: String
    let notes: [PageLink]

    static let keys = KeyTable<ReportDecision>("report-decision", "A decision.") {
        Key.text("@number", "Its number.") { $0.number }
        Key.text("@text", "What was decided.") { $0.text }
        Key.list("@notes", "What it says besides.") { $0.notes }
    }
}
