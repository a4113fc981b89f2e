/// One page to print for each combination of what entries are about. The kind's role `statement` says what to say.
public struct SheetBody: ViewBody {
    /// The kind whose entries are put together.
    public var kind: KindID
    /// The reference to what a sheet is about.
    public var subject: FieldID
    /// The choice whose words each have a sheet of their own.
    public var word: FieldID?
    /// Whether an entry that refers to nothing is about everything.
    public var emptyMeansAll: Bool
    /// What to add.
    public var talking: FieldID?
    /// What not to say.
    public var avoid: FieldID?
    /// What follows, as question and answer.
    public var answers: Answers?
    /// Choices that are named where they are not the usual word.
    public var caution: [FieldID]
    /// What the sheet says of itself, unless all its entries have `unless`.
    public var notice: String?
    /// A boolean field: with it, the notice falls away.
    public var unless: FieldID?
    /// Where the last decision about the same entry is found.
    public var decisions: Decisions?
    /// Where the open commitments about the same entry are found.
    public var commitments: Commitments?
    /// What else refers to the subject, and what is said of it.
    public var related: [Related]

    /// Rows of what people say next and what to answer; positions in the records' fields but for `rows`.
    public struct Answers: Sendable {
        /// The records field.
        public var rows: FieldID
        /// What they say.
        public var theySay: FieldID
        /// What to answer.
        public var answer: FieldID
    }

    /// Decisions of another kind, which refers to what sheets are about.
    public struct Decisions: Sendable {
        /// The kind of the meetings.
        public var kind: KindID
        /// Its records field.
        public var rows: FieldID
        /// Of the records: what was decided.
        public var text: FieldID
    }

    /// Commitments, as the roles of their kind say.
    public struct Commitments: Sendable {
        /// The kind of the commitments.
        public var kind: KindID
        /// From a commitment to what it is about.
        public var about: FieldPath
    }

    /// A kind whose entries are listed where they refer to the subject.
    public struct Related: Sendable {
        /// The kind.
        public var kind: KindID
        /// A field that is said of each; nil for none.
        public var note: FieldID?
    }
}
