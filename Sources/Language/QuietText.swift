/// Passing over the parts of a text in which nothing is to be done, eight bytes at a time.
public enum QuietText {
    /// How many bytes from `index` on are quiet, counted up to eight: spaces, lower-case letters, those with accents
    /// among them. Signs, digits, capitals and punctuation above ASCII are not, with none of their bytes when `index` is
    /// where a character begins. Fewer than eight bytes before the end count as none.
    @inlinable
    public static func count(_ text: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        guard index + 8 <= text.count else { return 0 }
        let word = UInt64(
            littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = word & (ones &* 0x7F)
        // In the highest bit of each byte, what holds for it; no sum carries into the next byte.
        let isLetter = low &+ (ones &* 0x1F)
        let isNoSpace = (low ^ (ones &* 0x20)) &+ (ones &* 0x7F)
        let isFromA0 = low &+ (ones &* 0x60)
        // 0xC2 and 0xE2 differ in one bit.
        let isNoSign = ((low | ones &* 0x20) ^ (ones &* 0x62)) &+ (ones &* 0x7F)
        let isQuiet = (word & isFromA0 & isNoSign) | (~word & (isLetter | ~isNoSpace))
        // A second byte below 0xA0 makes the first one a capital's or a sign's; behind the eighth byte may stand one.
        let isBelowA0 = word & ~isFromA0 & (ones &* 0x80)
        let isLastCut = (word >> 62 & 3) == 3 ? UInt64(1) << 63 : 0
        let others = ~isQuiet & (ones &* 0x80) | isBelowA0 >> 8 | isLastCut
        return others.trailingZeroBitCount / 8
    }
}
