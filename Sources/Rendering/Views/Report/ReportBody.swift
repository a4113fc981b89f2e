internal import ContentModel

/// The report of a meeting, shown on the page of its entry. The kind's role `date` says when it is.
struct ReportBody: ViewBody {
    /// The kind of the meetings.
    var kind: KindID
    /// A field of texts: what is expected.
    var expected: FieldID
    /// What has been done.
    var done: Done
    /// What is left to do.
    var left: Left
    /// The reference to the meeting before.
    var previous: FieldID?
    /// What was decided.
    var decisions: Numbered?
    /// The commitments made there.
    var commitments: Inverse?
    /// What happens minute by minute.
    var runningOrder: RunningOrder?

    /// Rows of what has been done; positions in the records' fields but for `rows`.
    struct Done: Sendable {
        /// The records field.
        var rows: FieldID
        /// What was done.
        var text: FieldID
        /// The number of the step, left by an earlier meeting, that it settles.
        var settles: FieldID?
    }

    /// Rows of what is left to do, each under a number.
    typealias Left = Numbered

    /// Rows with a text and perhaps a number; positions in the records' fields but for `rows`.
    struct Numbered: Sendable {
        /// The records field.
        var rows: FieldID
        /// What it says.
        var text: FieldID
        /// Its number.
        var number: FieldID?
    }

    /// What happens minute by minute.
    struct RunningOrder: Sendable {
        /// The records field.
        var rows: FieldID
        /// Of the records: how long it takes.
        var length: FieldID
        /// Of the kind: the time at which it begins.
        var start: FieldID?
    }
}
