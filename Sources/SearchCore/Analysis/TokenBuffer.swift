/// A word, or a form made of several words, found in a text.
public struct Token: Sendable, Equatable {
    /// What a token is.
    public enum Kind: UInt8, Sendable {
        /// One word, folded.
        case word
        /// A number, or the whole of an identifier: never stemmed.
        case identifier
        /// A word in capitals, its form ended by `!`: never stemmed, never mixed up with the ordinary word of the same letters.
        case sigle
        /// A day, its parts written together: `13juin2013`; stands at the position of the first one.
        case date
        /// The parts of a compound written together; stands at the position of its first part.
        case join
    }

    /// What it is.
    public var kind: Kind
    /// The word begins with a capital.
    public var isCapitalised: Bool
    /// Where the form stands in `TokenBuffer.bytes`.
    public var start: Int32
    /// Where its form ends in the buffer's bytes.
    public var end: Int32
    /// Where the word stands in the source, in bytes; `sourceEnd` is past its last byte.
    public var sourceStart: Int32
    /// Where it ends in the source, in bytes.
    public var sourceEnd: Int32
    /// Counted in words from the beginning of the field, 0-based.
    public var position: Int32
    /// How many positions the token covers: 1 for a word, the number of parts for a join.
    public var span: Int32
}

/// The tokens of one text, reused from text to text.
public struct TokenBuffer: Sendable {
    /// In the order of the text.
    public var tokens: [Token] = []
    /// The folded forms, one after the other.
    public var bytes: [UInt8] = []
    /// The position that the next word takes.
    public var position: Int32 = 0

    /// An empty buffer.
    public init() {}

    mutating func reset() {
        tokens.empty()
        bytes.empty()
        position = 0
    }

    func form(_ token: Token) -> ArraySlice<UInt8> { bytes[Int(token.start)..<Int(token.end)] }

    #if hasFeature(Embedded)
        @inline(never)
    #else
        @inline(__always)
    #endif
    mutating func append(_ folded: UInt32) {
        bytes.append(UInt8(truncatingIfNeeded: folded))
        var rest = folded >> 8
        while rest != 0 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}
