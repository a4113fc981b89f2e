package import ContentModel

/// Entries by the words of a choice, as question and answer.
package struct ByWordBody: ViewBody {
    /// The kind of the questions.
    package var kind: KindID
    /// The choice.
    package var word: FieldID
    /// The text of the question.
    package var asks: FieldID
    /// The reference to the answer.
    package var answer: FieldID
    /// The reference to whom to turn.
    package var contact: FieldID?
}
