package import ContentModel

/// One page to print for each combination of what entries are about. The kind's role `statement` says what to say.
package struct SheetBody: ViewBody {
    /// The kind whose entries are put together.
    package var kind: KindID
    /// The reference to what a sheet is about.
    package var subject: FieldID
    /// The choice whose words each have a sheet of their own.
    package var word: FieldID?
    /// Whether an entry that refers to nothing is about everything.
    package var emptyMeansAll: Bool
    /// What to add.
    package var talking: FieldID?
    /// What not to say.
    package var avoid: FieldID?
    /// What follows, as question and answer.
    package var answers: Answers?
    /// Choices that are named where they are not the usual word.
    package var caution: [FieldID]
    /// What the sheet says of itself, unless all its entries have `unless`.
    package var notice: String?
    /// A boolean field: with it, the notice falls away.
    package var unless: FieldID?
    /// Where the last decision about the same entry is found.
    package var decisions: Decisions?
    /// Where the open commitments about the same entry are found.
    package var commitments: Commitments?
    /// What else refers to the subject, and what is said of it.
    package var related: [Related]

    /// Rows of what people say next and what to answer; positions in the records' fields but for `rows`.
    package struct Answers: Sendable {
        /// The records field.
        package var rows: FieldID
        /// What they say.
        package var theySay: FieldID
        /// What to answer.
        package var answer: FieldID
    }

    /// Decisions of another kind, which refers to what sheets are about.
    package struct Decisions: Sendable {
        /// The kind of the meetings.
        package var kind: KindID
        /// Its records field.
        package var rows: FieldID
        /// Of the records: what was decided.
        package var text: FieldID
    }

    /// Commitments, as the roles of their kind say.
    package struct Commitments: Sendable {
        /// The kind of the commitments.
        package var kind: KindID
        /// From a commitment to what it is about.
        package var about: FieldPath
    }

    /// A kind whose entries are listed where they refer to the subject.
    package struct Related: Sendable {
        /// The kind.
        package var kind: KindID
        /// A field that is said of each; nil for none.
        package var note: FieldID?
    }
}
