/// One character of a text, folded: what the tokeniser needs to know of it and nothing else.
///
/// Folding is table-driven (`Glyph+Tables.swift`): Latin letters lose case and accents, `œ` and `æ` become two letters,
/// combining marks vanish, so that composed and decomposed forms give the same bytes. Letters of other scripts stay as they
/// stand (Greek and Cyrillic in lower case).
struct Glyph {
    enum Class: UInt8 {
        case letter, digit, apostrophe, hyphen, dot, at, star, plus
        /// A space of any width, a no-break one too.
        case space
        /// Nothing to see: soft hyphens, zero-width characters, combining marks, direction marks.
        case ignored
        /// Everything that parts words: punctuation, symbols, emoji, control characters, bytes that are not UTF-8.
        case other
    }

    var category: Class
    /// Length of the character in the source, in bytes, at least 1.
    var width: Int
    /// The folded form: up to four bytes, the first one lowest; 0 ends it.
    var folded: UInt32
    /// An upper-case letter, before folding.
    var isUpper: Bool

    var isWord: Bool { category == .letter || category == .digit }

    @inline(__always)
    init(_ category: Class, width: Int, folded: UInt32 = 0, isUpper: Bool = false) {
        self.category = category
        self.width = width
        self.folded = folded
        self.isUpper = isUpper
    }

    /// Reads the character that begins at `index`; past `end` it reads nothing, and a broken sequence is one `.other` byte.
    #if hasFeature(Embedded)
        @inline(never)
    #else
        @inline(__always)
    #endif
    init(_ bytes: [UInt8], at index: Int, end: Int) {
        let first = bytes[index]
        if first < 0x80 {
            self = Glyph(ascii: first)
        } else {
            self = Glyph(multibyte: bytes, at: index, end: end)
        }
    }

    @inline(__always)
    private init(ascii byte: UInt8) {
        let lower = byte | 0x20
        if lower &- 0x61 < 26 {
            self.init(.letter, width: 1, folded: UInt32(lower), isUpper: byte & 0x20 == 0)
        } else if byte &- 0x30 < 10 {
            self.init(.digit, width: 1, folded: UInt32(byte))
        } else {
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0D: self.init(.space, width: 1)
            case 0x27, 0x60: self.init(.apostrophe, width: 1)
            case 0x2D: self.init(.hyphen, width: 1)
            case 0x2E: self.init(.dot, width: 1)
            case 0x40: self.init(.at, width: 1)
            case 0x2A: self.init(.star, width: 1)
            case 0x2B: self.init(.plus, width: 1)
            default: self.init(.other, width: 1)
            }
        }
    }

    private init(multibyte bytes: [UInt8], at index: Int, end: Int) {
        let first = UInt32(bytes[index])
        let length = first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, index + length <= end else {
            self.init(.other, width: 1)
            return
        }
        var value = length == 2 ? first & 0x1F : length == 3 ? first & 0x0F : first & 0x07
        var raw = first
        for step in 1..<length {
            let byte = UInt32(bytes[index + step])
            guard byte & 0xC0 == 0x80 else {
                self.init(.other, width: 1)
                return
            }
            value = value << 6 | (byte & 0x3F)
            raw |= byte << UInt32(step &* 8)
        }
        self = Glyph(scalar: value, raw: raw, width: length)
    }
}
