/// The sigles of a site and what they stand for, and words of one meaning, analysed: finds in a sequence of stems where a
/// known phrase begins.
public struct SynonymTable: Sendable {
    struct Phrase: Sendable {
        var stems: [[UInt8]]
        /// The form of the sigle, with its mark, or of the meaning, with another.
        var sigle: [UInt8]

        var isMeaning: Bool { sigle.last == SynonymTable.meaningMark }
    }

    /// Sorted by first stem, longer phrases first.
    private(set) var phrases: [Phrase] = []

    /// The table of these synonyms; sigles and phrases without a word are left out.
    public init() {}

    /// Phrases of one word are taken too; empty ones and sigles without letters are left out.
    public init(_ synonyms: [Synonym]) {
        var buffer = TokenBuffer()
        for synonym in synonyms {
            guard
                let sigle = synonym.isMeaning
                    ? SynonymTable.letters(of: synonym.sigle, atMost: 48, SynonymTable.meaningMark)
                    : SynonymTable.form(of: synonym.sigle)
            else { continue }
            for phrase in synonym.isMeaning ? [synonym.sigle] + synonym.phrases : synonym.phrases {
                buffer.reset()
                Tokenizer.run(phrase, into: &buffer, isQuery: true)
                var stems: [[UInt8]] = []
                for token in buffer.tokens where token.span == 1 && (token.kind == .word || token.kind == .identifier) {
                    stems.append(token.kind == .word ? Stemmer.stem(buffer.form(token)) : [UInt8](buffer.form(token)))
                }
                if !stems.isEmpty, stems.count <= 16 { phrases.append(Phrase(stems: stems, sigle: sigle)) }
            }
        }
        sort()
    }

    /// Takes phrases in the order in which the writer put them; another order only means that some are not found.
    init(sorted phrases: [Phrase]) { self.phrases = phrases }

    /// The form that a sigle is indexed under: its letters folded, without dots, and the mark.
    static func form(of sigle: [UInt8]) -> [UInt8]? { letters(of: sigle, atMost: 24, Tokenizer.sigleMark) }

    /// Behind the form of a meaning: no character of a word.
    static let meaningMark: UInt8 = 0x22

    private static func letters(of sigle: [UInt8], atMost longest: Int, _ mark: UInt8) -> [UInt8]? {
        var buffer = TokenBuffer()
        var position = 0
        while position < sigle.count {
            let glyph = Glyph(sigle, at: position, end: sigle.count)
            if glyph.isWord { buffer.append(glyph.folded) }
            position += glyph.width
        }
        guard !buffer.bytes.isEmpty, buffer.bytes.count <= longest else { return nil }
        return buffer.bytes + [mark]
    }

    private mutating func sort() {
        phrases.sort {
            if $0.stems[0] != $1.stems[0] { return precedes($0.stems[0][...], $1.stems[0][...]) }
            if $0.stems.count != $1.stems.count { return $0.stems.count > $1.stems.count }
            if $0.sigle != $1.sigle { return precedes($0.sigle[...], $1.sigle[...]) }
            for (left, right) in zip($0.stems, $1.stems) where left != right { return precedes(left[...], right[...]) }
            return false
        }
    }

    /// The range of phrases that begin with a stem.
    func candidates(_ stem: ArraySlice<UInt8>) -> Range<Int> {
        var low = 0
        var high = phrases.count
        while low < high {
            let middle = (low + high) / 2
            if precedes(phrases[middle].stems[0][...], stem) { low = middle + 1 } else { high = middle }
        }
        let start = low
        while low < phrases.count, phrases[low].stems[0][...] == stem { low += 1 }
        return start..<low
    }
}
