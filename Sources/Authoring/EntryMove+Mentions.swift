internal import Language

extension EntryMove {
    /// The name as a whole word, as its identifier or as people write it: words that fold to it.
    static func mention(of old: String, in text: Substring) -> Range<String.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            guard isNamePart(text[start]) else {
                start = text.index(after: start)
                continue
            }
            var end = start
            var longest: Range<String.Index>?
            // Words joined by blanks or apostrophes can be a name too: « DDT habitat ».
            while end < text.endIndex, isNamePart(text[end]) || text[end] == " " || text[end] == "'" || text[end] == "’"
            {
                end = text.index(after: end)
                if text[start..<end].count <= old.count * 2, String(text[start..<end]).entrySlug == old,
                    end == text.endIndex || !isNamePart(text[end])
                {
                    longest = start..<end
                }
            }
            if let longest { return longest }
            while start < text.endIndex, isNamePart(text[start]) { start = text.index(after: start) }
        }
        return nil
    }

    static func isNamePart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-"
    }
}
