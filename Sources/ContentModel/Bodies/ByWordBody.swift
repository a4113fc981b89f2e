/// Entries by the words of a choice, as question and answer.
public struct ByWordBody: ViewBody {
    /// The kind of the questions.
    public var kind: KindID
    /// The choice.
    public var word: FieldID
    /// The text of the question.
    public var asks: FieldID
    /// The reference to the answer.
    public var answer: FieldID
    /// The reference to whom to turn.
    public var contact: FieldID?
}
