internal import ContentModel
internal import KnowledgeBase

extension FieldType {
    /// The words of a choice; none of other types.
    var words: [Vocabulary.Word] { if case .choice(let vocabulary, _) = self { vocabulary.words } else { [] } }
}

extension Entry where S == Linked {
    /// Whether the entry counts for a word of a choice: it has that word, one that means all, or none.
    func covers(_ word: Int, of field: FieldID, _ kind: Kind) -> Bool {
        guard let value = values[field] else { return true }
        let words = kind.fields[field].type.words
        return value.each.contains { value in
            guard case .word(let index) = value else { return false }
            return index == word || words.indices.contains(index) && words[index].meaning == .all
        }
    }
}
