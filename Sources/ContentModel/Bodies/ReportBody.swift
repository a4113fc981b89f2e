/// The report of a meeting, shown on the page of its entry. The kind's role `date` says when it is.
public struct ReportBody: ViewBody {
    /// The kind of the meetings.
    public var kind: KindID
    /// A field of texts: what is expected.
    public var expected: FieldID
    /// What has been done.
    public var done: Done
    /// What is left to do.
    public var left: Left
    /// The reference to the meeting before.
    public var previous: FieldID?
    /// What was decided.
    public var decisions: Numbered?
    /// The commitments made there.
    public var commitments: Inverse?
    /// What happens minute by minute.
    public var runningOrder: RunningOrder?

    /// Rows of what has been done; positions in the records' fields but for `rows`.
    public struct Done: Sendable {
        /// The records field.
        public var rows: FieldID
        /// What was done.
        public var text: FieldID
        /// The number of the step, left by an earlier meeting, that it settles.
        public var settles: FieldID?
    }

    /// Rows of what is left to do, each under a number.
    public typealias Left = Numbered

    /// Rows with a text and perhaps a number; positions in the records' fields but for `rows`.
    public struct Numbered: Sendable {
        /// The records field.
        public var rows: FieldID
        /// What it says.
        public var text: FieldID
        /// Its number.
        public var number: FieldID?
    }

    /// What happens minute by minute.
    public struct RunningOrder: Sendable {
        /// The records field.
        public var rows: FieldID
        /// Of the records: how long it takes.
        public var length: FieldID
        /// Of the kind: the time at which it begins.
        public var start: FieldID?
    }
}
