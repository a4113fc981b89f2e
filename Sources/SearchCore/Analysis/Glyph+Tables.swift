/// Latin letters to ASCII, one byte a code point: `*` means two letters (see `doubled`), `?` a letter kept as it is, a space
/// something that is no letter. The tables follow Unicode's canonical decompositions.
private let latin1AndExtendedA: StaticString =  // U+00C0 … U+017F
    """
    aaaaaa*ceeeeiiiidnooooo ouuuuy**aaaaaa*ceeeeiiiidnooooo ouuuuy*y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkk?llllllllllnnnnnnnnnoooooo**rrrrrrsssssssstttttt\
    uuuuuuuuuuuuwwyyyzzzzzzs
    """
private let extendedB: StaticString =  // U+01CD … U+021F
    "aaiioouuuuuuuuuu?aaaa????ggkkoooo??j???gg??nnaa????aaaaeeeeiiiioooorrrruuuusstt??hh"
private let extendedAdditional: StaticString =  // U+1E00 … U+1EFF
    """
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssss\
    ttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy????*?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii\
    oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????
    """

/// Code points that are alike.
private struct GlyphRange {
    let first: UInt32
    /// How many more there are.
    let others: UInt16
    /// The folded form of the first one: its letters, the first one lowest, or its code point; 0: all stay as they are.
    let folded: UInt16
    let category: Glyph.Class
    let isUpper: Bool

    @inline(__always)
    init(_ first: UInt32, _ last: UInt32, _ category: Glyph.Class, to folded: UInt16 = 0, isUpper: Bool = false) {
        self.first = first
        others = UInt16(last - first)
        self.folded = folded
        self.category = category
        self.isUpper = isUpper
    }
}

/// What French texts have stands first; letters of other scripts stand last, behind those among them that are folded.
private let ranges: [GlyphRange] = [
    .init(0x2019, 0x2019, .apostrophe),
    .init(0x2018, 0x2018, .apostrophe),
    .init(0xA0, 0xA0, .space),
    .init(0x202F, 0x202F, .space),
    .init(0x2010, 0x2015, .hyphen),
    .init(0x300, 0x36F, .ignored),
    .init(0xAD, 0xAD, .ignored),
    .init(0x201B, 0x201B, .apostrophe),
    .init(0x2BC, 0x2BC, .apostrophe),
    .init(0x2032, 0x2032, .apostrophe),
    .init(0xFF07, 0xFF07, .apostrophe),
    .init(0xB4, 0xB4, .apostrophe),
    .init(0x2212, 0x2212, .hyphen),
    .init(0xFE58, 0xFE58, .hyphen),
    .init(0xFE63, 0xFE63, .hyphen),
    .init(0xFF0D, 0xFF0D, .hyphen),
    .init(0x2000, 0x200A, .space),
    .init(0x205F, 0x205F, .space),
    .init(0x3000, 0x3000, .space),
    .init(0x2028, 0x2029, .space),
    .init(0x34F, 0x34F, .ignored),
    .init(0x61C, 0x61C, .ignored),
    .init(0x200B, 0x200F, .ignored),
    .init(0x202A, 0x202E, .ignored),
    .init(0x2060, 0x2069, .ignored),
    .init(0xFE00, 0xFE0F, .ignored),
    .init(0xFEFF, 0xFEFF, .ignored),
    .init(0xB9, 0xB9, .digit, to: 0x31),
    .init(0xB2, 0xB3, .digit, to: 0x32),
    .init(0x2070, 0x2070, .digit, to: 0x30),
    .init(0x2074, 0x2079, .digit, to: 0x34),
    .init(0x2080, 0x2089, .digit, to: 0x30),
    .init(0xFF10, 0xFF19, .digit, to: 0x30),
    .init(0xAA, 0xAA, .letter, to: 0x61),
    .init(0xBA, 0xBA, .letter, to: 0x6F),
    .init(0xB5, 0xB5, .letter, to: 0x75),
    .init(0x1D49, 0x1D49, .letter, to: 0x65),
    .init(0x2B3, 0x2B3, .letter, to: 0x72),
    .init(0xFB00, 0xFB00, .letter, to: 0x6666),
    .init(0xFB01, 0xFB01, .letter, to: 0x6966),
    .init(0xFB02, 0xFB02, .letter, to: 0x6C66),
    .init(0xFF21, 0xFF3A, .letter, to: 0x61, isUpper: true),
    .init(0xFF41, 0xFF5A, .letter, to: 0x61),
    .init(0xFF0A, 0xFF0A, .star),
    .init(0xFF0E, 0xFF0E, .dot),
    .init(0x2024, 0x2024, .dot),
    .init(0x391, 0x3A9, .letter, to: 0x3B1, isUpper: true),
    .init(0x410, 0x42F, .letter, to: 0x430, isUpper: true),
    .init(0x400, 0x40F, .letter, to: 0x450, isUpper: true),
    .init(0x180, 0x2B8, .letter),
    .init(0x370, 0x1FFF, .letter),
    .init(0x2C00, 0x2DFF, .letter),
    .init(0x3005, 0xD7FF, .letter),
    .init(0xF900, 0xFDFF, .letter),
    .init(0xFE70, 0xFEFC, .letter),
    .init(0xFF66, 0xFFDC, .letter),
    .init(0x10000, 0x1CFFF, .letter),
    .init(0x1D400, 0x1EFFF, .letter),
    .init(0x20000, 0x2FFFF, .letter),
    .init(0x30000, 0x3FFFF, .letter),
]

extension Glyph {
    /// - Parameters:
    ///   - value: the code point, at least U+0080.
    ///   - raw: its UTF-8 bytes, the first one lowest.
    init(scalar value: UInt32, raw: UInt32, width: Int) {
        switch value {
        case 0xC0...0x17F:
            let upper =
                value < 0x100
                ? value < 0xDF : value < 0x138 ? value & 1 == 0 : value & 1 == (value < 0x149 || value > 0x178 ? 1 : 0)
            self = Glyph(
                table: latin1AndExtendedA, at: value - 0xC0, value: value, raw: raw, width: width, isUpper: upper)
        case 0x1CD...0x21F:
            self = Glyph(table: extendedB, at: value - 0x1CD, value: value, raw: raw, width: width, isUpper: false)
        case 0x1E00...0x1EFF:
            self = Glyph(
                table: extendedAdditional, at: value - 0x1E00, value: value, raw: raw, width: width,
                isUpper: value & 1 == 0)
        default:
            for range in ranges where value &- range.first <= range.others {
                let folded = UInt32(range.folded) &+ value &- range.first
                self.init(
                    range.category, width: width,
                    folded: range.folded == 0 ? raw : range.isUpper && folded > 0x7F ? Glyph.utf8(folded) : folded,
                    isUpper: range.isUpper)
                return
            }
            self.init(.other, width: width)
        }
    }

    private init(table: StaticString, at index: UInt32, value: UInt32, raw: UInt32, width: Int, isUpper: Bool) {
        let position = Int(index)
        let letter: UInt8 = position < table.utf8CodeUnitCount ? table.utf8Start[position] : 0x3F
        switch letter {
        case 0x20: self.init(.other, width: width)
        case 0x2A: self.init(.letter, width: width, folded: Glyph.doubled(value), isUpper: isUpper)
        case 0x3F: self.init(.letter, width: width, folded: raw, isUpper: isUpper)
        default: self.init(.letter, width: width, folded: UInt32(letter), isUpper: isUpper)
        }
    }

    private static func doubled(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x152, 0x153: return 0x656F  // oe
        case 0xC6, 0xE6: return 0x6561  // ae
        case 0xDF, 0x1E9E: return 0x7373  // ss
        case 0x132, 0x133: return 0x6A69  // ij
        default: return 0x6874  // th
        }
    }

    /// Two bytes of UTF-8, the first one lowest, for a code point below U+0800.
    private static func utf8(_ value: UInt32) -> UInt32 {
        (0xC0 | value >> 6) | (0x80 | value & 0x3F) << 8
    }
}
