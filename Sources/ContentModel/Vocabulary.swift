internal import Language

/// The closed list of words of a choice.
public struct Vocabulary: Sendable, Hashable {
    /// The position in `Model.vocabularies`.
    public var id: VocabularyID
    /// As the model declares it; nil for a list that stands in its field.
    public var name: String?
    /// In the order of the model, which is also the order of pages.
    public var words: [Word]

    /// A word and what it means to the rules.
    public struct Word: Sendable, Hashable {
        /// As authors write it.
        public var text: String
        /// For example `all` or `open`; nil when the word means just itself.
        public var meaning: Meaning?
        /// As pages show it.
        public var label: String
        /// As pages show it of a woman, where that is another word.
        public var feminine: String?

        /// A word that is shown as authors write it, unless it has a label.
        public init(text: String, meaning: Meaning? = nil, label: String? = nil, feminine: String? = nil) {
            self.text = text
            self.meaning = meaning
            self.label = label ?? text
            self.feminine = feminine
        }
    }

    /// The position of the word that an author wrote, folded.
    public func index(of text: String) -> Int? {
        let folded = text.folded
        return words.firstIndex { $0.text.folded == folded }
    }

    /// What a word can mean to rules and views.
    public enum Meaning: String, Sendable, Hashable, CaseIterable {
        /// Stands for every other word of the list.
        case all
        /// Still to do.
        case open
        /// Waiting, not counted as late.
        case paused
        /// Finished.
        case done
        /// Given up.
        case dropped
        /// Of a woman, whom the model's feminine words are for.
        case feminine
    }
}
