/// Characters that nobody sees: of no width, or that turn the direction of writing. Pasted with a text, they make two names
/// that look alike differ, or hide what a line says.
public enum InvisibleCharacter {
    /// Whether a scalar is one (Unicode's Default_Ignorable_Code_Point, with U+FFF9 to U+FFFB).
    public static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3,
            0x1D173...0x1D17A, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// Whether a scalar has no use in any text: it turns the direction of what follows, or is the mark of a file's
    /// beginning, or a space without width as web pages have them.
    public static func isNeverOfUse(_ value: UInt32) -> Bool {
        switch value {
        case 0x200B, 0x202A...0x202E, 0x2066...0x2069, 0x206A...0x206F, 0xFEFF, 0xFFF0...0xFFFB, 0x3164, 0xFFA0: true
        default: false
        }
    }

    /// Whether languages or pictures need a scalar between these two: joiners in Persian, in the scripts of India and in
    /// pictures made of several; the signs that choose between forms of one character, and the letters of flags.
    public static func isNeeded(_ value: UInt32, after: UInt32?, before: UInt32?) -> Bool {
        switch value {
        case 0x200C, 0x200D: isOfOtherScript(after) && isOfOtherScript(before)
        case 0xFE00...0xFE0F, 0xE0020...0xE007F, 0xE0100...0xE01EF: isOfOtherScript(after)
        case 0x34F, 0x180B...0x180F, 0x17B4, 0x17B5, 0x115F, 0x1160: isOfOtherScript(after) || isOfOtherScript(before)
        default: false
        }
    }

    /// Above the Latin letters, Greek and Cyrillic; `#`, `*` and digits, of which pictures of keys are made, by their sign.
    private static func isOfOtherScript(_ value: UInt32?) -> Bool {
        guard let value else { return false }
        return value >= 0x590 || value == 0xA9 || value == 0xAE || value == 0x23 || value == 0x2A
            || (0x30...0x39).contains(value)
    }

    /// A text in which these can be read: `D[U+200B]DT`.
    public static func shown(in text: String) -> String {
        text.unicodeScalars.map { scalar in
            isInvisible(scalar.value)
                ? "[U+" + String(scalar.value, radix: 16, uppercase: true) + "]" : String(Character(scalar))
        }.joined()
    }
}
