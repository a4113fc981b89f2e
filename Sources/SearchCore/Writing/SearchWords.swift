/// What the analysis knows of single words, for those who tell the index of entries.
public enum SearchWords {
    /// Whether a word, as it is written, is one of those that say nothing about what is meant: « du », « l' ».
    public static func isParticle(_ word: [UInt8]) -> Bool {
        var buffer = TokenBuffer()
        Tokenizer.run(word, into: &buffer)
        guard let first = buffer.tokens.first else { return true }
        return Words.contains(Words.particles, buffer.form(first))
    }
}
