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
        case 0x2019, 0x2018, 0x201B, 0x2BC, 0x2032, 0xFF07, 0xB4: self.init(.apostrophe, width: width)
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: self.init(.hyphen, width: width)
        case 0xA0, 0x202F, 0x2000...0x200A, 0x205F, 0x3000, 0x2028, 0x2029: self.init(.space, width: width)
        case 0xAD, 0x34F, 0x61C, 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F,
            0xFEFF:
            self.init(.ignored, width: width)
        default: self = Glyph(rare: value, raw: raw, width: width)
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

    private init(rare value: UInt32, raw: UInt32, width: Int) {
        switch value {
        case 0xB9: self.init(.digit, width: width, folded: 0x31)
        case 0xB2, 0xB3: self.init(.digit, width: width, folded: value - 0x80)
        case 0x2070, 0x2074...0x2079: self.init(.digit, width: width, folded: value - 0x2040)
        case 0x2080...0x2089: self.init(.digit, width: width, folded: value - 0x2050)
        case 0xAA: self.init(.letter, width: width, folded: 0x61)
        case 0xBA: self.init(.letter, width: width, folded: 0x6F)
        case 0xB5: self.init(.letter, width: width, folded: 0x75)
        case 0x1D49: self.init(.letter, width: width, folded: 0x65)  // ᵉ
        case 0x2B3: self.init(.letter, width: width, folded: 0x72)  // ʳ
        case 0xFB01: self.init(.letter, width: width, folded: 0x6966)  // ﬁ
        case 0xFB02: self.init(.letter, width: width, folded: 0x6C66)  // ﬂ
        case 0xFB00: self.init(.letter, width: width, folded: 0x6666)  // ﬀ
        case 0xFF10...0xFF19: self.init(.digit, width: width, folded: value - 0xFEE0)
        case 0xFF21...0xFF3A: self.init(.letter, width: width, folded: value - 0xFEC0, isUpper: true)
        case 0xFF41...0xFF5A: self.init(.letter, width: width, folded: value - 0xFEE0)
        case 0xFF0A: self.init(.star, width: width)
        case 0xFF0E, 0x2024: self.init(.dot, width: width)
        case 0x391...0x3A9, 0x410...0x42F:
            self.init(.letter, width: width, folded: Glyph.utf8(value + 0x20), isUpper: true)
        case 0x400...0x40F: self.init(.letter, width: width, folded: Glyph.utf8(value + 0x50), isUpper: true)
        case 0x180...0x2B8, 0x370...0x1FFF, 0x2C00...0x2DFF, 0x3005...0xD7FF, 0xF900...0xFDFF, 0xFE70...0xFEFC,
            0xFF66...0xFFDC, 0x10000...0x1CFFF, 0x1D400...0x1EFFF, 0x20000...0x3FFFF:
            self.init(.letter, width: width, folded: raw)
        default: self.init(.other, width: width)
        }
    }

    /// Two bytes of UTF-8, the first one lowest, for a code point below U+0800.
    private static func utf8(_ value: UInt32) -> UInt32 {
        (0xC0 | value >> 6) | (0x80 | value & 0x3F) << 8
    }
}
