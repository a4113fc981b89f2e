internal import CBytes

/// Passing over the parts of a text in which nothing is to be done, sixteen bytes at a time.
public enum QuietText {
    /// How many bytes from `index` on are quiet: spaces, lower-case letters, those with accents among them. Signs, digits,
    /// capitals and punctuation above ASCII are not, with none of their bytes when `index` is where a character begins.
    public static func run(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        var end = cbytes_first_loud(text.baseAddress, text.count, index)
        // A second byte below 0xA0 makes the first one a capital's or a sign's.
        if end < text.count, end > index, text[end] & 0xE0 == 0x80 { end -= 1 }
        return end - index
    }

    /// Where the first byte stands, from `index` on, that may need an escape in JSON (RFC 8259, §7) or in a script: a
    /// control, `"`, `<`, `\`, 0x7F, or the first byte of U+2028 and its like; the end where there is none.
    public static func firstEscaped(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        cbytes_first_escaped(text.baseAddress, text.count, index)
    }
}
